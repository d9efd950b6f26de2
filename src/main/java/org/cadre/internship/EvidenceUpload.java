package org.cadre.internship;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cadre.internship.ProjectUpload.Beginning;
import org.cadre.internship.ProjectUpload.Kind;
import org.cadre.platform.text.Sentence;

/**
 * What may support a contact: a calendar file, a PDF or a picture, up to 10 MB. The name must say one of these and the first
 * bytes must agree; nothing is unpacked, drawn or looked into further, and it is served as an attachment only.
 */
sealed interface EvidenceUpload {
    int LARGEST_BYTES = 10 * 1024 * 1024;
    int LARGEST_MEGABYTES = 10;
    int MOST_FILES = 5;
    String CALENDAR = "BEGIN:VCALENDAR";

    record Good(String name, String mediaType) implements EvidenceUpload {}

    record Refused(Sentence why) implements EvidenceUpload {}

    Map<String, Kind> KINDS = Map.of(
            "ics", new Kind(Beginning.TEXT, "text/calendar;charset=UTF-8"),
            "pdf", new Kind(Beginning.PDF, "application/pdf"),
            "png", new Kind(Beginning.PNG, "image/png"),
            "jpg", new Kind(Beginning.JPEG, "image/jpeg"),
            "jpeg", new Kind(Beginning.JPEG, "image/jpeg"));

    /** For the browser's file chooser. */
    static String accepted() {
        return String.join(
                ",",
                KINDS.keySet().stream().sorted().map(ending -> "." + ending).toList());
    }

    static EvidenceUpload of(String givenName, byte[] bytes) {
        String name = plain(givenName);
        if (name.isEmpty() || bytes.length == 0) {
            return new Refused(Sentence.of("internship.evidence.missing"));
        }
        if (bytes.length > LARGEST_BYTES) {
            return new Refused(Sentence.of("internship.evidence.too-large", name, LARGEST_MEGABYTES));
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Kind kind = name.contains(".") ? KINDS.get(ending) : null;
        if (kind == null) {
            return new Refused(Sentence.of("internship.evidence.wrong-kind", name));
        }
        boolean agrees = kind.beginning().begins(bytes) && (!ending.equals("ics") || isCalendar(bytes));
        return agrees
                ? new Good(name, kind.mediaType())
                : new Refused(Sentence.of("internship.evidence.not-what-it-says", name, ending));
    }

    private static boolean isCalendar(byte[] bytes) {
        String begins = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8);
        return begins.replace("\uFEFF", "").stripLeading().startsWith(CALENDAR);
    }

    /** The last part of a path, without what could disturb a header or a page, and not too long. */
    private static String plain(String given) {
        String clean = List.of(given.split("[/\\\\]"))
                .getLast()
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "")
                .strip();
        return clean.length() <= 120 ? clean : clean.substring(clean.length() - 120);
    }
}
