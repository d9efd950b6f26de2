package org.cadre.internship.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.demo.Histories;
import org.cadre.internship.CoachingCast;
import org.cadre.internship.InternshipId;
import org.cadre.internship.report.MonthlyLog;
import org.cadre.internship.report.MonthlyLogs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Office's desk: who needs a decision and why, across the cohorts of Ines and Cole. */
@CadreTest
class OfficeDeskPageTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private MonthlyLogs logs;

    @Autowired
    private Texts texts;

    private CoachingCast cast;
    private Visitor otto;

    @BeforeEach
    void comeIn() {
        cast = new CoachingCast(named, editions, clock);
        otto = Visitor.as("otto");
    }

    private Visitor.Page desk(String filter) {
        return otto.get("/office/internships" + filter).hasStatus(200);
    }

    /** The names in the list, in its order. */
    private static List<String> names(Visitor.Page page) {
        return page.document().select("table.desk tbody tr td:first-child a").eachText();
    }

    private static String why(Visitor.Page page, String name) {
        return page.document().select("table.desk tbody tr").stream()
                .filter(row -> row.select("a").text().contains(name))
                .map(row -> row.select(".flags").text())
                .findFirst()
                .orElse("");
    }

    @Test
    void saysInWordsWhyEachNeedsOffice() {
        cast.contact(CoachingCast.BEGINS.plusDays(3), 60, "Budget.", false);
        var page = desk("");
        assertThat(why(page, "Rosa Delgado")).contains("hours count").contains("still waits for the protégé");
        assertThat(why(page, "Mira Okafor")).contains("No protégé has been named");
        assertThat(page.text()).contains("What needs office");
    }

    @Test
    void putsWhoPressesMostFirstAndTellsHowManyHaveEachReason() {
        cast.contact(CoachingCast.BEGINS.plusDays(30), 480, "On track.", true);
        var page = desk("");
        assertThat(names(page)).doesNotContain("Rosa Delgado").contains("Mira Okafor", "Wes Tanaka");
        assertThat(page.document().select(".tallies a").eachText()).contains("2 no protégé");
        assertThat(names(desk("?need=everybody"))).last().isEqualTo("Rosa Delgado");
    }

    @Test
    void keepsItsFilterInTheAddress() {
        assertThat(names(desk("?need=everybody&cohort=" + cast.otherCohort))).containsExactly("Wes Tanaka");
        assertThat(names(desk("?need=everybody&coach=" + cast.ines.value())))
                .containsExactlyInAnyOrder("Rosa Delgado", "Mira Okafor");
        assertThat(names(desk("?need=everybody&name=mira"))).containsExactly("Mira Okafor");
        assertThat(names(desk("?need=no-protege"))).containsExactlyInAnyOrder("Mira Okafor", "Wes Tanaka");
        assertThat(names(desk("?need=everybody&state=withdrawn"))).isEmpty();
        var filtered = desk("?need=no-protege&state=active&cohort=" + cast.cohort);
        assertThat(filtered.document()
                        .select("select[name=need] option[selected]")
                        .attr("value"))
                .isEqualTo("no-protege");
        assertThat(names(filtered)).containsExactly("Mira Okafor");
    }

    @Test
    void readsAnAddressThatMakesNoSenseAsNoFilter() {
        assertThat(names(desk(
                        "?cohort=none&coach=%F0%9F%99%82&state=gone&need=nothing&after=x~y&name=" + "a".repeat(5000))))
                .isEqualTo(names(desk("")));
    }

    @Test
    void countsTheSameHoursAsTheLog() {
        cast.contact(CoachingCast.BEGINS.plusDays(3), 75, "One.", true);
        cast.contact(CoachingCast.BEGINS.plusDays(8), 45, "Two.", false);
        var log = new MonthlyLog(logs.ofAll(List.of(new InternshipId(cast.rosasInternship))));
        int counted = log.counted(editions.current(Editions.NATIONAL).hours());
        assertThat(counted).isEqualTo(75);
        assertThat(desk("?need=everybody&name=rosa").text()).contains("1.25 of 72 h");
    }

    @Test
    void tellsWhatEachCoachHasToReadTheOldestFirst() {
        jdbc.sql("""
                insert into monthly_report (id, internship, month, state, answers, minutes, contacts, submitted_at, submitted_on)
                values (:id, :internship, 1, 'submitted', '{}', 0, 0, :at, :on)
                """)
                .param("id", UUID.randomUUID())
                .param("internship", cast.wesInternship)
                .param("at", OffsetDateTime.parse("2035-02-05T12:00:00Z"))
                .param("on", LocalDate.of(2035, 2, 5))
                .update();
        var rows = desk("").document().select("table.list:not(.desk) tbody tr").eachText();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).contains("Cole Whitman 1 1").contains("3 days");
        assertThat(rows.getLast()).contains("Ines Navarro 2 0 nothing waits");
    }

    @Test
    void showsWhatOnlyOfficeCanDecide() {
        jdbc.sql("update internship set last_day = :past where id = :id")
                .param("past", clock.today().minusDays(1))
                .param("id", cast.wesInternship)
                .update();
        jdbc.sql("delete from cohort_coach where cohort = :cohort")
                .param("cohort", cast.otherCohort)
                .update();
        jdbc.sql("update pairing set state = 'suspended' where id = :id")
                .param("id", cast.pairing)
                .update();
        var page = desk("");
        assertThat(why(page, "Wes Tanaka"))
                .contains("award, extend or let it lapse")
                .contains("Nobody coaches this cohort today");
        assertThat(why(page, "Rosa Delgado")).contains("The pairing with Del Reyes is suspended");
    }

    @Test
    void saysInTimeFromWhichDayOnNobodyCoachesACohort() {
        String gap = "From " + texts.day(clock.today().plusDays(6)) + " on nobody coaches this cohort";
        coachUntil(clock.today().plusDays(60));
        assertThat(why(desk("?need=everybody"), "Wes Tanaka")).doesNotContain("nobody coaches this cohort");
        coachUntil(clock.today().plusDays(6));
        assertThat(why(desk("?need=everybody"), "Wes Tanaka")).contains(gap);
        assertThat(why(desk("?need=everybody"), "Rosa Delgado")).doesNotContain("nobody coaches");
    }

    private void coachUntil(LocalDate until) {
        jdbc.sql("update cohort_coach set until = :until where cohort = :cohort")
                .param("until", until)
                .param("cohort", cast.otherCohort)
                .update();
    }

    @Test
    void goesThroughManyPeopleAPageAtATimeAndMissesNobody() {
        manyMore(120);
        var seen = new ArrayList<String>();
        var page = desk("?need=everybody&state=active");
        seen.addAll(names(page));
        assertThat(seen).hasSize(50);
        while (!page.document().select("a[rel=next]").isEmpty()) {
            page = otto.get(page.document().select("a[rel=next]").attr("href"));
            seen.addAll(names(page));
        }
        assertThat(seen).hasSize(123).doesNotHaveDuplicates();
    }

    private void manyMore(int people) {
        var histories = new Histories(named);
        for (int i = 0; i < people; i++) {
            var person = histories.person(
                    "Pat " + i, "pat" + i + "@bluebonnet.example", "principal", null, null, CoachingCast.BEGINS);
            histories.internship(
                    person,
                    cast.cohort,
                    "active",
                    CoachingCast.BEGINS,
                    CoachingCast.BEGINS,
                    CoachingCast.BEGINS.plusMonths(9).minusDays(1));
        }
        histories.write();
    }

    @Test
    void asksTheDatabaseAsOftenForManyAsForFew() {
        desk("");
        var few = statements.ofAPage(() -> desk(""));
        manyMore(60);
        var many = statements.ofAPage(() -> desk(""));
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void isForOfficeAlone() {
        Visitor.as("ines").get("/office/internships").hasStatus(404);
        Visitor.as("rosa").get("/office/internships").hasStatus(404);
    }
}
