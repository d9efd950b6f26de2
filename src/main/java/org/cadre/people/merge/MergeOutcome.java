package org.cadre.people.merge;

import java.util.List;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Sentence;

/** What came of asking for a merge, or for one to be undone. */
sealed interface MergeOutcome {
    record Done(UUID merge) implements MergeOutcome {}

    /** Somebody else was faster. */
    record Already(PersonId remaining) implements MergeOutcome {}

    record Refused(List<Sentence> reasons) implements MergeOutcome {}
}
