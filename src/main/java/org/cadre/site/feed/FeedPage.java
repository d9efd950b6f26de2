package org.cadre.site.feed;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cadre.people.Open;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The feeds, as RFC 4287 (Atom) has them. */
@Controller
final class FeedPage {
    private static final int MOST = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final List<FeedSource> sources;
    private final Settings settings;
    private final Texts texts;

    FeedPage(List<FeedSource> sources, Settings settings, Texts texts) {
        this.sources = sources;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping("/feeds/{name}.atom")
    @Open
    Reply feed(@PathVariable String name) {
        var source = sources.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
        return new Reply.Kept(name + ".atom", "application/atom+xml;charset=UTF-8", written(source), source.kept());
    }

    private byte[] written(FeedSource source) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            write(xml, source, source.news(MOST));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void write(XMLStreamWriter xml, FeedSource source, List<FeedSource.News> news) throws XMLStreamException {
        String self = settings.link("/feeds/" + source.name() + ".atom");
        text(xml, "id", self);
        text(xml, "title", settings.associationName() + ": " + texts.say(source.title()));
        text(
                xml,
                "updated",
                news.stream()
                        .map(FeedSource.News::at)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH)
                        .toString());
        link(xml, "self", self);
        link(xml, "alternate", settings.link(source.place()));
        xml.writeStartElement("author");
        text(xml, "name", settings.associationName());
        xml.writeEndElement();
        for (var one : news) {
            xml.writeStartElement("entry");
            text(xml, "id", one.id());
            text(xml, "title", one.title());
            text(xml, "updated", one.at().toString());
            link(xml, "alternate", settings.link(one.href()));
            text(xml, "summary", one.summary());
            xml.writeEndElement();
        }
    }

    private static void link(XMLStreamWriter xml, String relation, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", href);
    }

    /** Without the characters that XML has no way to write. */
    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
        xml.writeEndElement();
    }
}
