package org.cadre.registration.invoice;

import java.util.Set;
import org.cadre.platform.file.FileKind;

/**
 * A purchase order as a file: PDF, PNG or JPEG. The name must say one of these and the first bytes must agree; it is
 * served as an attachment only.
 */
sealed interface PurchaseOrderFile {
    int LARGEST_MEGABYTES = 10;
    int LARGEST_BYTES = LARGEST_MEGABYTES * 1024 * 1024;

    Set<FileKind> TAKEN = Set.of(FileKind.PDF, FileKind.PNG, FileKind.JPEG);

    record Good(String name, String mediaType) implements PurchaseOrderFile {}

    record Missing() implements PurchaseOrderFile {}

    record TooLarge(String name) implements PurchaseOrderFile {}

    /** Its name says a kind that is not taken. */
    record WrongKind(String name) implements PurchaseOrderFile {}

    /** Its name says one thing, its bytes another. */
    record NotWhatItSays(String name, String ending) implements PurchaseOrderFile {}

    /** For the browser's file chooser. */
    static String accepted() {
        return FileKind.accepted(TAKEN);
    }

    static PurchaseOrderFile of(String givenName, byte[] bytes) {
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
