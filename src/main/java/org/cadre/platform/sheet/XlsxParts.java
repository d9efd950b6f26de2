package org.cadre.platform.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a packed workbook. They are found as the library that reads the rows finds them, which unpacks the same way and
 * takes a name in any case, so that what is looked at is what is read; therefore no name may stand there twice. Nothing is
 * written to disk, and no entity is followed.
 */
final class XlsxParts implements AutoCloseable {
    private static final int MOST_PARTS = 5_000;

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private XlsxParts(ZipFile zip) {
        this.zip = zip;
    }

    static XlsxParts open(Path file) throws IOException {
        var parts = new XlsxParts(ZipFile.builder().setPath(file).get());
        try {
            parts.list();
            return parts;
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void list() throws IOException {
        for (var part : Collections.list(zip.getEntries())) {
            if (parts.put(part.getName(), part) != null) {
                throw new IOException("two parts of one name");
            }
            if (parts.size() > MOST_PARTS) {
                throw new TooLarge();
            }
        }
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    /** Unpacks a part for nothing but its size. */
    void drain(String part, long most) throws IOException {
        if (has(part)) {
            try (var in = bounded(part, most)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    /** What the packed file says of its size is not believed. */
    InputStream bounded(String part, long most) throws IOException {
        return new FilterInputStream(zip.getInputStream(Objects.requireNonNull(parts.get(part)))) {
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

    /** Shows each element of a name in a part that may be missing; how many there are. */
    int each(String part, long most, String element, Consumer<XMLStreamReader> shown)
            throws IOException, XMLStreamException {
        if (!has(part)) {
            return 0;
        }
        int count = 0;
        try (var in = bounded(part, most)) {
            var xml = read(in);
            while (begins(xml)) {
                if (xml.getLocalName().equals(element)) {
                    shown.accept(xml);
                    count++;
                }
            }
        }
        return count;
    }

    static XMLStreamReader read(InputStream part) throws XMLStreamException {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(part);
    }

    /** Goes on to where the next element begins; no program that writes workbooks declares a document type. */
    static boolean begins(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a document type");
                default -> {
                    // what stands between elements is passed over
                }
            }
        }
        return false;
    }

    static String attribute(XMLStreamReader xml, String name) {
        return attribute(xml, null, name);
    }

    static String attribute(XMLStreamReader xml, @Nullable String namespace, String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(namespace, name), "");
    }

    /** What to say when a part could not be unpacked or understood. */
    static Sentence why(Exception broken) {
        for (Throwable e = broken; e != null; e = causeOf(e)) {
            if (e instanceof TooLarge) {
                return Sentence.of("sheet.bomb");
            }
        }
        return Sentence.of("sheet.damaged");
    }

    private static @Nullable Throwable causeOf(Throwable e) {
        return e instanceof XMLStreamException xml && xml.getNestedException() != null
                ? xml.getNestedException()
                : e.getCause();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
