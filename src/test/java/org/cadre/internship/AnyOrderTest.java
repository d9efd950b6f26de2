package org.cadre.internship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.internship.cohort.Cohorts;
import org.cadre.internship.cohort.Placements;
import org.cadre.internship.pairing.NextProtege;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.term.Extensions;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.Standings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever office, Rosa and her protégés do, in whatever order the states allow: hold, resume, extend, move, suspend,
 * re-pair. The due days and the standing are those that a day-by-day reckoning makes of what was done.
 */
@CadreTest
class AnyOrderTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private InternshipFiles files;

    @Autowired
    private Extensions extensions;

    @Autowired
    private Placements placements;

    @Autowired
    private Internships internships;

    @Autowired
    private Pairings pairings;

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private PlatformTransactionManager transactions;

    private CoachingCast cast;
    private Edition edition;
    private InternshipId internship;
    private Viewer otto;
    private Viewer rosa;
    private Random random = new Random(0);

    // What was done, kept apart from the database.
    private final List<DateRange> holds = new ArrayList<>();
    private @Nullable LocalDate heldSince;
    private int extension;
    private final List<Fact.Pairing> over = new ArrayList<>();
    private Fact.@Nullable Pairing standing;
    private boolean suspended;
    private boolean freeTaken;
    private final List<Fact.Contact> contacts = new ArrayList<>();

    @BeforeEach
    void begin() {
        cast = new CoachingCast(named, editions, clock);
        edition = editions.current(Editions.NATIONAL);
        internship = new InternshipId(cast.rosasInternship);
        otto = viewer("Otto Brandt", "otto", Role.OFFICE);
        rosa = viewer("Rosa Delgado", "rosa", Role.MIT);
        standing = new Fact.Pairing(cast.pairing, CoachingCast.BEGINS, null);
    }

    private Viewer viewer(String name, String key, Role role) {
        var id = jdbc.sql("select id from person where email = :email")
                .param("email", key + "@bluebonnet.example")
                .query(UUID.class)
                .single();
        return new Viewer(new PersonId(id), name, ZoneId.of("America/Chicago"), Set.of(role), null, null);
    }

    @RepeatedTest(12)
    void leavesDueDaysAndStandingAsReckonedFromScratch(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        var done = new ArrayList<String>();
        for (int i = 0; i < 22; i++) {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> done.add(somethingPossible()));
            agrees("seed " + repetition.getCurrentRepetition() + " after " + done);
        }
    }

    private String somethingPossible() {
        var today = clock.today();
        return switch (random.nextInt(9)) {
            case 0 -> {
                if (heldSince == null) {
                    yield hold(today.minusDays(random.nextInt(8)));
                }
                files.resume(otto.actor(), internship, today);
                // A hold that had not lasted a day is as if it had not been.
                if (heldSince.isBefore(today)) {
                    holds.add(new DateRange(heldSince, today.minusDays(1)));
                }
                heldSince = null;
                yield "resume " + today;
            }
            case 1 -> {
                int months = 1 + random.nextInt(3);
                var outcome = extensions.extend(otto, internship, months, "For cause.");
                assertThat(outcome == Extensions.Extended.EXTENDED)
                        .isEqualTo(extension + months <= Extensions.MOST_MONTHS);
                if (outcome == Extensions.Extended.EXTENDED) {
                    extension += months;
                }
                yield "extend " + months;
            }
            case 2 -> {
                var to = random.nextBoolean() ? cast.cohort : cast.otherCohort;
                placements.place(
                        otto.actor(), internship, cohorts.find(new CohortId(to)).orElseThrow());
                yield "move";
            }
            case 3 -> rePair(today);
            case 4 -> {
                var open = pairings.open(internship).filter(one -> one.acceptedAt() != null);
                if (open.isEmpty()) {
                    yield "nobody to suspend";
                }
                boolean changed = suspended
                        ? pairings.reinstate(otto.actor(), open.get())
                        : pairings.suspend(otto.actor(), open.get());
                assertThat(changed).isTrue();
                suspended = !suspended;
                yield suspended ? "suspend" : "reinstate";
            }
            case 5 -> {
                boolean may = !over.isEmpty() && !freeTaken && extension + 2 <= Extensions.MOST_MONTHS;
                assertThat(extensions.extendFreely(rosa, internship, 2)).isEqualTo(may);
                if (may) {
                    freeTaken = true;
                    extension += 2;
                }
                yield "extend freely " + may;
            }
            case 6 -> {
                var day = today.minusDays(random.nextInt(5));
                var id = cast.contact(day, 60, "A call.", true);
                contacts.add(new Fact.Contact(
                        id, day, 60, "phone", ConfirmationLevel.CONFIRMED, Fact.ContactState.SUBMITTED));
                yield "contact " + day;
            }
            default -> {
                clock.moveTo(today.plusDays(1 + random.nextInt(25)));
                yield "on to " + clock.today();
            }
        };
    }

    private String hold(LocalDate from) {
        if (from.isBefore(CoachingCast.BEGINS) || holds.stream().anyMatch(hold -> hold.contains(from))) {
            return "no hold";
        }
        files.hold(otto.actor(), internship, from, "Illness.");
        heldSince = from;
        return "hold " + from;
    }

    private String rePair(LocalDate today) {
        if (standing != null) {
            pairings.end(rosa.actor(), pairings.open(internship).orElseThrow(), "Moved away.", random.nextBoolean());
            over.add(new Fact.Pairing(standing.id(), standing.acceptedOn(), today));
            standing = null;
            suspended = false;
            return "end pairing";
        }
        var next = new NextProtege(pairings, edition);
        if (!next.isNamed(rosa, internship, "Sam " + over.size(), "sam" + over.size() + "@elsewhere.example")) {
            return "nobody named";
        }
        var pairing = pairings.open(internship).orElseThrow();
        assertThat(next.agrees(pairing)).isTrue();
        standing = new Fact.Pairing(pairing.id().value(), today, null);
        return "pair again";
    }

    private void agrees(String after) {
        var today = clock.today();
        var summary = internships.find(internship).orElseThrow();
        var term = summary.term(edition, today).orElseThrow();
        assertThat(summary.extensionMonths()).as(after).isEqualTo(extension);
        assertThat(internships.extensions(internship).stream()
                        .mapToInt(Extension::months)
                        .sum())
                .as(after)
                .isEqualTo(extension);
        int all = 9 + extension;
        assertThat(term.lastDay()).as(after).isEqualTo(activeDay(nominalDays(all), today));
        if (heldSince == null) {
            assertThat(summary.lastDay()).as(after).isEqualTo(term.lastDay());
        }
        for (int month = 1; month < all; month++) {
            var last = activeDay(nominalDays(month) + 1, today).minusDays(1);
            assertThat(term.monthLast(month)).as(after).isEqualTo(last);
            assertThat(edition.reportDue(term, month))
                    .as(after)
                    .isEqualTo(edition.calendar().workingDayFrom(last.plusDays(10)));
        }
        var evidence = internships.evidenceOf(cast.rosa, edition);
        assertThat(Standings.of(edition, edition.certification(), evidence, today))
                .as(after)
                .isEqualTo(Standings.of(edition, edition.certification(), reckoned(), today));
    }

    private static int nominalDays(int months) {
        return (int) (CoachingCast.BEGINS.plusMonths(months).toEpochDay() - CoachingCast.BEGINS.toEpochDay());
    }

    /** The day on which so many days have gone by without a hold, counted one by one. */
    private LocalDate activeDay(int count, LocalDate today) {
        var day = CoachingCast.BEGINS.minusDays(1);
        int gone = 0;
        while (gone < count) {
            day = day.plusDays(1);
            var here = day;
            boolean held = holds.stream().anyMatch(hold -> hold.contains(here))
                    || (heldSince != null && !here.isBefore(heldSince) && !here.isAfter(today));
            if (!held) {
                gone++;
            }
        }
        return day;
    }

    private Evidence reckoned() {
        var facts = new ArrayList<Fact>();
        var all = new ArrayList<>(holds);
        if (heldSince != null) {
            all.add(new DateRange(heldSince, null));
        }
        all.sort(Comparator.comparing(DateRange::first));
        facts.add(new Fact.Internship(
                cast.rosasInternship,
                heldSince == null ? Fact.InternshipState.ACTIVE : Fact.InternshipState.ON_HOLD,
                CoachingCast.BEGINS,
                null,
                all,
                extension));
        facts.addAll(over);
        if (standing != null) {
            facts.add(standing);
        }
        facts.addAll(contacts);
        return Evidence.of(facts);
    }
}
