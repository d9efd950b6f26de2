package org.cadre.program;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Applies an edition to evidence on a day. Pure: the same three give the same standing. */
public final class Standings {
    private Standings() {}

    public static Standing of(Edition edition, Requirement requirement, Evidence evidence, LocalDate day) {
        return new Judgment(edition, evidence, day).of(requirement);
    }

    public static Standing partOne(Edition edition, Evidence evidence, LocalDate day) {
        return of(edition, edition.partOne(), evidence, day);
    }

    public static Standing certification(Edition edition, Evidence evidence, LocalDate day) {
        return of(edition, edition.certification(), evidence, day);
    }

    /** Of the requirement for the next period; hand in evidence since the renewal window opened. */
    public static Standing renewal(Edition edition, Evidence evidence, LocalDate day) {
        return of(edition, edition.renewalRequirement(), evidence, day);
    }

    /** The months of the internship that counts, for the month strip; none before it has begun. */
    public static List<MonthStanding> months(Edition edition, Evidence evidence, LocalDate day) {
        return new Judgment(edition, evidence, day).months();
    }

    /** The day part one was completed on, if it was by that day. */
    public static Optional<LocalDate> partOneCompletedOn(Edition edition, Evidence evidence, LocalDate day) {
        return evidence.attended().stream()
                .map(Fact.Attended::day)
                .filter(attended -> !attended.isAfter(day))
                .distinct()
                .sorted()
                .filter(attended -> partOne(edition, evidence, attended).isMet())
                .findFirst();
    }
}
