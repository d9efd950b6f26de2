package org.cadre.certification;

import java.time.LocalDate;
import java.util.Collection;
import org.cadre.platform.text.Sentence;
import org.cadre.program.RenewalRule;
import org.jspecify.annotations.Nullable;

/** What a certificate is worth on a day: its stored state, and what follows from the day. */
public sealed interface Condition {
    /** Reserved, its paper not yet stored: nobody but office knows of it. */
    record BeingMade() implements Condition {}

    record NotYetValid(LocalDate from) implements Condition {}

    record Valid(LocalDate until) implements Condition {}

    /** Valid, its end is near, and no next period has been issued. */
    record Expiring(LocalDate until) implements Condition {}

    /**
     * Expired, and may still be renewed as if it were not.
     *
     * @param until the last day for it; null while no recertification is on offer
     */
    record InGrace(LocalDate expired, @Nullable LocalDate until) implements Condition {}

    record Expired(LocalDate on) implements Condition {}

    record Suspended() implements Condition {}

    record Revoked() implements Condition {}

    /**
     * A newer one has taken its place.
     *
     * @param byCorrection one for the same period with the right name; else one for the next period
     */
    record Superseded(boolean byCorrection) implements Condition {
        /** By the next period. */
        Superseded() {
            this(false);
        }
    }

    /**
     * The condition on that day.
     *
     * @param renewedFrom the first day of the next period, when one has been issued
     * @param expiringMonths from how many months before its end a certificate is said to be expiring
     * @param recertifications days of all recertification trainings, past and announced
     */
    static Condition of(
            CertificateState state,
            LocalDate validFrom,
            LocalDate expires,
            @Nullable LocalDate renewedFrom,
            RenewalRule rule,
            int expiringMonths,
            Collection<LocalDate> recertifications,
            LocalDate day) {
        return of(state, validFrom, expires, renewedFrom, rule, expiringMonths, recertifications, null, day);
    }

    /**
     * The same, where office has extended the time for renewing.
     *
     * @param extendedUntil until when; null: not at all
     */
    static Condition of(
            CertificateState state,
            LocalDate validFrom,
            LocalDate expires,
            @Nullable LocalDate renewedFrom,
            RenewalRule rule,
            int expiringMonths,
            Collection<LocalDate> recertifications,
            @Nullable LocalDate extendedUntil,
            LocalDate day) {
        return switch (state) {
            case RESERVED -> new BeingMade();
            case SUSPENDED -> new Suspended();
            case REVOKED -> new Revoked();
            case SUPERSEDED -> new Superseded();
            case CORRECTED -> new Superseded(true);
            case ISSUED -> {
                if (renewedFrom != null && !day.isBefore(renewedFrom)) {
                    yield new Superseded();
                }
                if (day.isBefore(validFrom)) {
                    yield new NotYetValid(validFrom);
                }
                if (!day.isAfter(expires)) {
                    yield renewedFrom == null && !day.isBefore(expires.minusMonths(expiringMonths))
                            ? new Expiring(expires)
                            : new Valid(expires);
                }
                var until = rule.graceEnds(expires, recertifications)
                        .map(end -> extendedUntil != null && extendedUntil.isAfter(end) ? extendedUntil : end)
                        .orElse(null);
                yield until == null || !day.isAfter(until) ? new InGrace(expires, until) : new Expired(expires);
            }
        };
    }

    /** Whether its holder is a certified mentor by it. */
    default boolean isInForce() {
        return switch (this) {
            case Valid _, Expiring _ -> true;
            case BeingMade _, NotYetValid _, InGrace _, Expired _, Suspended _, Revoked _, Superseded _ -> false;
        };
    }

    /** The last part of the keys of its texts. */
    default String key() {
        return switch (this) {
            case BeingMade _ -> "being-made";
            case NotYetValid _ -> "not-yet-valid";
            case Valid _ -> "valid";
            case Expiring _ -> "expiring";
            case InGrace _ -> "in-grace";
            case Expired _ -> "expired";
            case Suspended _ -> "suspended";
            case Revoked _ -> "revoked";
            case Superseded(var byCorrection) -> byCorrection ? "corrected" : "superseded";
        };
    }

    /** In a word, for those who work with it. */
    default Sentence word() {
        return Sentence.of("certification.condition." + key());
    }

    /** In a word, for a stranger: grace is the holder's matter, expired is expired. */
    default Sentence verdict() {
        return this instanceof InGrace(var expired, var _) ? new Expired(expired).word() : word();
    }

    /** In one sentence, with its day. */
    default Sentence sentence() {
        String says = "certification.condition." + key() + ".says";
        return switch (this) {
            case NotYetValid(var from) -> Sentence.of(says, from);
            case Valid(var until) -> Sentence.of(says, until);
            case Expiring(var until) -> Sentence.of(says, until);
            case InGrace(var expired, var until) ->
                until == null ? Sentence.of(says + ".open", expired) : Sentence.of(says, expired, until);
            case Expired(var on) -> Sentence.of(says, on);
            case BeingMade _, Suspended _, Revoked _, Superseded _ -> Sentence.of(says);
        };
    }

    /** done, attention, problem or quiet. */
    default String tone() {
        return switch (this) {
            case Valid _ -> "done";
            case Expiring _, InGrace _, Suspended _, NotYetValid _ -> "attention";
            case Expired _, Revoked _ -> "problem";
            case BeingMade _, Superseded _ -> "quiet";
        };
    }

    default String icon() {
        return switch (this) {
            case Valid _ -> "patch-check-fill";
            case Expiring _, InGrace _ -> "hourglass-split";
            case NotYetValid _ -> "calendar-event";
            case Suspended _ -> "pause-circle-fill";
            case Expired _ -> "calendar-x";
            case Revoked _ -> "x-octagon-fill";
            case BeingMade _ -> "gear";
            case Superseded _ -> "arrow-right-circle";
        };
    }
}
