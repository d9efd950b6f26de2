package org.cadre.certification.credential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import org.jspecify.annotations.Nullable;

/**
 * A credential inside an SVG: the element {@code openbadges:credential} under its root, with a document as its text or a
 * token in its attribute {@code verify}. Nothing outside of the file is read, and no entity is expanded.
 */
public final class BakedSvg {
    private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
    private static final String PREFIX = "openbadges";
    private static final QName CREDENTIAL = new QName(NAMESPACE, "credential", PREFIX);
    private static final QName VERIFY = new QName("verify");
    private static final QName ROOT = new QName("http://www.w3.org/2000/svg", "svg");

    private BakedSvg() {}

    /** The picture with the credential, JSON or token, inside; what it shows stays the same. */
    public static byte[] bake(byte[] svg, String credential) {
        if (find(svg) != null) {
            throw new UnsafeDocument(UnsafeDocument.Problem.TWO_INSIDE, "SVG");
        }
        var baked = new ByteArrayOutputStream(svg.length + credential.length());
        try {
            var writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(baked, StandardCharsets.UTF_8.name());
            var reader = reader(svg);
            boolean inside = false;
            while (reader.hasNext()) {
                var event = reader.nextEvent();
                if (event.getEventType() == XMLStreamConstants.DTD) {
                    continue;
                }
                writer.add(event);
                if (event.isStartElement() && !inside) {
                    write(credential, writer);
                    inside = true;
                }
            }
            writer.close();
            return baked.toByteArray();
        } catch (XMLStreamException e) {
            throw new UnsafeDocument(UnsafeDocument.Problem.NOT_A_PICTURE, String.valueOf(e.getMessage()));
        }
    }

    private static void write(String credential, XMLEventWriter writer) throws XMLStreamException {
        var events = XMLEventFactory.newDefaultFactory();
        boolean token = !credential.stripLeading().startsWith("{");
        Iterator<Attribute> attributes = token
                ? List.of(events.createAttribute(VERIFY, credential)).iterator()
                : List.<Attribute>of().iterator();
        writer.add(events.createStartElement(
                CREDENTIAL,
                attributes,
                List.of(events.createNamespace(PREFIX, NAMESPACE)).iterator()));
        if (!token) {
            writer.add(events.createCData(credential.replace("]]>", "]]\\u003e")));
        }
        writer.add(events.createEndElement(CREDENTIAL, null));
    }

    /** The credential inside: exactly one. */
    public static String unbake(byte[] svg) {
        var found = find(svg);
        if (found == null) {
            throw new UnsafeDocument(UnsafeDocument.Problem.NOTHING_INSIDE, "SVG");
        }
        return found;
    }

    private static @Nullable String find(byte[] svg) {
        try {
            var reader = reader(svg);
            String found = null;
            boolean root = false;
            while (reader.hasNext()) {
                var event = reader.nextEvent();
                if (!(event instanceof StartElement element)) {
                    continue;
                }
                if (!root && !element.getName().equals(ROOT)) {
                    throw new UnsafeDocument(
                            UnsafeDocument.Problem.NOT_A_PICTURE,
                            element.getName().getLocalPart());
                }
                root = true;
                if (element.getName().equals(CREDENTIAL)) {
                    if (found != null) {
                        throw new UnsafeDocument(UnsafeDocument.Problem.TWO_INSIDE, "SVG");
                    }
                    found = content(element, reader);
                }
            }
            return found;
        } catch (XMLStreamException e) {
            throw new UnsafeDocument(UnsafeDocument.Problem.NOT_A_PICTURE, String.valueOf(e.getMessage()));
        }
    }

    private static String content(StartElement element, XMLEventReader reader) throws XMLStreamException {
        var token = element.getAttributeByName(VERIFY);
        var text = reader.getElementText().strip();
        if (token == null) {
            return text;
        }
        if (!text.isEmpty()) {
            throw new UnsafeDocument(UnsafeDocument.Problem.TWO_INSIDE, "SVG");
        }
        return token.getValue().strip();
    }

    private static XMLEventReader reader(byte[] svg) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
        return factory.createXMLEventReader(new ByteArrayInputStream(svg));
    }
}
