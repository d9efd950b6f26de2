package org.cadre.internship;

import java.util.EnumSet;
import java.util.Set;
import org.cadre.platform.file.FileKind;

/**
 * What may be handed in: PDF, Office documents, images and text, up to 25 MB each. The name must say one of these and
 * the first bytes must agree. Files are served as attachments only.
 */
sealed interface ProjectUpload {
    int LARGEST_BYTES = 25 * 1024 * 1024;
    int LARGEST_MEGABYTES = 25;
    int MOST_FILES = 10;

    Set<FileKind> TAKEN = Set.copyOf(EnumSet.allOf(FileKind.class));

    record Good(String name, String mediaType) implements ProjectUpload {}

    record Missing() implements ProjectUpload {}

    record TooLarge(String name) implements ProjectUpload {}

    /** Its name says a kind that is not taken. */
    record WrongKind(String name) implements ProjectUpload {}

    /** Its name says one thing, its bytes another. */
    record NotWhatItSays(String name, String ending) implements ProjectUpload {}

    /** For the browser's file chooser. */
    static String accepted() {
        return FileKind.accepted(TAKEN);
    }

    static ProjectUpload of(String givenName, byte[] bytes) {
        String name = FileKind.plainName(givenName);
        if (name.isEmpty() || bytes.length == 0) {
            return new Missing();
        }
        if (bytes.length > LARGEST_BYTES) {
            return new TooLarge(name);
        }
        var kind = FileKind.named(name, TAKEN);
        if (kind.isEmpty()) {
            return new WrongKind(name);
        }
        return kind.get().begins(bytes)
                ? new Good(name, kind.get().mediaType())
                : new NotWhatItSays(name, FileKind.ending(name));
    }
}
