package org.cadre.certification;

import java.time.LocalDate;
import java.util.Collection;
import org.cadre.people.PersonId;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * One period of one holder, as it is stored.
 *
 * @param reason why it was suspended or revoked, for office
 * @param paper digest of the stored PDF; none while it is being made
 * @param next the period after it, once that has been issued
 * @param reflectedOn when the holder wrote their reflection toward the next period
 * @param corrects the certificate whose name it corrects
 * @param corrected the certificate that corrects this one, once that has been issued
 */
record Certificate(
        CertificateId id,
        CertificateNumber number,
        DecisionId decision,
        PersonId person,
        EditionId edition,
        LocalDate issued,
        LocalDate validFrom,
        LocalDate expires,
        @Nullable CertificateId prior,
        CertificateState state,
        @Nullable String reason,
        CheckCode code,
        Says says,
        @Nullable String paper,
        @Nullable Next next,
        @Nullable LocalDate reflectedOn,
        @Nullable CertificateId corrects,
        @Nullable Next corrected) {

    /** One that has nothing to do with a correction. */
    Certificate(
            CertificateId id,
            CertificateNumber number,
            DecisionId decision,
            PersonId person,
            EditionId edition,
            LocalDate issued,
            LocalDate validFrom,
            LocalDate expires,
            @Nullable CertificateId prior,
            CertificateState state,
            @Nullable String reason,
            CheckCode code,
            Says says,
            @Nullable String paper,
            @Nullable Next next,
            @Nullable LocalDate reflectedOn) {
        this(
                id,
                number,
                decision,
                person,
                edition,
                issued,
                validFrom,
                expires,
                prior,
                state,
                reason,
                code,
                says,
                paper,
                next,
                reflectedOn,
                null,
                null);
    }

    /** The period that follows. */
    record Next(CertificateId id, CertificateNumber number, LocalDate validFrom, CheckCode code) {}

    /** What has taken its place, or follows it: a correction comes first. */
    @Nullable
    Next follower() {
        return corrected != null ? corrected : next;
    }

    /**
     * What it is worth on a day.
     *
     * @param extendedUntil until when office lets it be renewed; null: as the edition says
     */
    Condition condition(
            Edition rules, Collection<LocalDate> recertifications, @Nullable LocalDate extendedUntil, LocalDate day) {
        return Condition.of(
                state,
                validFrom,
                expires,
                next == null ? null : next.validFrom,
                rules.renewal(),
                rules.risks().expiryMonths(),
                recertifications,
                extendedUntil,
                day);
    }
}
