package org.cadre.offering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What may be given to those who come: PDF, Office documents and images, up to 25 MB each. The name must say one of these
 * and the first bytes must agree; nothing is unpacked. Files are served as attachments only.
 */
sealed interface MaterialUpload {
    int LARGEST_MEGABYTES = 25;
    int LARGEST_BYTES = LARGEST_MEGABYTES * 1024 * 1024;

    record Good(String name, String mediaType) implements MaterialUpload {}

    record TooLarge(String name) implements MaterialUpload {}

    /** Its name says a kind that is not taken. */
    record WrongKind(String name) implements MaterialUpload {}

    /** Its name says one thing, its bytes another. */
    record NotWhatItSays(String name, String ending) implements MaterialUpload {}

    String PDF = "%PDF-";
    String ZIP = "PK\u0003\u0004";
    String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

    record Kind(String beginning, String mediaType) {
        boolean begins(byte[] file) {
            byte[] bytes = beginning.getBytes(StandardCharsets.ISO_8859_1);
            return file.length >= bytes.length && Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
        }
    }

    Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("pdf", new Kind(PDF, "application/pdf")),
            Map.entry("docx", new Kind(ZIP, OPEN_XML + "wordprocessingml.document")),
            Map.entry("xlsx", new Kind(ZIP, OPEN_XML + "spreadsheetml.sheet")),
            Map.entry("pptx", new Kind(ZIP, OPEN_XML + "presentationml.presentation")),
            Map.entry("doc", new Kind(OLE, "application/msword")),
            Map.entry("xls", new Kind(OLE, "application/vnd.ms-excel")),
            Map.entry("ppt", new Kind(OLE, "application/vnd.ms-powerpoint")),
            Map.entry("png", new Kind("\u0089PNG\r\n\u001a\n", "image/png")),
            Map.entry("jpg", new Kind("\u00ff\u00d8\u00ff", "image/jpeg")),
            Map.entry("jpeg", new Kind("\u00ff\u00d8\u00ff", "image/jpeg")),
            Map.entry("gif", new Kind("GIF8", "image/gif")),
            Map.entry("webp", new Kind("RIFF", "image/webp")));

    /** For the browser's file chooser. */
    static String accepted() {
        return String.join(
                ",", KINDS.keySet().stream().sorted().map(one -> "." + one).toList());
    }

    static MaterialUpload of(String givenName, byte[] bytes) {
        String name = plain(givenName);
        if (bytes.length > LARGEST_BYTES) {
            return new TooLarge(name);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Kind kind = name.contains(".") ? KINDS.get(ending) : null;
        if (kind == null) {
            return new WrongKind(name);
        }
        return kind.begins(bytes) ? new Good(name, kind.mediaType) : new NotWhatItSays(name, ending);
    }

    /** The last part of a path, without what could disturb a header or a page, and not too long. */
    private static String plain(String given) {
        String last = List.of(given.split("[/\\\\]")).getLast();
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        return clean.length() <= 120 ? clean : clean.substring(clean.length() - 120);
    }
}
