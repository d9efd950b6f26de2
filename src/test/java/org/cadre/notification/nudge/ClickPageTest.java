package org.cadre.notification.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.time.ProgramClock;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rosa's reminders: she opens a link in one of them on a phone on which she is not signed in. */
@CadreTest
class ClickPageTest {
    private static final String ROSA = "rosa@bluebonnet.example";
    private static final String INES = "ines@bluebonnet.example";
    private static final String DEL = "del@bluebonnet.example";

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Nudges nudges;

    private final Visitor phone = new Visitor();
    private Cast cast;

    @BeforeEach
    void bringTheCastIn() {
        clock.moveTo(LocalDate.of(2035, 2, 8)); // in no break of the program
        cast = demo.bringIn();
        jdbc.sql("delete from nudge").update();
        jdbc.sql("delete from nudge_item").update();
        jdbc.sql("delete from mail").update();
    }

    /** In the early afternoon, when nobody is left in peace. */
    private void remind(int days) {
        LocalDate day = clock.today().plusDays(days);
        clock.moveTo(day);
        nudges.run(day.atTime(13, 0).atZone(ZoneId.of("America/Chicago")).toInstant());
    }

    private int mailsTo(String recipient) {
        return jdbc.sql("select count(*) from mail where recipient = :to")
                .param("to", recipient)
                .query(Integer.class)
                .single();
    }

