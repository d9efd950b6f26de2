package org.cadre.platform.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cadre.platform.text.Sentence;

/**
 * Looks through the parts of a workbook before they are read: how large each really is when it is unpacked, whether a cell
 * claims a place that no sheet has, and which cells are merged. Nothing is written to disk, and no entity is followed.
 */
final class XlsxParts {
    private static final long MOST_IN_A_SHEET = 400L * 1024 * 1024;
    private static final long MOST_TEXTS = 48L * 1024 * 1024;
    private static final long MOST_ELSE = 8L * 1024 * 1024;
    private static final int MOST_PARTS = 5_000;
    private static final int MOST_MERGED = 20_000;
    private static final int LAST_COLUMN = 16_383;
    private static final int LAST_ROW = 1_048_576;
    private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");

    /** What was seen of one sheet. */
    sealed interface Look {
        record Good(List<MergedCells.Block> merged) implements Look {}

        record Refused(Sentence why) implements Look {}
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private XlsxParts() {}

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Why the file cannot be a workbook we read. */
    static Optional<Sentence> refusal(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.xml") == null) {
                return Optional.of(Sentence.of("sheet.no-workbook"));
            }
            if (zip.size() > MOST_PARTS) {
                return Optional.of(Sentence.of("sheet.bomb"));
            }
            for (String part : List.of("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
                drain(zip, part, MOST_ELSE);
            }
            drain(zip, "xl/styles.xml", MOST_ELSE);
            drain(zip, "xl/sharedStrings.xml", MOST_TEXTS);
            return Optional.empty();
        } catch (TooLarge _) {
            return Optional.of(Sentence.of("sheet.bomb"));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.of(Sentence.of("sheet.damaged"));
        }
    }

    private static void drain(ZipFile zip, String part, long most) throws IOException {
        var entry = zip.getEntry(part);
        if (entry != null) {
            try (var in = bounded(zip, entry, most)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    /** What the packed file says of its size is not believed. */
    private static InputStream bounded(ZipFile zip, ZipEntry entry, long most) throws IOException {
        return new FilterInputStream(zip.getInputStream(entry)) {
            private long left = most;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int read = super.read(into, from, most);
                left -= Math.max(read, 0);
                if (left < 0) {
                    throw new TooLarge();
                }
                return read;
            }
        };
    }

    static Look look(Path file, String tab) {
        try (var zip = new ZipFile(file.toFile())) {
            var part = zip.getEntry(partOf(zip, tab));
            if (part == null) {
                return new Look.Refused(Sentence.of("sheet.damaged"));
            }
            try (var in = bounded(zip, part, MOST_IN_A_SHEET)) {
                return look(factory().createXMLStreamReader(in));
            }
        } catch (TooLarge _) {
            return new Look.Refused(Sentence.of("sheet.bomb"));
        } catch (XMLStreamException e) {
            return new Look.Refused(
                    Sentence.of(e.getNestedException() instanceof TooLarge ? "sheet.bomb" : "sheet.damaged"));
        } catch (IOException | IllegalArgumentException _) {
            return new Look.Refused(Sentence.of("sheet.damaged"));
        }
    }

    private static Look look(XMLStreamReader xml) throws XMLStreamException {
        var merged = new ArrayList<MergedCells.Block>();
        long spanned = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("c")) {
                String place = xml.getAttributeValue(null, "r");
                if (place != null && !isPlace(place)) {
                    return new Look.Refused(Sentence.of("sheet.damaged"));
                }
            } else if (xml.getLocalName().equals("mergeCell")) {
                var block = block(Objects.requireNonNullElse(xml.getAttributeValue(null, "ref"), ""));
                if (block.isPresent()) {
                    merged.add(block.get());
                    spanned += block.get().lastRow() - block.get().firstRow();
                }
                if (merged.size() > MOST_MERGED || spanned > LAST_ROW) {
                    return new Look.Refused(Sentence.of("sheet.too-many-merged", MOST_MERGED));
                }
            }
        }
        return new Look.Good(merged);
    }

    private static boolean isPlace(String place) {
        var parts = PLACE.matcher(place);
        return parts.matches() && column(parts.group(1)) <= LAST_COLUMN && Integer.parseInt(parts.group(2)) <= LAST_ROW;
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    private static Optional<MergedCells.Block> block(String address) {
        String[] corners = address.split(":", 2);
        if (corners.length < 2 || !isPlace(corners[0]) || !isPlace(corners[1])) {
            return Optional.empty();
        }
        var first = PLACE.matcher(corners[0]);
        var last = PLACE.matcher(corners[1]);
        return first.matches() && last.matches()
                ? Optional.of(new MergedCells.Block(
                        address,
                        Integer.parseInt(first.group(2)),
                        column(first.group(1)),
                        Integer.parseInt(last.group(2)),
                        column(last.group(1))))
                : Optional.empty();
    }

    /** Where in the file a sheet stands: by its name in the workbook and the workbook's list of parts. */
    private static String partOf(ZipFile zip, String tab) throws IOException, XMLStreamException {
        String id = attribute(zip, "xl/workbook.xml", "sheet", "name", tab, "id");
        String target = attribute(zip, "xl/_rels/workbook.xml.rels", "Relationship", "Id", id, "Target");
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static String attribute(
            ZipFile zip, String part, String element, String named, String value, String asked)
            throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return "";
        }
        try (var in = bounded(zip, entry, MOST_ELSE)) {
            var xml = factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)
                        && value.equals(local(xml, named))) {
                    return local(xml, asked);
                }
            }
            return "";
        }
    }

    private static String local(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }
}
