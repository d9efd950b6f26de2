package org.cadre.internship;

import java.time.LocalDate;
import org.cadre.people.PersonId;

/** What happened in part two, for later steps and for mail. */
public final class InternshipEvents {
    private InternshipEvents() {}

    /** Somebody chose to pursue certification. */
    public record AppliedForCertification(InternshipId internship, PersonId mit, LocalDate on) {}

    /** Office placed somebody in a cohort, or moved them to another. */
    public record PlacedInCohort(
            InternshipId internship, PersonId mit, CohortId cohort, String cohortName, LocalDate starts) {}

    /** An MIT signed the agreement and named a protégé, who is asked to agree; again when the mail is asked for again. */
    public record ProtegeNamed(
            InternshipId internship,
            PairingId pairing,
            PersonId mit,
            String mitName,
            PersonId protege,
            String protegeName) {}

    /** The protégé agreed for the whole duration. */
    public record PairingAccepted(
            InternshipId internship,
            PairingId pairing,
            PersonId mit,
            String mitName,
            PersonId protege,
            String protegeName,
            LocalDate firstDay,
            LocalDate lastDay) {}

    public record PairingDeclined(InternshipId internship, PairingId pairing, PersonId mit, String protegeName) {}

    /** Either side ended a pairing; the other one hears of it. */
    public record PairingEnded(
            InternshipId internship,
            PairingId pairing,
            PersonId mit,
            String mitName,
            PersonId protege,
            String protegeName,
            boolean byProtege) {}

    /**
     * The protégé is asked, or reminded, to look at what waits for their word.
     *
     * @param byItself nobody asked for it just now
     */
    public record ContactsAwaitConfirmation(
            InternshipId internship,
            PairingId pairing,
            PersonId mit,
            String mitName,
            PersonId protege,
            String protegeName,
            int entries,
            boolean byItself) {}

    /** The protégé remembers a contact otherwise. */
    public record ContactDisputed(
            InternshipId internship,
            PairingId pairing,
            ContactEntryId entry,
            PersonId mit,
            String protegeName,
            LocalDate day) {}

    public record InternshipCompleted(InternshipId internship, PersonId mit, LocalDate on) {}
}
