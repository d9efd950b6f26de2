package org.cadre.internship;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What may be handed in: PDF, Office documents, images and text, up to 25 MB each. The name must say one of these and
 * the first bytes must agree; of a container its list of contents is read too. Nothing is unpacked. Files are served as
 * attachments only.
 */
sealed interface ProjectUpload {
    int LARGEST_BYTES = 25 * 1024 * 1024;
    int LARGEST_MEGABYTES = 25;
    int MOST_FILES = 10;

    record Good(String name, String mediaType) implements ProjectUpload {}

    record Missing() implements ProjectUpload {}

    record TooLarge(String name) implements ProjectUpload {}

    /** Its name says a kind that is not taken. */
    record WrongKind(String name) implements ProjectUpload {}

    /** Its name says one thing, its bytes another. */
    record NotWhatItSays(String name, String ending) implements ProjectUpload {}

    /** A small container that says it would swell to a huge one. */
    record Bomb(String name) implements ProjectUpload {}

    /** A document with a macro or a program in it. */
    record HoldsAProgram(String name) implements ProjectUpload {}

    /** How a kind of file begins; plain text has no beginning of its own. */
    enum Beginning {
        PDF("%PDF-"),
        ZIP("PK\u0003\u0004"),
        OLE("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
        PNG("\u0089PNG\r\n\u001a\n"),
        JPEG("\u00ff\u00d8\u00ff"),
        GIF("GIF8"),
        RIFF("RIFF"),
        TEXT("");

        private final byte[] bytes;

        Beginning(String bytes) {
            this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
        }

        boolean begins(byte[] file) {
            if (this == TEXT) {
                return isText(file);
            }
            return file.length >= bytes.length && Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
        }
    }

    record Kind(Beginning beginning, String mediaType) {}

    Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("pdf", new Kind(Beginning.PDF, "application/pdf")),
            Map.entry(
                    "docx",
                    new Kind(Beginning.ZIP, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
            Map.entry(
                    "xlsx",
                    new Kind(Beginning.ZIP, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
            Map.entry(
                    "pptx",
                    new Kind(
                            Beginning.ZIP,
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation")),
            Map.entry("odt", new Kind(Beginning.ZIP, "application/vnd.oasis.opendocument.text")),
            Map.entry("ods", new Kind(Beginning.ZIP, "application/vnd.oasis.opendocument.spreadsheet")),
            Map.entry("odp", new Kind(Beginning.ZIP, "application/vnd.oasis.opendocument.presentation")),
            Map.entry("doc", new Kind(Beginning.OLE, "application/msword")),
            Map.entry("xls", new Kind(Beginning.OLE, "application/vnd.ms-excel")),
            Map.entry("ppt", new Kind(Beginning.OLE, "application/vnd.ms-powerpoint")),
            Map.entry("png", new Kind(Beginning.PNG, "image/png")),
            Map.entry("jpg", new Kind(Beginning.JPEG, "image/jpeg")),
            Map.entry("jpeg", new Kind(Beginning.JPEG, "image/jpeg")),
            Map.entry("gif", new Kind(Beginning.GIF, "image/gif")),
            Map.entry("webp", new Kind(Beginning.RIFF, "image/webp")),
            Map.entry("txt", new Kind(Beginning.TEXT, "text/plain;charset=UTF-8")),
            Map.entry("md", new Kind(Beginning.TEXT, "text/plain;charset=UTF-8")),
            Map.entry("csv", new Kind(Beginning.TEXT, "text/plain;charset=UTF-8")));

    /** For the browser's file chooser. */
    static String accepted() {
        return String.join(
                ",",
                KINDS.keySet().stream().sorted().map(ending -> "." + ending).toList());
    }

    static ProjectUpload of(String givenName, byte[] bytes) {
        String name = plain(givenName);
        if (name.isEmpty() || bytes.length == 0) {
            return new Missing();
        }
        if (bytes.length > LARGEST_BYTES) {
            return new TooLarge(name);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Kind kind = name.contains(".") ? KINDS.get(ending) : null;
        if (kind == null) {
            return new WrongKind(name);
        }
        if (!kind.beginning.begins(bytes)) {
            return new NotWhatItSays(name, ending);
        }
        return kind.beginning == Beginning.ZIP ? container(name, ending, kind, bytes) : new Good(name, kind.mediaType);
    }

    private static ProjectUpload container(String name, String ending, Kind kind, byte[] bytes) {
        var directory = ZipDirectory.of(bytes);
        if (directory.isEmpty() || !directory.get().isDocument(ending)) {
            return new NotWhatItSays(name, ending);
        }
        if (directory.get().isBomb()) {
            return new Bomb(name);
        }
        return directory.get().holdsAProgram() ? new HoldsAProgram(name) : new Good(name, kind.mediaType);
    }

    /** The last part of a path, without what could disturb a header or a page, and not too long. */
    private static String plain(String given) {
        String last = List.of(given.split("[/\\\\]")).getLast();
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        if (clean.length() <= 120) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        String ending = dot > 0 && clean.length() - dot <= 6 ? clean.substring(dot) : "";
        return clean.substring(0, 120 - ending.length()) + ending;
    }

    private static boolean isText(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.chars().noneMatch(one -> one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f');
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
