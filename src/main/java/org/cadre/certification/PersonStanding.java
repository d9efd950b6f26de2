package org.cadre.certification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.LocalDate;
import java.util.Optional;
import org.cadre.internship.InternshipSummary;
import org.cadre.people.PersonId;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Where one person stands on a day, and what that rests on.
 *
 * @param edition the cohort's, which judges; before placement the one they came in under
 * @param internship the one they are in, or the newest they completed
 * @param certification the whole tree of what the certificate asks for
 */
public record PersonStanding(
        PersonId person,
        EditionId edition,
        Edition rules,
        @Nullable InternshipSummary internship,
        LocalDate day,
        Evidence evidence,
        Standing certification) {

    /** Where they stand with part one alone. */
    public Standing partOne() {
        return org.cadre.program.Standings.partOne(rules, evidence, day);
    }

    /** Contact minutes that count, and how many of them the protégé confirmed. */
    public record ContactShare(int counted, int confirmed) {
        /** Of what counts, in whole percent; all of nothing is 100. */
        public int percent() {
            return counted == 0 ? 100 : (int) (100L * confirmed / counted);
        }
    }

    /** The minutes that count, and those of them that the protégé confirmed: a mode with a cap gives no more than that. */
    public ContactShare contacts() {
        return new ContactShare(minutes(rules.hours().level()), minutes(ConfirmationLevel.CONFIRMED));
    }

    /** Minutes attested at least so well, as far as the edition counts them. */
    private int minutes(ConfirmationLevel least) {
        return rules.hours()
                .counted(evidence.contacts().stream()
                        .filter(contact ->
                                contact.state().counts() && contact.level().isAtLeast(least))
                        .collect(groupingBy(Fact.Contact::mode, summingInt(Fact.Contact::minutes))));
    }

    /** Whether so few hours are confirmed by the protégé that office looks before an award. */
    public boolean officeLooks() {
        return contacts().percent() < rules.hours().lookBelowConfirmedPercent();
    }

    /** The first day on which the internship may be completed; none before it has begun. */
    public Optional<LocalDate> completionFrom() {
        return Optional.ofNullable(internship)
                .flatMap(one -> one.term(rules, day))
                .map(rules::completionFrom);
    }

    /** Whether office can award today: everything is met, in an internship that goes on and is long enough. */
    public boolean isReady() {
        return certification.isMet()
                && internship != null
                && goesOn(internship)
                && completionFrom().filter(first -> !day.isBefore(first)).isPresent();
    }

    private static boolean goesOn(InternshipSummary internship) {
        return internship.state() == Fact.InternshipState.ACTIVE || internship.state() == Fact.InternshipState.ON_HOLD;
    }
}
