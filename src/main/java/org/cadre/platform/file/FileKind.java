package org.cadre.platform.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of file that people may give us: known by the ending of the name, and the first bytes must agree. Nothing
 * is unpacked or looked into further; each feature says which of these it takes.
 */
public enum FileKind {
    PDF(Beginning.PDF, "application/pdf", "pdf"),
    DOCX(Beginning.ZIP, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX(Beginning.ZIP, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX(Beginning.ZIP, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT(Beginning.ZIP, "application/vnd.oasis.opendocument.text", "odt"),
    ODS(Beginning.ZIP, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP(Beginning.ZIP, "application/vnd.oasis.opendocument.presentation", "odp"),
    DOC(Beginning.OLE, "application/msword", "doc"),
    XLS(Beginning.OLE, "application/vnd.ms-excel", "xls"),
    PPT(Beginning.OLE, "application/vnd.ms-powerpoint", "ppt"),
    PNG(Beginning.PNG, "image/png", "png"),
    JPEG(Beginning.JPEG, "image/jpeg", "jpg", "jpeg"),
    GIF(Beginning.GIF, "image/gif", "gif"),
    WEBP(Beginning.RIFF, "image/webp", "webp"),
    TEXT(Beginning.TEXT, "text/plain;charset=UTF-8", "txt", "md", "csv"),
    CALENDAR(Beginning.CALENDAR, "text/calendar;charset=UTF-8", "ics");

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ENDING = 6;

    private final Beginning beginning;
    private final String mediaType;
    private final List<String> endings;

    FileKind(Beginning beginning, String mediaType, String... endings) {
        this.beginning = beginning;
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /** The kind that the ending of a file's name says, when it is one of those taken. */
    public static Optional<FileKind> named(String name, Collection<FileKind> taken) {
        String ending = ending(name);
        return taken.stream().filter(kind -> kind.endings.contains(ending)).findFirst();
    }

    /** Whether a file's first bytes are those of this kind. */
    public boolean begins(byte[] file) {
        return beginning.begins(file);
    }

    /** Whether it is a container whose list of contents can be read. */
    public boolean isContainer() {
        return beginning == Beginning.ZIP;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The endings of these kinds as a browser's file chooser wants them. */
    public static String accepted(Collection<FileKind> taken) {
        return taken.stream()
                .flatMap(kind -> kind.endings.stream())
                .sorted()
                .map(ending -> "." + ending)
                .collect(Collectors.joining(","));
    }

    /** What follows the last dot of a name, in small letters; nothing when there is no dot. */
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The last part of a path, without what could disturb a header or a page, and not too long. */
    public static String plainName(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        if (clean.length() <= LONGEST_NAME) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        String ending = dot > 0 && clean.length() - dot <= LONGEST_ENDING ? clean.substring(dot) : "";
        return clean.substring(0, LONGEST_NAME - ending.length()) + ending;
    }

    /** How a kind of file begins; plain text has no beginning of its own. */
    private enum Beginning {
        PDF("%PDF-"),
        ZIP("PK\u0003\u0004"),
        OLE("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
        PNG("\u0089PNG\r\n\u001a\n"),
        JPEG("\u00ff\u00d8\u00ff"),
        GIF("GIF8"),
        RIFF("RIFF"),
        CALENDAR("BEGIN:VCALENDAR"),
        TEXT("");

        private final byte[] bytes;

        Beginning(String bytes) {
            this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
        }

        boolean begins(byte[] file) {
            if (this == TEXT) {
                return isText(file);
            }
            if (this == CALENDAR) {
                return isText(file) && startsWithoutBlanks(file);
            }
            return file.length >= bytes.length && Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
        }

        private boolean startsWithoutBlanks(byte[] file) {
            String start = new String(file, 0, Math.min(file.length, 200), StandardCharsets.UTF_8);
            return start.replace("\uFEFF", "")
                    .stripLeading()
                    .startsWith(new String(bytes, StandardCharsets.ISO_8859_1));
        }

        private static boolean isText(byte[] bytes) {
            try {
                var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                return text.chars()
                        .noneMatch(one -> one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f');
            } catch (CharacterCodingException _) {
                return false;
            }
        }
    }
}
