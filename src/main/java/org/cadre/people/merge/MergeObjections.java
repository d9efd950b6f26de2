package org.cadre.people.merge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Sentence;

/** What a later step has against two records becoming one, or one becoming two again; each sentence says what to do first. */
public interface MergeObjections {
    /** Asked before a merge, with both records locked; it does not matter which of them remains. */
    List<Sentence> toMerging(PersonId one, PersonId other);

    /** Asked before a merge is undone. */
    default List<Sentence> toUndoing(Merged merge) {
        return List.of();
    }

    /** A merge as it is to be undone; what it moved is in {@code merge_row}. */
    record Merged(UUID id, PersonId kept, PersonId gone, Instant at) {}
}
