package org.cadre.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * How lists of one kind are understood. Everything is asked and written for many rows at once; what it says of a row, it
 * writes beside the row.
 */
public interface Listing {
    ImportKind kind();

    List<ImportField> fields();

    /** What the fields of a row mean together, before it is kept. */
    default Map<String, String> complete(Map<String, String> says) {
        return says;
    }

    /** Compares all rows with each other and with what is kept: remarks, and doubles. Asked again before recording. */
    void ask(UUID list);

    /** Sentences about the list as a whole, after it was asked. */
    default List<Sentence> notes(UUID list) {
        return List.of();
    }

    /** Those whom doubles may mean: as people read it, and where they are found. A kind that has no doubles knows nobody. */
    default Map<UUID, Known> known(Collection<UUID> ids) {
        return Map.of();
    }

    /** Somebody or something we know already. */
    record Known(String name, String detail, String address) {
        /** With what there is of these details. */
        public static Known of(String name, String address, @Nullable String... details) {
            return new Known(
                    name, Stream.of(details).filter(Objects::nonNull).collect(Collectors.joining(" · ")), address);
        }
    }

    /**
     * Writes the rows after one line up to another one down, in the caller's transaction, and what it wrote beside them.
     * Nothing for a kind whose rows belong together wherever they lie in the list: those are written at the end.
     */
    default void record(UUID list, int after, int upTo, Recorder recorder) {}

    /** What is to be done once for the whole list when all rows have been seen. */
    default void finish(UUID list, Recorder recorder) {}

    /**
     * Takes back what recording wrote, in the caller's transaction: all of it, or it says why not.
     */
    Undoing undo(UUID list, Recorder recorder);
}
