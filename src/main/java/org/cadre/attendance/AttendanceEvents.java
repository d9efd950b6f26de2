package org.cadre.attendance;

import java.time.LocalDate;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;

/** What others may hear about attendance; each is said once for a person and an offering. */
public final class AttendanceEvents {
    private AttendanceEvents() {}

    /** The last of the modules that part one asks for was attended here. */
    public record PartOneCompleted(PersonId person, OfferingId offering, LocalDate on) {}

    /** A recertification day was attended as its edition asks. */
    public record RecertificationAttended(PersonId person, OfferingId offering, LocalDate on) {}

    /** Somebody asks for a correction of a closed event, which another person decides. */
    public record CorrectionProposed(CorrectionId correction) {}

    /** Another person approved it, and it took effect; or refused it. */
    public record CorrectionDecided(CorrectionId correction) {}
}
