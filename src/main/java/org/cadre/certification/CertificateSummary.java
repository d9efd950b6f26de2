package org.cadre.certification;

import java.time.LocalDate;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What others need to know of a certificate.
 *
 * @param holder the name as issued
 * @param program what it says one was awarded
 * @param condition on the program's day
 * @param renewalOpens from when it may be renewed
 * @param nextNumber of the period after it, once that has been issued
 * @param checkPath where anybody can check it
 */
public record CertificateSummary(
        CertificateId id,
        PersonId person,
        String number,
        String holder,
        String program,
        LocalDate issued,
        LocalDate validFrom,
        LocalDate expires,
        LocalDate renewalOpens,
        CertificateState state,
        Condition condition,
        @Nullable String nextNumber,
        String checkPath) {}
