package org.cadre.internship.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.CoachingCast;
import org.cadre.internship.coach.Flags;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.MissingOfMits;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.InternshipTerm;
import org.cadre.program.ProgramBreaks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Office edits the calendar of breaks. Rosa's first month ends on February 7, 2035; her report is due ten days later. */
@CadreTest
class ProgramCalendarPageTest {
    private static final String PLACE = "/office/calendar";

    /** A Saturday, so the Monday after it. */
    private static final LocalDate FIRST_DUE = LocalDate.of(2035, 2, 19);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private ProgramBreaks breaks;

    @Autowired
    @Qualifier("monthlyReportsDue")
    private DueWork reportsDue;

    @Autowired
    private MissingOfMits missing;

    private CoachingCast cast;
    private Visitor otto;
    private EditionId national;

    @BeforeEach
    void comeIn() {
        cast = new CoachingCast(named, editions, clock);
        otto = Visitor.as("otto");
        national = editions.idOf(Editions.NATIONAL);
    }

    private Visitor.Page add(String title, LocalDate first, LocalDate last) {
        return otto.button(otto.get(PLACE), "Add the break")
                .with("title", title)
                .with("first", first)
                .with("last", last)
                .send();
    }

    private static InternshipTerm term() {
        return new InternshipTerm(CoachingCast.BEGINS, 9, List.of(), 0);
    }

    private LocalDate due(int month) {
        return editions.of(national).reportDue(term(), month);
    }

    private UUID only() {
        return jdbc.sql("select distinct break from program_break")
                .query(UUID.class)
                .single();
    }

    @Test
    void movesWhatFallsDueToTheNextWorkingDay() {
        assertThat(due(1)).isEqualTo(FIRST_DUE);
        add("Winter break 🌨", FIRST_DUE.minusDays(2), FIRST_DUE.plusDays(4)).says("is in the calendar");
        assertThat(due(1)).isEqualTo(FIRST_DUE.plusDays(7));
        otto.get("/coach/internships/" + cast.rosasInternship).hasStatus(200);
        reportsDue.run(clock.today());
        Visitor.as("rosa").get("/internship/reports").says("Feb 26");
    }

    @Test
    void pausesTheSignals() {
        var edition = editions.of(national);
        var facts = new Flags.Facts(term(), null, CoachingCast.BEGINS, null, null, null, List.of(), 4320);
        var day = CoachingCast.BEGINS.plusDays(21);
        assertThat(Flags.of(facts, edition, day)).hasSize(1);
        add("Storm days", CoachingCast.BEGINS.plusDays(4), CoachingCast.BEGINS.plusDays(5));
        assertThat(Flags.of(facts, editions.of(national), day)).isEmpty();
        assertThat(Flags.of(facts, editions.of(national), day.plusDays(2))).hasSize(1);
    }

    @Test
    void judgesThePaceOfAMonthThatEndsInABreakWhenTheBreakIsOver() {
        var monthEnd = CoachingCast.BEGINS.plusMonths(1);
        add("Storm days", monthEnd.minusDays(1), monthEnd.plusDays(3));
        var edition = editions.of(national);
        var facts = new Flags.Facts(term(), null, null, null, null, null, List.of(), 0);
        assertThat(Flags.of(facts, edition, monthEnd.plusDays(3))).isEmpty();
        assertThat(Flags.of(facts, edition, monthEnd.plusDays(4))).hasSize(1);
    }

    @Test
    void remindsNobodyInABreak() {
        jdbc.sql("insert into monthly_report (id, internship, month, state) values (:id, :internship, 1, 'open')")
                .param("id", UUID.randomUUID())
                .param("internship", cast.rosasInternship)
                .update();
        var first = LocalDate.of(2035, 3, 1);
        add("Storm days", first, first.plusDays(1));
        assertThat(reportsAskedFor(first)).isZero();
        assertThat(reportsAskedFor(first.plusDays(2))).isOne();
    }

    private long reportsAskedFor(LocalDate day) {
        return missing.of(day).stream()
                .filter(one -> one.who().equals(cast.rosa) && one.kind() == Missing.Kind.REPORT)
                .count();
    }

    @Test
    void isOfOneEditionWhereOfficeSaysSo() {
        UUID other = UUID.randomUUID();
        jdbc.sql("""
                insert into edition (id, slug, version, title, effective, yaml, digest, loaded_at)
                select :id, 'bluebonnet', '1', 'Bluebonnet edition', effective, yaml, digest, loaded_at from edition
                 where id = :national
                """).param("id", other).param("national", national.value()).update();
        try {
            otto.button(otto.get(PLACE), "Add the break")
                    .with("title", "Rodeo day")
                    .with("first", FIRST_DUE)
                    .with("last", "")
                    .with("scope", other)
                    .send()
                    .says("is in the calendar");
            assertThat(due(1)).isEqualTo(FIRST_DUE);
            assertThat(editions.of(new EditionId(other)).reportDue(term(), 1)).isEqualTo(FIRST_DUE.plusDays(1));
            otto.get(PLACE).says("Bluebonnet edition · 1");
        } finally {
            jdbc.sql("delete from program_break").update();
            jdbc.sql("delete from edition where id = :id").param("id", other).update();
        }
    }

