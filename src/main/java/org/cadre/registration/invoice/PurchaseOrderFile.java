package org.cadre.registration.invoice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A purchase order as a file: PDF, PNG or JPEG. The name must say one of these and the first bytes must agree; it is not
 * looked into further, and served as an attachment only.
 */
sealed interface PurchaseOrderFile {
    int LARGEST_MEGABYTES = 10;
    int LARGEST_BYTES = LARGEST_MEGABYTES * 1024 * 1024;
    int LONGEST_NAME = 120;

    record Good(String name, String mediaType) implements PurchaseOrderFile {}

    record Missing() implements PurchaseOrderFile {}

    record TooLarge(String name) implements PurchaseOrderFile {}

    /** Its name says a kind that is not taken. */
    record WrongKind(String name) implements PurchaseOrderFile {}

    /** Its name says one thing, its bytes another. */
    record NotWhatItSays(String name, String ending) implements PurchaseOrderFile {}

    /** How a kind of file begins. */
    record Kind(byte[] beginning, String mediaType) {
        static Kind of(String beginning, String mediaType) {
            return new Kind(beginning.getBytes(StandardCharsets.ISO_8859_1), mediaType);
        }

        boolean begins(byte[] file) {
            return file.length >= beginning.length
                    && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
        }
    }

    Map<String, Kind> KINDS = Map.of(
            "pdf", Kind.of("%PDF-", "application/pdf"),
            "png", Kind.of("\u0089PNG\r\n\u001a\n", "image/png"),
            "jpg", Kind.of("\u00ff\u00d8\u00ff", "image/jpeg"),
            "jpeg", Kind.of("\u00ff\u00d8\u00ff", "image/jpeg"));

    /** For the browser's file chooser. */
    static String accepted() {
        return ".pdf,.png,.jpg,.jpeg";
    }

    static PurchaseOrderFile of(String givenName, byte[] bytes) {
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
        return kind.begins(bytes) ? new Good(name, kind.mediaType) : new NotWhatItSays(name, ending);
    }

    /** The last part of a path, without what could disturb a header or a page, and not too long. */
    static String plain(String given) {
        String last = List.of(given.split("[/\\\\]")).getLast();
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        if (clean.length() <= LONGEST_NAME) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        String ending = dot > 0 && clean.length() - dot <= 6 ? clean.substring(dot) : "";
        return clean.substring(0, LONGEST_NAME - ending.length()) + ending;
    }
}
