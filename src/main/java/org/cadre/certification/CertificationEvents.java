package org.cadre.certification;

import java.time.LocalDate;
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
}