    @Test
    void isWrittenIntoTheTrailBeforeAndAfter() {
        add("Summer break", LocalDate.of(2035, 6, 1), LocalDate.of(2035, 8, 1));
        otto.button(otto.get(PLACE + "/" + only()), "Save the break")
                .with("last", "2035-08-10")
                .send()
                .says("is changed");
        otto.button(otto.get(PLACE + "/" + only()), "Take it out").send().says("out of the calendar");
        assertThat(jdbc.sql("""
                        select deed || ' ' || coalesce(before ->> 'last', '-') || ' ' || coalesce(after ->> 'last', '-')
                          from audit_entry where deed like 'calendar.%' order by id
                        """).query(String.class).list())
                .containsExactly(
                        "calendar.break-added - 2035-08-01",
                        "calendar.break-changed 2035-08-01 2035-08-10",
                        "calendar.break-removed 2035-08-10 -");
    }

    @Test
    void computesAnEarlierDayWithTheCalendarOfThatDay() {
        var before = Instant.now();
        add("Late winter", FIRST_DUE, FIRST_DUE);
        assertThat(due(1)).isEqualTo(FIRST_DUE.plusDays(1));
        assertThat(editions.asOf(before, national).reportDue(term(), 1)).isEqualTo(FIRST_DUE);
    }

    @Nested
    class OnceItHasBegun {
        private final LocalDate first = CoachingCast.BEGINS.plusMonths(1).minusDays(3);

        @BeforeEach
        void begin() {
            add("Storm days", first, first.plusDays(20));
        }

        @Test
        void keepsItsDaysSoFar() {
            var page = otto.get(PLACE + "/" + only()).says("It has begun").doesNotSay("Take it out");
            var again = otto.button(page, "Save the break")
                    .with("last", first.plusDays(1))
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("last")).contains("Days of this break that are over stay");
            assertThat(otto.button(page, "Save the break")
                            .with("first", first.plusDays(1))
                            .send()
                            .hasStatus(422)
                            .wrong("last"))
                    .isNotEmpty();
            otto.postToken(PLACE + "/" + only() + "/removal").hasStatus(422);
            assertThat(breaks.inForce())
                    .singleElement()
                    .satisfies(one -> assertThat(one.last()).isEqualTo(first.plusDays(20)));
        }

        @Test
        void endsTodayOrLater() {
            otto.button(otto.get(PLACE + "/" + only()), "Save the break")
                    .with("last", clock.today())
                    .send()
                    .says("is changed");
            assertThat(breaks.inForce())
                    .singleElement()
                    .satisfies(one -> assertThat(one.last()).isEqualTo(clock.today()));
        }
    }

    /** Whatever office does to the calendar: a due day that has passed stays where it was, or moves later. */
    @Test
    void movesNoPastDueDayEarlier() {
        var actor = Actor.of(cast.ines.value());
        for (int seed = 0; seed < 25; seed++) {
            jdbc.sql("delete from program_break").update();
            breaks.reread();
            var random = new Random(seed);
            var ids = new ArrayList<UUID>();
            for (int deed = 0; deed < 12; deed++) {
                var today = clock.today();
                var before = dues(editions.of(national));
                var first = today.plusDays(random.nextInt(-60, 60));
                var last = first.plusDays(random.nextInt(0, 25));
                switch (ids.isEmpty() ? 0 : random.nextInt(3)) {
                    case 0 -> ids.add(breaks.add(actor, null, "Break", first, last));
                    case 1 -> breaks.change(actor, ids.get(random.nextInt(ids.size())), "Break", first, last);
                    default -> breaks.remove(actor, ids.get(random.nextInt(ids.size())));
                }
                var after = dues(editions.of(national));
                for (int i = 0; i < before.size(); i++) {
                    if (!before.get(i).isAfter(today)) {
                        assertThat(after.get(i)).as("seed " + seed).isAfterOrEqualTo(before.get(i));
                    } else {
                        assertThat(after.get(i)).as("seed " + seed).isAfter(today);
                    }
                }
            }
        }
    }

    /** One internship for each day of two months: their first reports. */
    private static List<LocalDate> dues(Edition edition) {
        var dues = new ArrayList<LocalDate>();
        for (int day = 0; day < 90; day++) {
            var term = new InternshipTerm(CoachingCast.BEGINS.minusDays(60 - day), 9, List.of(), 0);
            dues.add(edition.reportDue(term, 1));
        }
        return dues;
    }

    @Nested
    class BadInput {
        @Test
        void isAnsweredInWordsWithWhatWasTypedKept() {
            var again = otto.button(otto.get(PLACE), "Add the break").send().hasStatus(422);
            assertThat(again.wrong("title")).contains("name");
            assertThat(again.wrong("first")).contains("first day");
            assertThat(add("Break", FIRST_DUE, FIRST_DUE.minusDays(1)).wrong("last"))
                    .contains("before the first");
            assertThat(add("Break", FIRST_DUE, FIRST_DUE.plusDays(120)).wrong("last"))
                    .contains("120 days");
            assertThat(add("Break", LocalDate.of(2190, 1, 1), LocalDate.of(2190, 1, 1))
                            .wrong("first"))
                    .isNotEmpty();
            var longer = add("a".repeat(10_000), FIRST_DUE, FIRST_DUE).hasStatus(422);
            assertThat(longer.wrong("title")).contains("10,000");
            assertThat(otto.button(longer, "Add the break").value("title")).hasSize(10_000);
            var scope = otto.button(otto.get(PLACE), "Add the break")
                    .with("title", "x")
                    .with("first", FIRST_DUE)
                    .with("scope", UUID.randomUUID())
                    .send();
            assertThat(scope.wrong("scope")).isNotEmpty();
            assertThat(breaks.inForce()).isEmpty();
        }

        @Test
        void ofAnybodyButOfficeFindsNothing() {
            Visitor.as("ines").get(PLACE).hasStatus(404);
            Visitor.as("rosa").postToken(PLACE).hasStatus(404);
            otto.get(PLACE + "/" + UUID.randomUUID()).hasStatus(404);
        }
    }
}
