package org.cadre.notification.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Histories;
import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.MissingOfMits;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.ProgramBreaks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rosa mentors Del since Monday, January 8, 2035, and Ines coaches her. Month 1 ended on February 7; its report, due on Monday,
 * February 19, is not written.
 */
@CadreTest
class NudgesTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalDate BEGINS = LocalDate.of(2035, 1, 8);
    private static final LocalDate BEFORE = BEGINS.minusMonths(3);
    private static final LocalDate FEBRUARY_8 = LocalDate.of(2035, 2, 8);
    private static final String ROSA = "rosa@bluebonnet.example";
    private static final String INES = "ines@bluebonnet.example";

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private ProgramBreaks breaks;

    @Autowired
    private Nudges nudges;

    @Autowired
    private SentNudges sent;

    @Autowired
    private NudgeMail writing;

    @Autowired
    private MissingOfMits missing;

    @Autowired
    private Mails mails;

    @Autowired
    private People people;

    @Autowired
    private PlatformTransactionManager transactions;

    private Histories histories;
    private PersonId rosa;
    private UUID internship;
    private UUID pairing;

    @BeforeEach
    void begin() {
        clock.moveTo(FEBRUARY_8);
        histories = new Histories(named);
        var district = histories.sampleDistrict("Bluebonnet ISD");
        var school = histories.sampleSchool("Larkspur Elementary", district);
        var ines = histories.person("Ines Navarro", INES, "principal", null, null, BEFORE);
        rosa = histories.person("Rosa Delgado", ROSA, "principal", null, null, BEFORE);
        var del = histories.personWithoutAccount(
                "Del Reyes", "del@bluebonnet.example", "principal", district, school, BEFORE);
        histories.role(ines, Role.COACH, null, BEFORE);
        histories.role(rosa, Role.MIT, null, BEFORE);
        var cohort = histories.cohort(
                "Winter cohort", editions.idOf(Editions.NATIONAL).value(), BEGINS, ines);
        internship = histories.internship(
                rosa, cohort, "active", BEFORE, BEGINS, BEGINS.plusMonths(9).minusDays(1));
        pairing = histories.pairing(
                internship, del, "novice", school, "2020-1", "We agree.", BEGINS.minusDays(9), BEGINS);
        contact(LocalDate.of(2035, 2, 1), del);
        contact(FEBRUARY_8, del);
        histories.write();
        report(1, "open", null);
    }

    private void contact(LocalDate day, PersonId confirmedBy) {
        histories.contact(pairing, day, LocalTime.of(15, 0), 60, "phone", "We spoke.", List.of(), confirmedBy);
    }

    private void report(int month, String state, @Nullable LocalDate submitted) {
        jdbc.sql("""
                insert into monthly_report (id, internship, month, state, submitted_on, submitted_at)
                values (gen_random_uuid(), :internship, :month, :state, :on::date, :on::date)
                """)
                .param("internship", internship)
                .param("month", month)
                .param("state", state)
                .param("on", submitted == null ? null : submitted.toString())
                .update();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(CHICAGO).toInstant();
    }

    private static LocalDate february(int day) {
        return LocalDate.of(2035, 2, day);
    }

    /** As the server does it: every hour of these days. */
    private void hourly(LocalDate from, LocalDate to) {
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (int hour = 0; hour < 24; hour += 3) {
                nudges.run(at(day, hour));
            }
        }
    }

    private List<String> subjects(String recipient) {
        return jdbc.sql("select subject from mail where recipient = :to order by id")
                .param("to", recipient)
                .query(String.class)
                .list();
    }

    private List<LocalDate> days() {
        return jdbc.sql("select day from nudge where person = :rosa order by day")
                .param("rosa", rosa.value())
                .query(LocalDate.class)
                .list();
    }

    private void set(String sql) {
        jdbc.sql(sql).param("rosa", rosa.value()).update();
    }

    @Nested
    class TimesForAMeeting {
        private static final UUID TIME = UUID.fromString("00000000-0000-7000-8000-000000000001");

        @BeforeEach
        void coachProposesTimes() {
            jdbc.sql("""
                    with poll as (
                      insert into meeting_poll (id, cohort, kind, minutes, proposed_by, proposed_at)
                      select gen_random_uuid(), cohort, 'call', 60, person, :at::timestamptz from internship returning id)
                    insert into meeting_poll_time (id, poll, starts_at, month)
                    select :time, id, :at::timestamptz + interval '9 days', 2 from poll
                    """)
                    .param("at", at(FEBRUARY_8, 9).toString())
                    .param("time", TIME)
                    .update();
        }

        private List<Missing> asked(LocalDate day) {
            return missing.of(day).stream()
                    .filter(one -> one.kind() == Missing.Kind.MEETING_TIMES)
                    .toList();
        }

        @Test
        void waitAFewDaysForAnAnswerBeforeItIsPressing() {
            assertThat(asked(february(10)))
                    .singleElement()
                    .matches(one -> one.who().equals(rosa) && !one.stage().isPressing());
            assertThat(asked(february(11)))
                    .singleElement()
                    .matches(one -> one.stage().isPressing());
        }

        @Test
        void areNotAskedAboutOnceAnyIsAnswered() {
            jdbc.sql(
                            "insert into meeting_poll_answer (time, person, answer, answered_at) values (:time, :who, 'no', :at::timestamptz)")
                    .param("time", TIME)
                    .param("who", rosa.value())
                    .param("at", at(FEBRUARY_8, 10).toString())
                    .update();
            assertThat(asked(february(11))).isEmpty();
        }
    }

    @Nested
    class Reports {
        @Test
        void areRemindedOfOnceForEachOfTheThreeDaysBesidesTheDigest() {
            wants("due");
            hourly(FEBRUARY_8, LocalDate.of(2035, 3, 5));
            assertThat(subjects(ROSA))
                    .containsExactly(
                            "Report 1 is due on Mon, Feb 19, 2035",
                            "Report 1 was due on Mon, Feb 19, 2035",
                            "Report 1 was due on Mon, Feb 19, 2035");
            assertThat(days()).containsExactly(february(16), february(20), february(26));
        }

        @Test
        void areRemindedOfOnceAndNotThreeTimesAfterALongSilence() {
            wants("due");
            hourly(LocalDate.of(2035, 3, 1), LocalDate.of(2035, 3, 4));
            assertThat(subjects(ROSA)).containsExactly("Report 1 was due on Mon, Feb 19, 2035");
        }
    }

    private void wants(String frequency) {
        jdbc.sql("""
                insert into nudge_preference (person, channel, frequency, quiet_from, quiet_until, changed_at)
                values (:rosa, 'mail', :frequency, '20:00', '07:00', :now)
                """)
                .param("rosa", rosa.value())
                .param("frequency", frequency)
                .param("now", at(FEBRUARY_8, 0).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Nested
    class Digests {
        @Test
        void comeOnceAWeekAtMostAndWhatIsDueOverrides() {
            hourly(FEBRUARY_8, february(16));
            // The digest on the 8th and the 15th; on the 16th the report is due in three days.
            assertThat(days()).containsExactly(FEBRUARY_8, february(15), february(16));
            assertThat(subjects(ROSA))
                    .containsExactly(
                            "One thing is open for you",
                            "One thing is open for you",
                            "Report 1 is due on Mon, Feb 19, 2035");
        }

        @Test
        void comeOnceAWeekAndNothingElseForWhoWantsItSo() {
            wants("weekly");
            hourly(FEBRUARY_8, february(28));
            assertThat(days()).containsExactly(FEBRUARY_8, february(15), february(22));
        }

        @Test
        void doNotComeWhenNothingIsMissing() {
            set(
                    "update monthly_report set state = 'submitted', submitted_on = '2035-02-08', submitted_at = '2035-02-08'"
                            + " where internship = (select id from internship where person = :rosa)");
            hourly(FEBRUARY_8, february(14));
            assertThat(subjects(ROSA)).isEmpty();
        }
    }

    @Nested
    class QuietTime {
        @Test
        void isThatOfThePersonsOwnZone() {
            set("update person set zone = 'Pacific/Honolulu' where id = :rosa");
            nudges.run(at(FEBRUARY_8, 9)); // 5 AM in Honolulu
            nudges.run(at(FEBRUARY_8, 10));
            assertThat(subjects(ROSA)).isEmpty();
            nudges.run(at(FEBRUARY_8, 11)); // 7 AM
            assertThat(subjects(ROSA)).hasSize(1);
        }

        @Test
        void endsByTheClockOnTheWallAlsoWhenItWasChangedThatNight() {
            report(2, "open", null);
            // Sunday, March 11, 2035: seven o'clock comes at 12:00 UTC, on the day before at 13:00.
            nudges.run(Instant.parse("2035-03-10T12:30:00Z"));
            assertThat(subjects(ROSA)).isEmpty();
            nudges.run(Instant.parse("2035-03-11T12:30:00Z"));
            assertThat(subjects(ROSA)).hasSize(1);
        }
    }

    @Nested
    class WhoRests {
        @Test
        void isLeftInPeace() {
            set("update internship set state = 'on hold' where person = :rosa");
            hourly(FEBRUARY_8, february(28));
            set("update internship set state = 'withdrawn', ended_on = '2035-02-20' where person = :rosa");
            hourly(february(20), february(28));
            assertThat(subjects(ROSA)).isEmpty();
            assertThat(subjects(INES)).isEmpty();
        }
    }

    @Nested
    class AMonthWithoutAContact {
        @Test
        void isSaidInItsSecondHalfAndIsPressingInItsLastWeek() {
            set("delete from monthly_report where internship = (select id from internship where person = :rosa)");
            set("update contact_entry set day = '2035-02-01' where day = '2035-02-08' and :rosa is not null");
            hourly(FEBRUARY_8, february(20));
            assertThat(subjects(ROSA)).isEmpty();
            hourly(february(21), LocalDate.of(2035, 3, 1));
            assertThat(subjects(ROSA))
                    .containsExactly("One thing is open for you", "No contact with Del Reyes in month 2 yet");
            assertThat(jdbc.sql("select button_url from mail where recipient = :to order by id desc limit 1")
                            .param("to", ROSA)
                            .query(String.class)
                            .single())
                    .endsWith("/internship/log/new");
        }
    }

    @Nested
    class TheCoach {
        @Test
        void isLeftInPeaceInABreakToo() {
            set(
                    "update monthly_report set state = 'submitted', submitted_on = '2035-02-08', submitted_at = '2035-02-08'"
                            + " where internship = (select id from internship where person = :rosa)");
            breaks.add(Actor.of(rosa.value()), null, "Winter storm", FEBRUARY_8, february(12));
            try {
                hourly(FEBRUARY_8, february(12));
                assertThat(subjects(INES)).isEmpty();
                hourly(february(13), february(13));
                assertThat(subjects(INES)).hasSize(1);
            } finally {
                jdbc.sql("delete from program_break").update();
                breaks.reread();
            }
        }

        @Test
        void isToldOfReportsThatWaitAndAtOnceAfterAWeek() {
            set(
                    "update monthly_report set state = 'submitted', submitted_on = '2035-02-08', submitted_at = '2035-02-08'"
                            + " where internship = (select id from internship where person = :rosa)");
            hourly(FEBRUARY_8, february(14));
            // The report, and that Rosa is behind the pace.
            assertThat(subjects(INES)).containsExactly("2 things are open for you");
            assertThat(jdbc.sql("select plain from mail where recipient = :to")
                            .param("to", INES)
                            .query(String.class)
                            .single())
                    .contains("A report waits for your answer", "Rosa Delgado shows a sign of needing help")
                    .contains("You get this because you coach a cohort");
            hourly(february(15), february(15));
            assertThat(subjects(INES)).containsExactly("2 things are open for you", "A report waits for you");
        }
    }

    @Nested
    class TheMail {
        @Test
        void saysWhyItCameAndLeadsToTheVeryPlace() {
            nudges.run(at(february(16), 9));
            var mail = jdbc.sql("select plain from mail where recipient = :to")
                    .param("to", ROSA)
                    .query(String.class)
                    .single();
            assertThat(mail)
                    .contains("You get this because you are a Mentor-in-Training")
                    .contains("You have chosen: each time something is due")
                    .contains("/internship/reports/1")
                    .contains("/account/reminders");
        }
    }

    @Nested
    class TwoServersAtOnce {
        @Test
        void remindOnce() throws Exception {
            for (int round = 0; round < 5; round++) {
                var now = at(FEBRUARY_8.plusDays(7L * round), 10);
                var together = new CyclicBarrier(3);
                Callable<Boolean> server = () -> {
                    together.await();
                    nudges.run(now);
                    return true;
                };
                atOnce(List.of(server, server, server));
            }
            assertThat(subjects(ROSA)).hasSize(5);
            assertThat(days()).hasSize(5);
        }

        @Test
        void remindOnceHoweverOftenTheWorkIsRun() {
            for (int i = 0; i < 4; i++) {
                nudges.run(at(february(16), 9));
            }
            assertThat(subjects(ROSA)).hasSize(1);
        }

        /** The control: without taking the day first, both find that nothing was sent, and both send. */
        @Test
        void wouldRemindTwiceWithoutTakingTheDay() throws Exception {
            var together = new CyclicBarrier(2);
            var card = people.find(rosa).orElseThrow();
            Callable<Decision> careless = () -> new TransactionTemplate(transactions).execute(_ -> {
                var items = missing.of(february(16));
                var before = sent.all().getOrDefault(rosa, Sent.NOTHING);
                var decision = Decision.of(items, Preference.DEFAULT, before, at(february(16), 9), CHICAGO);
                await(together);
                if (decision != Decision.NOTHING) {
                    mails.send(writing.write(card, items, Preference.DEFAULT));
                }
                return decision;
            });
            assertThat(atOnce(List.of(careless, careless))).containsExactly(Decision.DUE, Decision.DUE);
            assertThat(subjects(ROSA)).hasSize(2);
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = new ArrayList<T>();
                for (var done : threads.invokeAll(work)) {
                    answers.add(done.get());
                }
                return answers;
            }
        }
    }

    @Nested
    class ThePage {
        @Test
        void keepsWhatOneWantsAndSaysThatThereIsOnlyMail() {
            var visitor = Visitor.as("rosa");
            visitor.get("/account").says("When and how often you are reminded");
            var page = visitor.get("/account/reminders")
                    .hasStatus(200)
                    .says("text messages are not offered")
                    .says("Central");
            assertThat(page.document().select("input[name=channel]").eachAttr("value"))
                    .containsExactly("mail");
            visitor.button(page, "Save reminders")
                    .with("frequency", "due")
                    .with("quietFrom", "18:30")
                    .with("quietUntil", "09:00")
                    .send()
                    .says("Your reminders are saved");
            nudges.run(at(february(9), 12));
            assertThat(subjects(ROSA)).as("nothing is due").isEmpty();
            nudges.run(at(february(16), 8));
            assertThat(subjects(ROSA)).as("it is quiet").isEmpty();
            nudges.run(at(february(16), 9));
            assertThat(subjects(ROSA)).containsExactly("Report 1 is due on Mon, Feb 19, 2035");
        }

        @Test
        void refusesInWordsAndKeepsWhatWasTyped() {
            var visitor = Visitor.as("rosa");
            var page = visitor.button(visitor.get("/account/reminders"), "Save reminders")
                    .with("quietFrom", "")
                    .with("quietUntil", "half past")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("quietFrom")).contains("both times");
            assertThat(page.document().select("#quietUntil").attr("value")).isEqualTo("half past");
        }
    }
}
