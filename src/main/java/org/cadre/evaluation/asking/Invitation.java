package org.cadre.evaluation.asking;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is asked.
 *
 * @param kind of the protégé, where there is one
 * @param answered none: forgotten since the evaluation closed
 */
public record Invitation(
        UUID id,
        UUID evaluation,
        PersonId person,
        String name,
        @Nullable String kind,
        LocalDate askedOn,
        LocalDate closesOn,
        @Nullable Boolean answered) {}
