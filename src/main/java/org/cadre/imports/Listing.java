package org.cadre.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.text.Sentence;

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

    /** Those whom doubles may mean: as people read it, and where they are found. */
    Map<UUID, Known> known(Collection<UUID> ids);

    /** Somebody or something we know already. */
    record Known(String name, String detail, String address) {}

    /** Writes the rows after one line up to another one down, in the caller's transaction, and what it wrote beside them. */
    void record(UUID list, int after, int upTo, Recorder recorder);

    /** What is to be done once for the whole list when all rows are written. */
    default void finish(UUID list, Recorder recorder) {}

    /**
     * Takes back what recording wrote, in the caller's transaction: all of it, or it says why not.
     */
    Undoing undo(UUID list, Recorder recorder);
}
