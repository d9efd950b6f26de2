package org.cadre.editing;

import org.cadre.people.PersonId;
import org.cadre.program.EditionId;

/** What others may hear of editions in the making. */
public final class EditingEvents {
    private EditingEvents() {}

    /** A draft was handed to office. */
    public record EditionProposed(DraftId draft, PersonId by) {}

    /** Office gave a proposal back, with words. */
    public record EditionReturned(DraftId draft, PersonId by, String words) {}

    /** A draft became an edition. */
    public record EditionPublished(DraftId draft, EditionId edition, PersonId by) {}
}
