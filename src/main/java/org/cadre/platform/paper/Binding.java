package org.cadre.platform.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/** What is done to a drawn PDF before it leaves: its description, its links' words, its attachments, its identity. */
final class Binding {

    private static final String PRODUCER = "Cadre";
    private static final COSName STRUCTURE_PARENT = COSName.getPDFName("StructParent");

    private final PDDocument document;

    Binding(PDDocument document) {
        this.document = document;
    }

    void finish(Details details, String xhtml) throws IOException {
        describe(details);
        putWordsToLinks();
        dropEmptyTableParts();
        attach(details);
        identify(details, xhtml);
    }

    private void describe(Details details) throws IOException {
        var information = new PDDocumentInformation();
        information.setTitle(details.title());
        information.setAuthor(details.author());
        information.setProducer(PRODUCER);
        information.setCreationDate(calendar(details));
        information.setModificationDate(calendar(details));
        document.setDocumentInformation(information);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(Xmp.packet(details, PRODUCER));
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage(details.language());
    }

    private static GregorianCalendar calendar(Details details) {
        return GregorianCalendar.from(details.created().atZone(ZoneOffset.UTC));
    }

    /** ISO 14289-1, 7.18.1 and 7.18.5: a link says in its Contents where it leads; the renderer leaves that out. */
    private void putWordsToLinks() throws IOException {
        var words = wordsOfStructure();
        for (var page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                var key = annotation.getCOSObject().getInt(STRUCTURE_PARENT);
                annotation.setContents(words.getOrDefault(key, ""));
            }
        }
    }

    private Map<Integer, String> wordsOfStructure() {
        var words = new LinkedHashMap<Integer, String>();
        var tree = document.getDocumentCatalog()
                .getStructureTreeRoot()
                .getCOSObject()
                .getCOSDictionary(COSName.PARENT_TREE);
        var numbers = tree.getCOSArray(COSName.NUMS);
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            if (numbers.getObject(i + 1) instanceof COSDictionary element) {
                words.put(numbers.getInt(i), element.getString(COSName.ALT, ""));
            }
        }
        return words;
    }

    /** The renderer writes a head and a foot for each table, also where there is none. */
    private void dropEmptyTableParts() {
        var root = document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
        dropEmptyTableParts(root);
    }

    private static void dropEmptyTableParts(COSDictionary element) {
        if (element.getDictionaryObject(COSName.K) instanceof COSArray kids) {
            for (int i = kids.size() - 1; i >= 0; i--) {
                if (kids.getObject(i) instanceof COSDictionary kid) {
                    if (isEmptyTablePart(kid)) {
                        kids.remove(i);
                    } else {
                        dropEmptyTableParts(kid);
                    }
                }
            }
        } else if (element.getDictionaryObject(COSName.K) instanceof COSDictionary kid) {
            dropEmptyTableParts(kid);
        }
    }

    private static boolean isEmptyTablePart(COSDictionary element) {
        var name = element.getNameAsString(COSName.S, "");
        return (name.equals("THead") || name.equals("TFoot") || name.equals("TBody"))
                && !element.containsKey(COSName.K);
    }

    private void attach(Details details) throws IOException {
        if (details.attachments().isEmpty()) {
            return;
        }
        var byName = new LinkedHashMap<String, PDComplexFileSpecification>();
        var associated = new COSArray();
        for (var attachment : details.attachments()) {
            var specification = specification(attachment, details);
            if (byName.put(attachment.fileName(), specification) != null) {
                throw new IllegalArgumentException("Two attachments are named " + attachment.fileName());
            }
            associated.add(specification);
        }
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(byName);
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);
    }

    private PDComplexFileSpecification specification(Attachment attachment, Details details) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(attachment.bytes()), COSName.FLATE_DECODE);
        file.setSubtype(attachment.mediaType());
        file.setSize(attachment.bytes().length);
        file.setCreationDate(calendar(details));
        file.setModDate(calendar(details));
        var specification = new PDComplexFileSpecification();
        specification.setFile(attachment.fileName());
        specification.setFileUnicode(attachment.fileName());
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.setFileDescription(attachment.description());
        specification
                .getCOSObject()
                .setName(
                        COSName.getPDFName("AFRelationship"),
                        attachment.relation().inPdf());
        return specification;
    }

    /** Both ids from the input, so that nothing of the moment or the machine enters the file. */
    private void identify(Details details, String xhtml) {
        var id = new COSString(Arrays.copyOf(digest(details, xhtml), 16));
        var ids = new COSArray();
        ids.add(id);
        ids.add(id);
        document.getDocument().getTrailer().setItem(COSName.ID, ids);
    }

    private static byte[] digest(Details details, String xhtml) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, xhtml, details.title(), details.author(), details.language());
            add(digest, details.created().toString());
            for (var attachment : details.attachments()) {
                add(digest, attachment.fileName(), attachment.mediaType(), attachment.description());
                add(digest, attachment.relation().name());
                add(digest, attachment.bytes());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String... texts) {
        for (var text : texts) {
            add(digest, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
