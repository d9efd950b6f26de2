package org.cadre.offering;

import java.util.EnumSet;
import java.util.Set;
import org.cadre.platform.file.FileKind;

/**
 * What may be given to those who come: PDF, Office documents and images, up to 25 MB each. The name must say one of these
 * and the first bytes must agree. Files are served as attachments only.
 */
sealed interface MaterialUpload {
    int LARGEST_MEGABYTES = 25;
    int LARGEST_BYTES = LARGEST_MEGABYTES * 1024 * 1024;

    Set<FileKind> TAKEN = Set.copyOf(EnumSet.complementOf(EnumSet.of(FileKind.TEXT)));

    record Good(String name, String mediaType) implements MaterialUpload {}

    record TooLarge(String name) implements MaterialUpload {}

    /** Its name says a kind that is not taken. */
    record WrongKind(String name) implements MaterialUpload {}

    /** Its name says one thing, its bytes another. */
    record NotWhatItSays(String name, String ending) implements MaterialUpload {}

    /** For the browser's file chooser. */
    static String accepted() {
        return FileKind.accepted(TAKEN);
    }

    static MaterialUpload of(String givenName, byte[] bytes) {
        String name = FileKind.plainName(givenName);
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
