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

    /** Who ended a pairing. */
    public enum Side {
        MIT,
        PROTEGE,
        OFFICE
    }

    /** Either side, or office, ended a pairing; who did not hears of it. */
    public record PairingEnded(
            InternshipId internship,
            PairingId pairing,
            PersonId mit,
            String mitName,
            PersonId protege,
            String protegeName,
            Side by) {}

    /** Office lets a pairing rest, or go on: both sides hear of it, without a reason. */
    public record PairingRests(
            PairingId pairing, PersonId mit, String mitName, PersonId protege, String protegeName, boolean goesOn) {}

    /** An internship ended without a certificate; the protégé in it hears that nothing more is asked. */
    public record InternshipOver(
            InternshipId internship, PairingId pairing, String mitName, PersonId protege, String protegeName) {}

    /** Office took a project off the public site. */
    public record ProjectTakenDown(PersonId author, String title, String reason) {}

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

    /** One of the two has said something about a contact in question; the other hears of it. */
    public record DisputeAnswered(
            InternshipId internship,
            PairingId pairing,
            ContactEntryId entry,
            PersonId mit,
            String mitName,
            PersonId protege,
            String protegeName,
            LocalDate day,
            boolean byProtege) {}

    /**
     * Mail to the protégé comes back, or reached somebody else.
     *
     * @param somebodyElse who got it says it is not for them
     */
    public record ProtegeUnreachable(
            InternshipId internship, PairingId pairing, PersonId mit, String protegeName, boolean somebodyElse) {}

    public record InternshipCompleted(InternshipId internship, PersonId mit, LocalDate on) {}
}
