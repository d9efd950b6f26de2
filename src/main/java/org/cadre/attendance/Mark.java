package org.cadre.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.program.EditionId;
import org.cadre.program.Fact;
import org.cadre.program.OfferingKind;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * So many minutes of one session that somebody attended.
 *
 * @param closed whether the event's attendance is final
 * @param module the edition's key of the module; null: a session without one
 * @param day in the zone of the event
 * @param of the PD minutes of the whole session
 */
record Mark(
        UUID id,
        PersonId person,
        RegistrationId registration,
        OfferingId offering,
        String event,
        OfferingKind kind,
        EditionId edition,
        boolean closed,
        @Nullable String module,
        String title,
        Instant startsAt,
        LocalDate day,
        int of,
        int minutes) {

    /** Whether it can count for part one. */
    boolean isOfPartOne() {
        return module != null && (kind == OfferingKind.LII || kind == OfferingKind.IN_HOUSE);
    }

    boolean isOfRecertification() {
        return kind == OfferingKind.RECERTIFICATION;
    }

    /** The fact an edition judges. */
    Fact.Attended attended(int credited) {
        return new Fact.Attended(id, module == null ? "" : module, credited, day, kind);
    }
}
