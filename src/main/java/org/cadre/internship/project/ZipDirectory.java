package org.cadre.internship.project;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The list of contents at the end of a ZIP container, as Office documents are. It is read as it stands: nothing is
 * unpacked, so a bomb stays closed.
 */
record ZipDirectory(List<Entry> entries) {
    /**
     * @param packed bytes it takes in the container
     * @param unpacked bytes it says it would take outside
     */
    record Entry(String name, long packed, long unpacked) {}

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY_BYTES = 46;
    private static final int LONGEST_COMMENT = 0xffff;

    /** Office documents hold far less: pictures are packed already, and text is never this long. */
    private static final long MOST_UNPACKED = 500L * 1024 * 1024;

    private static final long MOST_UNPACKED_OF_ONE = 200L * 1024 * 1024;
    private static final int MOST_ENTRIES = 5000;

    ZipDirectory {
        entries = List.copyOf(entries);
    }

    /** None where there is no list that makes sense. */
    static Optional<ZipDirectory> of(byte[] file) {
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int end = endOf(bytes);
        if (end < 0) {
            return Optional.empty();
        }
        int count = Short.toUnsignedInt(bytes.getShort(end + 10));
        long start = Integer.toUnsignedLong(bytes.getInt(end + 16));
        var entries = new ArrayList<Entry>();
        long at = start;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_BYTES > end || bytes.getInt((int) at) != ENTRY) {
                return Optional.empty();
            }
            int here = (int) at;
            int name = Short.toUnsignedInt(bytes.getShort(here + 28));
            int more = Short.toUnsignedInt(bytes.getShort(here + 30)) + Short.toUnsignedInt(bytes.getShort(here + 32));
            if (at + ENTRY_BYTES + name + more > end) {
                return Optional.empty();
            }
            entries.add(new Entry(
                    new String(file, here + ENTRY_BYTES, name, StandardCharsets.UTF_8),
                    Integer.toUnsignedLong(bytes.getInt(here + 20)),
                    Integer.toUnsignedLong(bytes.getInt(here + 24))));
            at += ENTRY_BYTES + name + more;
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new ZipDirectory(entries));
    }

    private static int endOf(ByteBuffer bytes) {
        int last = bytes.limit() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (bytes.getInt(at) == END) {
                return at;
            }
        }
        return -1;
    }

    /** Whether it would swell beyond anything a document needs when somebody opens it. */
    boolean isBomb() {
        long all = 0;
        for (var entry : entries) {
            all += entry.unpacked;
            if (entry.unpacked > MOST_UNPACKED_OF_ONE) {
                return true;
            }
        }
        return all > MOST_UNPACKED || entries.size() > MOST_ENTRIES;
    }

    /** A macro, a program or another container inside. */
    boolean holdsAProgram() {
        return entries.stream()
                .map(entry -> entry.name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith("vbaproject.bin")
                        || name.endsWith(".exe")
                        || name.endsWith(".dll")
                        || name.endsWith(".com")
                        || name.endsWith(".scr")
                        || name.endsWith(".bat")
                        || name.endsWith(".ps1")
                        || name.endsWith(".jar")
                        || name.endsWith(".zip"));
    }

    /** Whether it is the kind of document its ending says. */
    boolean isDocument(String ending) {
        return switch (ending) {
            case "docx" -> has("[Content_Types].xml") && hasFolder("word/");
            case "xlsx" -> has("[Content_Types].xml") && hasFolder("xl/");
            case "pptx" -> has("[Content_Types].xml") && hasFolder("ppt/");
            default -> has("mimetype") && has("content.xml");
        };
    }

    private boolean has(String name) {
        return entries.stream().anyMatch(entry -> entry.name.equals(name));
    }

    private boolean hasFolder(String folder) {
        return entries.stream().anyMatch(entry -> entry.name.startsWith(folder));
    }
}
