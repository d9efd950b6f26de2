package org.cadre.internship.log;

import java.util.Set;
import org.cadre.platform.file.FileKind;
import org.cadre.platform.text.Sentence;

/**
 * What may support a contact: a calendar file, a PDF or a picture, up to 10 MB. The name must say one of these and the first
 * bytes must agree; nothing is unpacked, drawn or looked into further, and it is served as an attachment only.
 */
sealed interface EvidenceUpload {
    int LARGEST_BYTES = 10 * 1024 * 1024;
    int LARGEST_MEGABYTES = 10;
    int MOST_FILES = 5;

    Set<FileKind> TAKEN = Set.of(FileKind.CALENDAR, FileKind.PDF, FileKind.PNG, FileKind.JPEG);

    record Good(String name, String mediaType) implements EvidenceUpload {}

    record Refused(Sentence why) implements EvidenceUpload {}

    /** For the browser's file chooser. */
    static String accepted() {
        return FileKind.accepted(TAKEN);
    }

    static EvidenceUpload of(String givenName, byte[] bytes) {
        String name = FileKind.plainName(givenName);
        if (name.isEmpty() || bytes.length == 0) {
            return new Refused(Sentence.of("internship.evidence.missing"));
        }
        if (bytes.length > LARGEST_BYTES) {
            return new Refused(Sentence.of("internship.evidence.too-large", name, LARGEST_MEGABYTES));
        }
        var kind = FileKind.named(name, TAKEN);
        if (kind.isEmpty()) {
            return new Refused(Sentence.of("internship.evidence.wrong-kind", name));
        }
        return kind.get().begins(bytes)
                ? new Good(name, kind.get().mediaType())
                : new Refused(Sentence.of("internship.evidence.not-what-it-says", name, FileKind.ending(name)));
    }
}
