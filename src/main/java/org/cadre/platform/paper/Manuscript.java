package org.cadre.platform.paper;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XHTML of a paper, read strictly and made ready: letters composed, pictures and links with words for those who listen. */
final class Manuscript {

    private final Document document;
    private final @Nullable Logo logo;

    private Manuscript(Document document, @Nullable Logo logo) {
        this.document = document;
        this.logo = logo;
    }

    static Manuscript read(String xhtml, String language, @Nullable Logo logo) {
        refuse(xhtml.codePoints()
                .filter(Manuscript::isForbiddenInXml)
                .distinct()
                .mapToObj(Character::toString)
                .toList());
        var manuscript = new Manuscript(parse(xhtml), logo);
        manuscript.makeReady(language);
        return manuscript;
    }

    Document document() {
        return document;
    }

    private static Document parse(String xhtml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            // Without a document type there are no entities, so nothing to fetch and nothing to blow up.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (SAXParseException e) {
            throw new IllegalArgumentException(
                    "The paper is not well-formed XHTML: line %d: %s".formatted(e.getLineNumber(), e.getMessage()), e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException("The paper is not well-formed XHTML", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeReady(String language) {
        var root = document.getDocumentElement();
        if (root.getAttribute("lang").isEmpty()) {
            root.setAttribute("lang", language);
        }
        var unprintable = new LinkedHashSet<String>();
        makeReady(root, unprintable);
        refuse(List.copyOf(unprintable));
    }

    private void makeReady(Node node, LinkedHashSet<String> unprintable) {
        switch (node) {
            case Text text -> {
                text.setData(composed(text.getData()));
                unprintable.addAll(Face.unprintable(text.getData()));
            }
            case Element element -> {
                switch (element.getLocalName()) {
                    case "head" -> {}
                    case "svg" -> describePicture(element, titleOf(element));
                    case "img" -> {
                        if (isWanted(element)) {
                            describePicture(element, null);
                        }
                    }
                    case "a" -> {
                        childrenOf(element).forEach(child -> makeReady(child, unprintable));
                        describeLink(element);
                    }
                    default -> childrenOf(element).forEach(child -> makeReady(child, unprintable));
                }
            }
            default -> {}
        }
    }

    /** Whether the picture stays; where no logo is to be shown, its place goes with it. */
    private boolean isWanted(Element picture) {
        if (!Logo.ASKED_FOR.equals(picture.getAttribute("src"))) {
            return true;
        }
        if (logo != null) {
            logo.fill(picture);
            return true;
        }
        var place = picture.getParentNode();
        place.removeChild(picture);
        if (place.getTextContent().isBlank()) {
            place.getParentNode().removeChild(place);
        }
        return false;
    }

    /** Letter and accent as one character where there is one: the renderer sets one glyph after the other. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(codePoint -> codePoint == '\u00ad' || !Face.isInvisible(codePoint))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void describePicture(Element picture, @Nullable String title) {
        if (title != null && picture.getAttribute("alt").isBlank()) {
            picture.setAttribute("alt", title);
        }
        if (picture.getAttribute("alt").isBlank()) {
            throw new IllegalArgumentException("A picture of the paper has no alternative text: <%s class=\"%s\">"
                    .formatted(picture.getLocalName(), picture.getAttribute("class")));
        }
        if (picture.getElementsByTagNameNS("*", "text").getLength() > 0) {
            throw new IllegalArgumentException(
                    "Text inside an SVG picture would be set in a font of the machine: draw it, or set it beside");
        }
    }

    private static @Nullable String titleOf(Element picture) {
        return childrenOf(picture).stream()
                .filter(child -> "title".equals(child.getLocalName()))
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse(null);
    }

    private static void describeLink(Element link) {
        if (link.hasAttribute("href") && link.getAttribute("title").isBlank()) {
            var words = link.getTextContent().strip().replaceAll("\\s+", " ");
            link.setAttribute("title", words.isEmpty() ? link.getAttribute("href") : words);
        }
    }

    private static List<Node> childrenOf(Node node) {
        var children = new ArrayList<Node>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }

    private static boolean isForbiddenInXml(int codePoint) {
        return (codePoint < ' ' && codePoint != '\t' && codePoint != '\n' && codePoint != '\r')
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
                || codePoint == 0xFFFE
                || codePoint == 0xFFFF;
    }

    private static void refuse(List<String> unprintable) {
        if (!unprintable.isEmpty()) {
            throw new UnprintableText(unprintable);
        }
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
