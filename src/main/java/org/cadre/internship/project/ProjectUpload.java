package org.cadre.internship.project;

import java.util.EnumSet;
import java.util.Set;
import org.cadre.platform.file.FileKind;

/**
 * What may be handed in: PDF, Office documents, images and text, up to 25 MB each. The name must say one of these and
 * the first bytes must agree; of a container its list of contents is read too. Nothing is unpacked. Files are served as
 * attachments only.
 */
sealed interface ProjectUpload {
    int LARGEST_BYTES = 25 * 1024 * 1024;
    int LARGEST_MEGABYTES = 25;
    int MOST_FILES = 10;

    Set<FileKind> TAKEN = Set.copyOf(EnumSet.complementOf(EnumSet.of(FileKind.CALENDAR)));

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
        String ending = FileKind.ending(name);
        if (!kind.get().begins(bytes)) {
            return new NotWhatItSays(name, ending);
        }
        return kind.get().isContainer()
                ? container(name, ending, kind.get(), bytes)
                : new Good(name, kind.get().mediaType());
    }

    private static ProjectUpload container(String name, String ending, FileKind kind, byte[] bytes) {
        var directory = ZipDirectory.of(bytes);
        if (directory.isEmpty() || !directory.get().isDocument(ending)) {
            return new NotWhatItSays(name, ending);
        }
        if (directory.get().isBomb()) {
            return new Bomb(name);
        }
        return directory.get().holdsAProgram() ? new HoldsAProgram(name) : new Good(name, kind.mediaType());
    }
}
