package org.cadre.certification;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * How a certificate goes on: what its next period still asks for, until when, and where it can be had.
 *
 * @param needs what is still to do, in words; empty: nothing but waiting
 * @param deadline until when, and what follows, in words
 * @param booked the training a seat is taken in, in words
 * @param chances the next trainings, those in the holder's state first
 */
public record RenewalOutlook(
        CertificateId certificate,
        List<Sentence> needs,
        Sentence deadline,
        @Nullable Sentence booked,
        List<Chance> chances) {
    public RenewalOutlook {
        needs = List.copyOf(needs);
        chances = List.copyOf(chances);
    }

    /**
     * A training to come.
     *
     * @param near whether it is in the holder's state
     */
    public record Chance(
            UUID offering,
            String title,
            LocalDate firstDay,
            LocalDate lastDay,
            String town,
            int seatsLeft,
            boolean near) {

        /** Where a seat is booked, or, when none is left, where one waits for one. */
        public String path() {
            return seatsLeft > 0 ? "/schedule/" + offering + "/registration" : "/schedule/" + offering;
        }
    }

    /** The first training with a seat left; null: there is none, or a seat is taken already. */
    public @Nullable Chance next() {
        return booked != null
                ? null
                : chances.stream().filter(one -> one.seatsLeft > 0).findFirst().orElse(null);
    }
}