    /** The address behind words in the newest mail to somebody. */
    private String link(String recipient, String words) {
        String html = jdbc.sql("select html from mail where recipient = :to order by id desc limit 1")
                .param("to", recipient)
                .query(String.class)
                .single();
        return Jsoup.parse(html).select("a").stream()
                .filter(a -> a.text().contains(words))
                .map(a -> a.attr("href"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no link “" + words + "” in " + Jsoup.parse(html).text()));
    }

    private String newest(String recipient) {
        return Jsoup.parse(jdbc.sql("select html from mail where recipient = :to order by id desc limit 1")
                        .param("to", recipient)
                        .query(String.class)
                        .single())
                .text();
    }

    /** A contact of Rosa's has waited for Del's word for so long that she is told. */
    private String confirmationsLink() {
        jdbc.sql("""
                update contact_entry set state = 'submitted', confirmed_at = null, confirmed_by = null, verified_at = null,
                       verified_by = null, logged_at = logged_at - interval '30 days'
                 where id = (select id from contact_entry where pairing = :pairing and state = 'submitted'
                              order by day desc, id desc limit 1)
                """).param("pairing", cast.rosasPairing).update();
        jdbc.sql("delete from confirmation_request").update();
        remind(0);
        return link(ROSA, "Remind Del Ramos to confirm");
    }

    @Nested
    class AClick {
        @Test
        void settlesOneThingWithoutSigningIn() {
            String link = confirmationsLink();
            var page = phone.get(link).hasStatus(200).says("wait").says("You get this because");
            assertThat(mailsTo(DEL)).isZero();
            phone.button(page, "Remind Del Ramos to confirm").send().says("Del Ramos has a reminder.");
            assertThat(mailsTo(DEL)).isOne();
            assertThat(jdbc.sql(
                                    "select actor from audit_entry where deed = 'confirmation.asked' order by id desc limit 1")
                            .query(UUID.class)
                            .single())
                    .isEqualTo(cast.rosa.value());
            phone.get("/internship").doesNotSay("hours");
        }

        @Test
        void isNeverTheOpeningOfTheLink() {
            String link = confirmationsLink();
            for (int times = 0; times < 3; times++) {
                phone.get(link).hasStatus(200);
            }
            assertThat(mailsTo(DEL)).isZero();
            assertThat(phone.get(link).document().select("form[action^=/reminder]"))
                    .hasSize(2);
        }

        @Test
        void countsOnceHoweverOftenItIsMade() throws Exception {
            String link = confirmationsLink();
            int clicks = 6;
            var start = new CyclicBarrier(clicks);
            try (var at = Executors.newFixedThreadPool(clicks)) {
                var all = new ArrayList<Callable<Page>>();
                for (int i = 0; i < clicks; i++) {
                    var visitor = new Visitor();
                    var form = visitor.button(visitor.get(link), "Remind Del Ramos to confirm");
                    all.add(() -> {
                        start.await();
                        return form.send();
                    });
                }
                for (var one : at.invokeAll(all)) {
                    one.get().hasStatus(200);
                }
            }
            assertThat(mailsTo(DEL)).isOne();
            phone.get(link).says("This link has been used");
        }

        @Test
        void ofAnotherMailAboutTheSameIsWorthNothingAfterwards() {
            String first = confirmationsLink();
            remind(8);
            String second = link(ROSA, "Remind Del Ramos to confirm");
            assertThat(second).isNotEqualTo(first);
            phone.button(phone.get(first), "Remind Del").send();
            phone.get(second).says("This link has been used");
        }

        @Test
        void isWorthNothingOnceTheMatterIsSettled() {
            String link = confirmationsLink();
            jdbc.sql("update contact_entry set confirmed_by = :del, confirmed_at = logged_at where pairing = :pairing")
                    .param("del", cast.del.value())
                    .param("pairing", cast.rosasPairing)
                    .update();
            phone.get(link).says("Nothing about this is open any more").doesNotSay("Remind Del");
        }

        @Test
        void isWorthNothingWeeksLater() {
            String link = confirmationsLink();
            jdbc.sql("update signed_link set expires_at = made_at where purpose = 'nudge'")
                    .update();
            phone.get(link).says("This link is too old").doesNotSay("Remind Del");
            phone.postBare(link, Map.of()).doesNotSay("has a reminder");
            assertThat(mailsTo(DEL)).isZero();
        }

        @Test
        void showsWhatTheMailSaysAndNothingElse() {
            var shown = phone.get(confirmationsLink());
            for (String secret : List.of("of 72", "Larkspur", DEL, ROSA)) {
                shown.doesNotSay(secret);
            }
        }
    }

    @Nested
    class AMonthWithoutAContact {
        private String excuseLink() {
            jdbc.sql("""
                    update contact_entry set day = day - 90 where pairing = :pairing
                    """).param("pairing", cast.rosasPairing).update();
            var first = jdbc.sql("select first_day from internship where id = :id")
                    .param("id", cast.rosasInternship)
                    .query(LocalDate.class)
                    .single();
            var today = clock.today();
            var month = first;
            while (!month.plusMonths(1).isAfter(today)) {
                month = month.plusMonths(1);
            }
            clock.moveTo(month.plusMonths(1).minusDays(3));
            remind(0);
            return link(ROSA, "Ask your coach to excuse month");
        }

        @Test
        void isExcusedByTheCoachWhoIsAskedByAClick() {
            var page = phone.get(excuseLink()).says("They get a mail that you ask for it");
            phone.button(page, "Ask your coach to excuse month").send().says("Your coach has your request");
            assertThat(newest(INES)).contains("There will be no contact with the protégé in month");
            assertThat(jdbc.sql("select count(*) from excused_month")
                            .query(Integer.class)
                            .single())
                    .as("nobody excuses themselves")
                    .isZero();
        }

        @Test
        void isLoggedFirstOfAll() {
            excuseLink();
            assertThat(link(ROSA, "Log a contact")).endsWith("/internship/log/new");
        }
    }

    @Nested
    class LettingRest {
        private int reminders() {
            return jdbc.sql("select count(*) from nudge where person = :rosa")
                    .param("rosa", cast.rosa.value())
                    .query(Integer.class)
                    .single();
        }

        @Test
        void keepsAThingOutOfTheMailsUntilThatDay() {
            var page = phone.get(confirmationsLink());
            phone.form(page, "form[action$=pause]")
                    .with("until", clock.today().plusDays(20))
                    .press("Remind me then")
                    .send()
                    .says("You are reminded of it again from");
            remind(10);
            assertThat(reminders() == 1 ? "" : newest(ROSA)).doesNotContain("Remind Del Ramos to confirm");
            remind(11);
            assertThat(newest(ROSA)).contains("Remind Del Ramos to confirm");
        }

        @Test
        void mayBeForGoodAndConcernsThatThingAlone() {
            var page = phone.get(confirmationsLink());
            phone.button(page, "Do not remind me of this again").send().says("not reminded of this again");
            remind(30);
            assertThat(newest(ROSA))
                    .doesNotContain("Remind Del Ramos to confirm")
                    .contains("Go on with the project");
            Visitor.as("rosa").get("/internship/log").says("Ask Del Ramos");
        }

        @Test
        void asksForADayThatMakesSense() {
            String link = confirmationsLink();
            for (LocalDate day : List.of(
                    clock.today(), clock.today().minusDays(1), clock.today().plusDays(61))) {
                var page = phone.get(link);
                assertThat(phone.form(page, "form[action$=pause]")
                                .with("until", day)
                                .press("Remind me then")
                                .send()
                                .hasStatus(422)
                                .wrong("until"))
                        .contains("Please give a day after today");
            }
        }

        @Test
        void isPossibleForWhatWantsSomebodySignedIn() {
            confirmationsLink();
            remind(40);
            var later = link(ROSA, "Later, or not again: Go on with the project");
            phone.get(later).says("To do it, sign in").doesNotSay("Remind Del");
            phone.button(phone.get(later), "Remind me then").send().says("You are reminded of it again");
        }
    }

    @Test
    void linksOpenNothingForSomebodyWhoGuesses() {
        phone.get("/reminder/guessed").says("This link does not work");
        phone.postToken("/reminder/guessed").says("This link does not work");
        phone.postToken("/reminder/guessed/pause").says("This link does not work");
        assertThat(jdbc.sql("select count(*) from nudge_pause")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
