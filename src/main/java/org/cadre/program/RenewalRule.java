package org.cadre.program;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How a certificate is renewed.
 *
 * @param windowMonths renewal is possible from so many months before the expiry
 * @param noticeMonths notices go out so many months before; 0 is the day itself
 * @param graceDays how long after the expiry renewal is still possible
 * @param graceWithoutOfferMonths grace lasts longer where no recertification was on offer for so long before the expiry
 * @param reflectionAfterMonths later than so many months after the expiry a reflection is asked for too
 * @param followUpOptional the follow-up of reflection and discussion never gates
 */
public record RenewalRule(
        int windowMonths,
        List<Integer> noticeMonths,
        int graceDays,
        int graceWithoutOfferMonths,
        int reflectionAfterMonths,
        boolean followUpOptional) {
    public RenewalRule {
        noticeMonths = List.copyOf(noticeMonths);
    }

    public LocalDate windowOpens(LocalDate expires) {
        return expires.minusMonths(windowMonths);
    }

    /**
     * The last day of grace: where no recertification was on offer in the months before the expiry, as many days after
     * the next one. Empty while none is known: grace then lasts until one is.
     *
     * @param recertifications days of all recertification trainings, past and announced
     */
    public Optional<LocalDate> graceEnds(LocalDate expires, Collection<LocalDate> recertifications) {
        var usual = expires.plusDays(graceDays);
        var from = expires.minusMonths(graceWithoutOfferMonths);
        LocalDate next = LocalDate.MAX;
        for (var day : recertifications) {
            if (!day.isBefore(from) && day.isBefore(next)) {
                next = day;
            }
        }
        if (next.equals(LocalDate.MAX)) {
            return Optional.empty();
        }
        return Optional.of(next.isAfter(expires) ? next.plusDays(graceDays) : usual);
    }

    /** The next period begins at the old expiry if the training came before it, else on the day of the training. */
    public LocalDate nextPeriodFrom(LocalDate expires, LocalDate trained) {
        return trained.isBefore(expires) ? expires : trained;
    }

    public boolean asksForReflection(LocalDate expires, LocalDate trained) {
        return trained.isAfter(expires.plusMonths(reflectionAfterMonths));
    }
}
