package org.cadre.editing;

import java.time.Instant;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * An edition in the making, as of its newest save.
 *
 * @param organization whose it is; null: the association's own
 * @param base the edition it began with
 * @param save the number of the newest save: who changes the draft says which one they read
 * @param yaml the document; it may be wrong still
 * @param returnedWords why office gave it back
 * @param published what it became
 */
public record EditionDraft(
        DraftId id,
        @Nullable OrganizationId organization,
        @Nullable String organizationName,
        EditionId base,
        DraftState state,
        int save,
        String yaml,
        PersonId startedBy,
        String startedByName,
        String savedByName,
        Instant savedAt,
        @Nullable String returnedWords,
        @Nullable EditionId published) {}
