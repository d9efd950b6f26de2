package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class HomePageTest {
    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Texts texts;

    @Autowired
    private Statements statements;

    private Bluebonnet bluebonnet;
    private LocalDate today;

    @BeforeEach
    void people() {
        today = clock.today();
        bluebonnet = new Bluebonnet(batches, editions, today);
    }

    private Visitor.Page homeOf(PersonId person) {
        bluebonnet.write();
        var page = bluebonnet.as(person).get("/home");
        page.hasStatus(200);
        assertThat(page.document().select("main .btn-primary"))
                .as("one primary button at most")
                .hasSizeLessThan(2);
        return page;
    }

    private static String next(Visitor.Page page) {
        return page.document().select(".next-what").text();
    }

    @Test
    void isForPeopleWhoAreSignedIn() {
        assertThat(new Visitor().get("/home").address().getPath()).isEqualTo("/sign-in");
    }

    @Nested
    class SomebodyNew {
        @Test
        void isShownTheSchedule() {
            var page = homeOf(bluebonnet.person("Nora Example"));
            assertThat(next(page)).contains("Leadership Immersion Institute");
            assertThat(page.document().select("main a.btn-primary").attr("href"))
                    .isEqualTo("/schedule");
        }
    }

    @Nested
    class Registered {
        @Test
        void seesDatePlaceAndCalendarFileOfTheEvent() {
            var nora = bluebonnet.person("Nora Example");
            var event = bluebonnet.institute("Winter institute", today.plusDays(40), false);
            bluebonnet.histories.seat(event, nora, null, 79900, true, false);
            var page = homeOf(nora);
            assertThat(next(page)).isEqualTo("Winter institute");
            page.says(texts.day(today.plusDays(40)))
                    .says("Bluebonnet Center, Austin, TX")
                    .says("Confirmed");
            assertThat(page.document().select("a[href=/schedule/" + event.id() + ".ics]"))
                    .hasSize(1);
        }

        @Test
        void seesThatASeatIsHeldAndWhatItWaitsFor() {
            var nora = bluebonnet.person("Nora Example");
            var event = bluebonnet.institute("Winter institute", today.plusDays(40), false);
            bluebonnet.histories.seat(event, nora, null, 79900, false, false);
            homeOf(nora).says("your seat is held for you").says("when your check has arrived");
        }
    }

    @Nested
    class AfterPartOne {
        @Test
        void isOfferedTheChoiceToPursueCertification() {
            var page = homeOf(bluebonnet.participant("Nora Example", 20));
            assertThat(next(page)).contains("Decide whether to go on");
            page.says("You completed part one on");
            assertThat(page.document().select("main a.btn-primary").attr("href"))
                    .isEqualTo("/internship");
        }

        @Test
        void isToldWhichModuleIsMissing() {
            var page = homeOf(bluebonnet.participant("Nora Example", 20, 5));
            assertThat(next(page)).contains("Make up what you missed");
            page.says("5 of 6 modules attended").says("The Art of Effective Feedback");
        }

        @Test
        void waitsForAPlaceAfterApplying() {
            var nora = bluebonnet.participant("Nora Example", 20);
            bluebonnet.histories.internship(nora, null, "applied", today.minusDays(3), null, null);
            homeOf(nora).says("Office is finding you a cohort and a coach").says("You applied on");
        }

        @Test
        void namesAProtegeOnceThereIsAPlace() {
            var nora = bluebonnet.participant("Nora Example", 20);
            bluebonnet.histories.internship(nora, bluebonnet.cohort, "applied", today.minusDays(3), null, null);
            var page = homeOf(nora);
            assertThat(next(page)).contains("Name your protégé");
            page.says("Overdue since").says("Your coach is Ines Example");
        }

        @Test
        void waitsForTheProtegesAnswer() {
            var nora = bluebonnet.participant("Nora Example", 20);
            var internship =
                    bluebonnet.histories.internship(nora, bluebonnet.cohort, "applied", today.minusDays(3), null, null);
            bluebonnet.histories.pairing(
                    internship,
                    bluebonnet.del,
                    "novice",
                    bluebonnet.school,
                    "2020-1",
                    "We agree.",
                    today.minusDays(2),
                    null);
            homeOf(nora).says("Del Example has your agreement and has not answered yet");
        }
    }

    @Nested
    class AnMit {
        @Test
        void seesNumberTargetAndMeaningOfTheHours() {
            var rosa =
                    bluebonnet.intern("Rosa Example", 2).contact(50, 120, true).contact(20, 60, true);
            var page = homeOf(rosa.person());
            page.says("3.00 of 72 hours").says("behind the pace");
            assertThat(page.document().select("svg.ring title").text()).startsWith("3.00 of 72 hours");
            assertThat(page.document().select("svg[role=img] title")).hasSize(2);
            assertThat(page.document().select("figure.pace details table")).hasSize(1);
        }

        @Test
        void countsNothingThatWaitsForTheProtege() {
            var rosa =
                    bluebonnet.intern("Rosa Example", 2).contact(50, 120, true).contact(3, 60, false);
            homeOf(rosa.person())
                    .says("2.00 of 72 hours")
                    .says("One more contact counts once Del Example has confirmed it");
        }

        @Test
        void seesNineMonthsEachWithIconAndWord() {
            var rosa =
                    bluebonnet.intern("Rosa Example", 2).contact(50, 120, true).report(1, "accepted");
            var strip = homeOf(rosa.person()).document().select("ol.strip > li");
            assertThat(strip).hasSize(9);
            assertThat(strip.get(0).text()).contains("Report Accepted", "Contact Met");
            assertThat(strip.get(0).select("i.bi")).hasSize(4);
            assertThat(strip.get(2).attr("aria-current")).isEqualTo("date");
        }

        @Test
        void writesTheOverdueReportFirst() {
            var rosa = bluebonnet.intern("Rosa Example", 2).contact(2, 60, true);
            var page = homeOf(rosa.person());
            assertThat(next(page)).startsWith("Report 1");
            page.says("Overdue since");
            assertThat(page.document().select("main a.btn-primary").attr("href"))
                    .isEqualTo("/internship/reports/1");
        }

        @Test
        void readsWhatTheCoachWroteOnAReturnedReport() {
            var rosa = bluebonnet.intern("Rosa Example", 1).contact(2, 60, true).report(1, "submitted");
            bluebonnet.write();
            jdbc.sql("update monthly_report set state = 'returned', comment = 'Please add what Del will try next.'")
                    .update();
            homeOf(rosa.person()).says("Please add what Del will try next.");
        }

        @Test
        void hasLogAContactWithinReach() {
            var rosa = bluebonnet.intern("Rosa Example", 2);
            assertThat(homeOf(rosa.person()).document().select(".thumb a").attr("href"))
                    .isEqualTo("/internship/log/new");
        }

        @Test
        void reachesLogReportsMeetingsProjectAndStandardsFromTheFirstPage() {
            var rosa = bluebonnet.intern("Rosa Example", 2);
            var home = homeOf(rosa.person());
            assertThat(home.document().select(".boards a").eachAttr("href"))
                    .containsExactly(
                            "/internship/log",
                            "/internship/reports",
                            "/internship/meetings",
                            "/internship/project",
                            "/internship/coverage");
        }

        @Test
        void isRemindedOfAMonthWithoutContact() {
            var rosa =
                    bluebonnet.intern("Rosa Example", 2).report(1, "accepted").report(2, "accepted");
            homeOf(rosa.person()).says("A contact with Del Example in month 3");
        }

        @Test
        void seesTheNextMeetingWithItsLink() {
            var rosa = bluebonnet.intern("Rosa Example", 0).contact(0, 60, true);
            bluebonnet.histories.meeting(bluebonnet.cohort, 1, today.plusDays(2), false, null, null);
            var page = homeOf(rosa.person());
            page.says("Cohort call of month 1").says(texts.day(today.plusDays(2)));
            assertThat(page.document().select("a[href=https://meet.example/bluebonnet]"))
                    .isNotEmpty();
        }

        @Test
        void seesNothingOfAnybodyElse() {
            var rosa = bluebonnet.intern("Rosa Example", 2).contact(50, 120, true);
            bluebonnet.intern("Sam Example", 2).contact(50, 480, true).report(1, "submitted");
            homeOf(rosa.person()).says("2.00 of 72 hours").doesNotSay("Sam Example");
        }

        @Test
        void isAskedForNothingWhileOnHold() {
            var rosa = bluebonnet.intern("Rosa Example", 2);
            bluebonnet.write();
            jdbc.sql("update internship set state = 'on hold'").update();
            homeOf(rosa.person()).says("on hold").doesNotSay("Overdue since");
        }
    }

    @Nested
    class Certified {
        @Test
        void seesConditionAndWhenRenewalOpens() {
            var page = homeOf(certified(today.minusMonths(2)));
            page.says("Valid")
                    .says("NMC-1")
                    .says("Opens on")
                    .says(texts.day(today.minusMonths(2).plusYears(3)));
        }

        @Test
        void isAskedToRenewInTheWindow() {
            var person = certified(today.minusYears(3).plusMonths(4));
            bluebonnet.histories.event(
                    "recertification",
                    "Spring recertification",
                    bluebonnet.editionId,
                    "Bluebonnet Center",
                    "Austin",
                    today.plusDays(30),
                    1,
                    20,
                    19900,
                    false,
                    List.of());
            var page = homeOf(person);
            assertThat(next(page)).startsWith("Renew your certificate");
            page.says("Spring recertification").says("Expiring");
        }

        private PersonId certified(LocalDate from) {
            var person = bluebonnet.participant("Vera Example", 1400);
            bluebonnet.write();
            certificate(person, "NMC-1", from);
            return person;
        }
    }

    private void certificate(PersonId person, String number, LocalDate from) {
        UUID decision = Ids.next();
        jdbc.sql("""
                insert into award_decision (id, person, edition, program_day, standing, evidence, evidence_digest,
                                            decided_by, decided_at, renewal)
                values (:id, :person, :edition, :day, '{}', '{}', ''::bytea, :by, :at, true)
                """)
                .param("id", decision)
                .param("person", person.value())
                .param("edition", bluebonnet.editionId)
                .param("day", from)
                .param("by", bluebonnet.ada.value())
                .param("at", from.atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into certificate (id, number, decision, person, holder_name, edition, issued, valid_from, expires,
                                         state, check_code, says, paper)
                values (:id, :number, :decision, :person, 'Vera Example', :edition, :from, :from, :expires, 'issued',
                        :number, '{"parts": [], "signers": []}', 'x')
                """)
                .param("id", Ids.next())
                .param("number", number)
                .param("decision", decision)
                .param("person", person.value())
                .param("edition", bluebonnet.editionId)
                .param("from", from)
                .param("expires", from.plusYears(3))
                .update();
    }

    @Nested
    class ACoach {
        @Test
        void seesTheReportsThatWaitOldestFirst() {
            bluebonnet.intern("Rosa Example", 2).report(1, "submitted").contact(3, 60, true);
            bluebonnet.intern("Sam Example", 3).report(1, "submitted").contact(3, 60, true);
            var page = homeOf(bluebonnet.ines);
            assertThat(next(page)).isEqualTo("2 reports wait for you, the oldest is report 1 of Sam Example");
            assertThat(page.document()
                            .select("a.row-link[href^=/coach/reports/]")
                            .eachText())
                    .containsExactly("Sam Example, report 1", "Rosa Example, report 1");
        }

        @Test
        void readsInWordsWhoNeedsALook() {
            bluebonnet.intern("Rosa Example", 2);
            homeOf(bluebonnet.ines).says("Who needs a look").says("Rosa Example");
        }

        @Test
        void seesNobodyOfAnotherCohort() {
            bluebonnet.intern("Rosa Example", 2).report(1, "submitted");
            var other = bluebonnet.person("Otto Example", Role.COACH);
            bluebonnet.histories.cohort("Other cohort", bluebonnet.editionId, today.minusMonths(1), other);
            homeOf(other).doesNotSay("Rosa Example").says("No report waits for you");
        }

        @Test
        void isToldWhyThereIsNothingWithoutACohort() {
            homeOf(bluebonnet.person("Otto Example", Role.COACH)).says("You do not coach a cohort today");
        }

        @Test
        void recordsAMeetingThatTookPlace() {
            bluebonnet.intern("Rosa Example", 2);
            bluebonnet.histories.meeting(bluebonnet.cohort, 2, today.minusDays(2), false, null, null);
            homeOf(bluebonnet.ines).says("Record who came to the meeting of month 2, Fall cohort");
        }
    }

    @Nested
    class Trainer {
        @Test
        void marksAttendanceOnTheDay() {
            var tom = bluebonnet.person("Tom Example", Role.TRAINER);
            var event = bluebonnet.institute("Autumn institute", today, false);
            bluebonnet.histories.trainer(event, tom);
            bluebonnet.histories.seat(event, bluebonnet.person("Nora Example"), null, 79900, true, false);
            var page = homeOf(tom);
            assertThat(next(page)).isEqualTo("Autumn institute: mark who is here");
            page.says("0 of 1 present");
            assertThat(page.document().select("main a.btn-primary").attr("href"))
                    .isEqualTo("/trainer/offerings/" + event.id());
        }

        @Test
        void seesNoEventOfOthers() {
            bluebonnet.institute("Autumn institute", today, false);
            homeOf(bluebonnet.person("Tom Example", Role.TRAINER))
                    .doesNotSay("Autumn institute")
                    .says("You are not named as trainer");
        }
    }

    @Nested
    class Office {
        @Test
        void seesTheNumbersThatMatterEachWithItsList() {
            bluebonnet.intern("Rosa Example", 2).contact(50, 60, true);
            bluebonnet.institute("Winter institute", today.plusDays(40), false);
            var page = homeOf(bluebonnet.ada);
            assertThat(page.document().select("#office ~ .stats a.stat b").eachText())
                    .containsExactly("30", "1", "1", "0", "0");
            assertThat(page.document().select("a.stat").eachAttr("href"))
                    .containsExactly(
                            "/office/offerings",
                            "/office/attention?kind=overdue",
                            "/office/attention?kind=behind",
                            "/office/certification",
                            "/office/attention?kind=expiring");
        }

        @Test
        void seesWhoWaits() {
            var nora = bluebonnet.participant("Nora Example", 20);
            bluebonnet.histories.internship(nora, null, "applied", today.minusDays(9), null, null);
            var event = bluebonnet.institute("Winter institute", today.plusDays(40), false);
            bluebonnet.histories.seat(event, bluebonnet.person("Otto Example"), null, 79900, false, false);
            var page = homeOf(bluebonnet.ada);
            page.says("One applicant waits for a cohort").says("One order waits for its payment");
        }

        @Test
        void asksNoMoreQuestionsOfTheDatabaseForMoreInternships() {
            bluebonnet.intern("Rosa Example", 2).contact(50, 60, true);
            bluebonnet.write();
            var ada = bluebonnet.as(bluebonnet.ada);
            var forOne = statements.ofAPage(() -> ada.get("/home"));
            for (int i = 0; i < 10; i++) {
                bluebonnet
                        .intern("Mit %02d Example".formatted(i), 3)
                        .contact(50, 60, true)
                        .report(1, "submitted");
            }
            bluebonnet.write();
            assertThat(statements.ofAPage(() -> ada.get("/home"))).containsExactlyElementsOf(forOne);
        }

        @Test
        void saysThatNothingWaits() {
            homeOf(bluebonnet.ada).says("Nothing waits for you today");
        }

        @Test
        void isNotOpenToOthers() {
            homeOf(bluebonnet.ines).doesNotSay("The program today");
        }
    }

    @Nested
    class District {
        @Test
        void seesTotalsOfTheSeatsItPaysFor() {
            var dora = bluebonnet.person("Dora Example", Role.DISTRICT);
            var event = bluebonnet.institute("Autumn institute", today.minusDays(30), true);
            var nora = bluebonnet.person("Nora Example");
            bluebonnet.histories.attended(
                    event, bluebonnet.histories.seat(event, nora, bluebonnet.district, 79900, true, false), null);
            bluebonnet.participant("Otto Example", 60);
            var page = homeOf(dora);
            page.says("People of Bluebonnet ISD").doesNotSay("Nora Example");
            assertThat(page.document().select("#district ~ .stats a.stat b").eachText())
                    .containsExactly("1", "15.00", "0", "0");
        }

        @Test
        void readsWhyThereIsNothingYet() {
            homeOf(bluebonnet.person("Dora Example", Role.DISTRICT)).says("Nobody is registered at your expense yet");
        }
    }

    @Nested
    class SomebodyOfSeveralRoles {
        @Test
        void hasOnePageWithAPartForEach() {
            var rosa = bluebonnet.intern("Rosa Example", 2).contact(3, 60, true);
            bluebonnet.histories.role(rosa.person(), Role.TRAINER, null, today.minusDays(10));
            bluebonnet.histories.role(rosa.person(), Role.OFFICE, null, today.minusDays(10));
            homeOf(rosa.person())
                    .says("Your internship")
                    .says("Your trainings")
                    .says("The program today")
                    .doesNotSay("Your cohorts");
        }
    }
}
