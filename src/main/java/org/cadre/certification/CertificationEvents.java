package org.cadre.certification;

import java.time.LocalDate;
import org.cadre.internship.InternshipId;
import org.cadre.people.PersonId;

/** What others may hear about certificates. */
public final class CertificationEvents {
    private CertificationEvents() {}

    /** A certificate's paper is stored and it counts; prior is true when it is the next period of an earlier one. */
    public record CertificateIssued(
            CertificateId certificate,
            PersonId holder,
            String number,
            LocalDate validFrom,
            LocalDate expires,
            boolean renewal) {}

    /**
     * It is time to say that a certificate will expire, or that it has.
     *
     * @param months how long before its expiry the notice is for; 0: the day itself; below 0: in grace
     */
    public record RenewalNoticeDue(
            CertificateId certificate, PersonId holder, String number, LocalDate expires, int months) {}

    /** Office has given more time for renewing. */
    public record RenewalExtended(
            CertificateId certificate, PersonId holder, String number, LocalDate expires, LocalDate until) {}

    public record CertificateSuspended(CertificateId certificate, PersonId holder, String number) {}

    public record CertificateReinstated(CertificateId certificate, PersonId holder, String number) {}

    public record CertificateRevoked(CertificateId certificate, PersonId holder, String number) {}

    /**
     * Office asks a second person to agree to an award.
     *
     * @param link the whole address that lets them answer
     * @param days how long it works
     */
    public record OverrideAsked(String approver, String email, String askedBy, String holder, String link, long days) {}

    /** The second person has answered office's request for an override. */
    public record OverrideAnswered(
            PersonId askedBy, InternshipId internship, String holder, String approver, boolean agreed, String words) {}

    /** Nobody answered office's request for an override in time. */
    public record OverrideExpired(PersonId askedBy, InternshipId internship, String holder, String approver) {}

    /** A certificate was issued again with the right name, and supersedes the one with the wrong name. */
    public record CertificateCorrected(
            CertificateId certificate,
            PersonId holder,
            String number,
            String earlierNumber,
            LocalDate validFrom,
            LocalDate expires) {}

    /** Office does not correct a name that a holder asked to be corrected. */
    public record NameCorrectionDeclined(PersonId holder, String wanted, String answer) {}
}
