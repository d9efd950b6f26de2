package org.cadre.certification;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.cadre.attendance.Attendances;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.Evidence;
import org.cadre.registration.Registrations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects the evidence of every step and has a person's edition judge it. */
@Component
public class Standings {
    private final Attendances attendances;
    private final Internships internships;
    private final Registrations registrations;
    private final Editions editions;
    private final ProgramClock clock;

    Standings(
            Attendances attendances,
            Internships internships,
            Registrations registrations,
            Editions editions,
            ProgramClock clock) {
        this.attendances = attendances;
        this.internships = internships;
        this.registrations = registrations;
        this.editions = editions;
        this.clock = clock;
    }

    /** Where a person stands on that day. */
    public PersonStanding of(PersonId person, LocalDate day) {
        return of(person, internships.current(person).orElse(null), day);
    }

    PersonStanding of(InternshipSummary internship, LocalDate day) {
        return of(internship.person(), internship, day);
    }

    /** Where the person of one internship stands by that internship and no other, recomputed for an audit. */
    public PersonStanding inAudit(InternshipSummary internship, LocalDate day) {
        EditionId edition = edition(internship.person(), internship);
        var rules = editions.of(edition);
        var evidence = attendances.evidenceOf(internship.person(), rules).plus(internships.evidenceOf(internship));
        return judged(internship.person(), edition, rules, internship, evidence, day);
    }

    private PersonStanding of(PersonId person, @Nullable InternshipSummary internship, LocalDate day) {
        EditionId edition = edition(person, internship);
        var rules = editions.of(edition);
        var evidence = attendances.evidenceOf(person, rules).plus(internships.evidenceOf(person, rules));
        return judged(person, edition, rules, internship, evidence, day);
    }

    private static PersonStanding judged(
            PersonId person,
            EditionId edition,
            Edition rules,
            @Nullable InternshipSummary internship,
            Evidence evidence,
            LocalDate day) {
        return new PersonStanding(
                person,
                edition,
                rules,
                internship,
                day,
                evidence,
                org.cadre.program.Standings.certification(rules, evidence, day));
    }

    /** The cohort's edition judges; before placement the offering's. */
    private EditionId edition(PersonId person, @Nullable InternshipSummary internship) {
        var cohorts = internship == null ? null : internship.edition();
        return cohorts != null
                ? cohorts
                : registrations.editionOf(person).orElseGet(() -> editions.idOf(Editions.NATIONAL));
    }

    /** The evidence about a person that a renewal under this edition may rest on. */
    Evidence evidenceForRenewal(PersonId person, EditionId edition, LocalDate windowOpens) {
        return attendances.evidenceOf(person, editions.of(edition)).withRecertificationsSince(windowOpens);
    }

    /** Everybody in an internship that goes on, for office: who is ready first, then who has least left. */
    public List<PersonStanding> underWay(Viewer viewer) {
        if (!viewer.isOffice()) {
            return List.of();
        }
        var today = clock.today();
        return internships.underWay().stream()
                .map(internship -> of(internship, today))
                .sorted(Comparator.comparing((PersonStanding one) -> !one.isReady())
                        .thenComparing(one -> one.certification().missing().size()))
                .toList();
    }

    /** Whom office can award today. */
    public List<PersonStanding> readyToAward(Viewer viewer) {
        return underWay(viewer).stream().filter(PersonStanding::isReady).toList();
    }
}
