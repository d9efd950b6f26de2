package org.cadre.certification.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class DirectoryTest {
    @Autowired
    private Demo demo;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Visitor ines;
    private final Visitor stranger = new Visitor();

    @BeforeEach
    void certify() {
        cast = demo.bringIn();
        demo.award();
        ines = Visitor.as("ines");
        jdbc.sql("delete from mail").update();
    }

    private Visitor.Page listed() {
        return ines.button(ines.get("/directory-entry"), "List me in the directory")
                .with("state", "TX")
                .with("kinds", "novice", "aspiring")
                .with("modes", "video")
                .with("languages", "Spanish")
                .press("List me in the directory")
                .send()
                .hasStatus(200);
    }

    private String mailTo(String address) {
        return jdbc.sql("select button_url from mail where recipient = :address order by id desc limit 1")
                .param("address", address)
                .query(String.class)
                .single();
    }

    private List<String> subjectsTo(String address) {
        return jdbc.sql("select subject from mail where recipient = :address order by id")
                .param("address", address)
                .query(String.class)
                .list();
    }

    private static String place(String link) {
        return link.substring(link.indexOf("/mentors"));
    }

    private LocalDate inesExpires() {
        return jdbc.sql("select max(expires) from certificate where person = :ines")
                .param("ines", cast.coach.value())
                .query(LocalDate.class)
                .single();
    }

    @Nested
    class TheMentor {
        @Test
        void isInItOnlyAfterOptingInAndSeesExactlyWhatThePublicSees() {
            stranger.get("/mentors").hasStatus(200).doesNotSay("Ines");
            var page = ines.get("/directory-entry").says("You are not in the directory");
            var preview = ines.button(page, "Show the preview")
                    .with("state", "TX")
                    .with("kinds", "turnaround")
                    .press("Show the preview")
                    .send()
                    .hasStatus(200);
            assertThat(preview.document()
                            .select("section[aria-labelledby=preview] .panel")
                            .text())
                    .contains("turnaround principal")
                    .doesNotContain("novice principal");
            stranger.get("/mentors").doesNotSay("Ines");

            var own = listed().says("The public sees you");
            String shown = own.document()
                    .select("section[aria-labelledby=preview] .panel")
                    .text();
            var card = stranger.get("/mentors").document().select(".mentor-cards .panel");
            assertThat(card).hasSize(1);
            assertThat(card.select("> *:not(p.actions)").text())
                    .isEqualTo(shown)
                    .contains("Texas")
                    .contains("Spanish")
                    .doesNotContain("@")
                    .doesNotContain("Bluebonnet");
        }

        @Test
        void isOutAtOnce() {
            listed();
            ines.button(ines.get("/directory-entry"), "Take me out of the directory")
                    .send()
                    .says("Nobody sees you in it any more");
            stranger.get("/mentors").doesNotSay("Ines");
        }

        @Test
        void isShownOnlyWhileACertificateIsInForce() {
            listed();
            var last = inesExpires();
            clock.moveTo(last);
            stranger.get("/mentors").says("Ines");
            clock.moveTo(last.plusDays(1));
            stranger.get("/mentors").doesNotSay("Ines");
            ines.get("/directory-entry").says("certified mentors only");
        }

        @Test
        void isNotShownWhileSuspended() {
            listed();
            String listing = jdbc.sql("select id from mentor_listing")
                    .query(String.class)
                    .single();
            stranger.get("/mentors/" + listing + "/request").hasStatus(200);
            jdbc.sql("update certificate set state = 'suspended', state_reason = 'x' where person = :ines")
                    .param("ines", cast.coach.value())
                    .update();
            stranger.get("/mentors").doesNotSay("Ines");
            stranger.get("/mentors/" + listing + "/request").hasStatus(404);
        }

        @Test
        void withoutACertificateCannotBeInIt() {
            var rosa = Visitor.as("rosa");
            rosa.get("/directory-entry").says("certified mentors only").doesNotSay("List me");
        }

        @Test
        void isToldWhatIsMissing() {
            var page = ines.button(ines.get("/directory-entry"), "List me in the directory")
                    .with("state", "")
                    .with("kinds")
                    .with("modes")
                    .with("languages", "write to me@home.example")
                    .press("List me in the directory")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("state")).contains("state you mentor in");
            assertThat(page.wrong("kinds")).contains("at least one kind");
            assertThat(page.wrong("modes")).contains("at least one way");
            assertThat(page.wrong("languages")).contains("languages only");
        }
    }

    @Nested
    class ThePublic {
        @Test
        void filtersByStateAndKind() {
            listed();
            stranger.get("/mentors?state=TX").says("Ines");
            stranger.get("/mentors?state=OK").says("No certified mentor in the directory fits");
            stranger.get("/mentors?kind=aspiring").says("Ines");
            stranger.get("/mentors?kind=turnaround").doesNotSay("Ines");
        }

        @Test
        void readsOnInPages() {
            jdbc.sql("""
                    insert into person (id, legal_name, display_name, email, created_at)
                    select gen_random_uuid(), n, n, lower(n) || '@sample.example', '2026-01-01'
                      from (select 'Mentor' || lpad(g::text, 2, '0') as n from generate_series(1, 30) g) s
                    """).update();
            jdbc.sql("""
                    insert into award_decision (id, person, edition, program_day, standing, evidence, evidence_digest, decided_at,
                                                renewal)
                    select gen_random_uuid(), p.id, d.edition, d.program_day, d.standing, d.evidence, d.evidence_digest,
                           d.decided_at, true
                      from person p, (select * from award_decision limit 1) d
                     where p.display_name like 'Mentor%'
                    """).update();
            jdbc.sql("""
                    insert into certificate (id, number, decision, person, holder_name, edition, issued, valid_from, expires,
                                             state, check_code, says, paper)
                    select gen_random_uuid(), p.display_name, d.id, p.id, p.display_name, c.edition, c.issued, c.valid_from,
                           c.expires, 'issued', p.display_name, c.says, c.paper
                      from person p join award_decision d on d.person = p.id,
                           (select * from certificate where person = :ines limit 1) c
                     where p.display_name like 'Mentor%'
                    """).param("ines", cast.coach.value()).update();
            jdbc.sql("""
                    insert into mentor_listing (id, person, listed, state, show_district, kinds, modes, listed_at)
                    select gen_random_uuid(), id, true, 'TX', false, '{novice}', '{video}', '2026-01-01'
                      from person where display_name like 'Mentor%'
                    """).update();
            var first = stranger.get("/mentors?state=TX").hasStatus(200);
            assertThat(first.document().select(".mentor-cards > li")).hasSize(24);
            var second = stranger.get(
                    first.document().select("a:contains(Show more mentors)").attr("href"));
            assertThat(second.document().select(".mentor-name").eachText())
                    .containsExactly("Mentor25", "Mentor26", "Mentor27", "Mentor28", "Mentor29", "Mentor30");
        }

        @Test
        void isAskedToStayOutOfSearchEngines() {
            assertThat(stranger.get("/mentors")
                            .document()
                            .select("meta[name=robots]")
                            .attr("content"))
                    .contains("noindex");
        }
    }

    @Nested
    class ARequest {
        private String listing;

        @BeforeEach
        void list() {
            listed();
            listing = jdbc.sql("select id from mentor_listing")
                    .query(String.class)
                    .single();
        }

        private Visitor.Page sent(String email) {
            return stranger.button(stranger.get("/mentors/" + listing + "/request"), "Send request")
                    .with("name", "Dana Example")
                    .with("email", email)
                    .with("asksAs", "district")
                    .with("organization", "Sample ISD")
                    .with("kind", "novice")
                    .with("about", "Two new principals begin in August.")
                    .send();
        }

        private void confirmed() {
            sent("dana@sample.example").hasStatus(200).says("Please look into your mail");
            String place = place(mailTo("dana@sample.example"));
            stranger.button(stranger.get(place).says("Two new principals"), "Confirm and send it")
                    .send()
                    .hasStatus(200)
                    .says("Your request is with");
        }

        @Test
        void goesToNobodyBeforeItsAddressIsConfirmed() {
            sent("dana@sample.example").says("Please look into your mail");
            stranger.get(place(mailTo("dana@sample.example"))).hasStatus(200);
            assertThat(subjectsTo("ines@bluebonnet.example")).isEmpty();
            assertThat(subjectsTo("opal@bluebonnet.example")).isEmpty();
            ines.get("/directory-entry").doesNotSay("Dana");
            clock.moveTo(clock.today().plusDays(8));
            jobs.comeDue();
            assertThat(jdbc.sql("select count(*) from mentor_request")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void goesToMentorAndOfficeOnceConfirmedAndEndsInARecord() {
            confirmed();
            assertThat(subjectsTo("ines@bluebonnet.example"))
                    .containsExactly("Dana Example, Sample ISD asks for you as a mentor");
            assertThat(subjectsTo("opal@bluebonnet.example")).hasSize(1);
            var opal = Visitor.as("opal");
            var list = opal.get("/office/mentor-requests").says("Dana Example").says("Waits for the mentor");
            var one = opal.get(list.document().select("a.row-link").attr("href"));
            opal.button(one, "Save owner")
                    .with("owner", cast.office.value())
                    .send()
                    .says("The owner is saved");

            var mentor = new Visitor();
            var page = mentor.get(place(mailTo("ines@bluebonnet.example"))).says("Two new principals");
            mentor.button(page, "Accept request")
                    .with("words", "Glad to help.")
                    .press("Accept request")
                    .send()
                    .says("You have accepted the request");
            assertThat(jdbc.sql(
                                    "select plain from mail where recipient = 'dana@sample.example' order by id desc limit 1")
                            .query(String.class)
                            .single())
                    .contains("ines@bluebonnet.example")
                    .contains("Glad to help.");
            opal.get("/office/mentor-requests?state=accepted").says("Dana Example");
            assertThat(subjectsTo("opal@bluebonnet.example").getLast()).contains("has accepted the request of Dana");
            mentor.get(place(mailTo("ines@bluebonnet.example")))
                    .says("Accepted")
                    .doesNotSay("Decline request");
        }

        @Test
        void isDeclinedWithoutTheMentorsAddress() {
            confirmed();
            var page = ines.get("/directory-entry").says("Who asked for you");
            var request = ines.get(page.document().select("a.row-link").attr("href"));
            ines.button(request, "Decline request")
                    .press("Decline request")
                    .send()
                    .says("You have declined the request");
            assertThat(jdbc.sql(
                                    "select plain from mail where recipient = 'dana@sample.example' order by id desc limit 1")
                            .query(String.class)
                            .single())
                    .doesNotContain("ines@bluebonnet.example");
        }

        @Test
        void isRemindedOfTwiceAndThenExpires() {
            confirmed();
            var asked = clock.today();
            for (int day : List.of(7, 8, 14, 21)) {
                clock.moveTo(asked.plusDays(day));
                jobs.comeDue();
            }
            assertThat(subjectsTo("ines@bluebonnet.example"))
                    .filteredOn(subject -> subject.contains("waits for your answer"))
                    .hasSize(2);
            clock.moveTo(asked.plusDays(22));
            jobs.comeDue();
            assertThat(subjectsTo("dana@sample.example").getLast()).contains("has not answered your request");
            Visitor.as("opal").get("/office/mentor-requests?state=expired").says("Dana Example");
        }

        /** Else anybody could have us write their words to anybody. */
        @Test
        void sendsNothingAStrangerWroteToAnAddressThatIsNotConfirmed() {
            stranger.button(stranger.get("/mentors/" + listing + "/request"), "Send request")
                    .with("name", "You won, see prize.example")
                    .with("email", "victim@sample.example")
                    .with("asksAs", "district")
                    .with("organization", "See prize.example")
                    .with("kind", "novice")
                    .with("about", "Go to prize.example.")
                    .send()
                    .hasStatus(200);
            assertThat(jdbc.sql("select subject || plain || html from mail where recipient = 'victim@sample.example'")
                            .query(String.class)
                            .single())
                    .contains("/mentors/confirmation/")
                    .doesNotContain("prize");
        }

        @Test
        void isNotTakenFromARobotNorTooOften() {
            var robot = stranger.button(stranger.get("/mentors/" + listing + "/request"), "Send request")
                    .with("website", "http://spam.example")
                    .send();
            robot.says("Please look into your mail");
            assertThat(jdbc.sql("select count(*) from mentor_request")
                            .query(Integer.class)
                            .single())
                    .isZero();
            for (int i = 0; i < 3; i++) {
                sent("dana@sample.example").hasStatus(200);
            }
            var refused = sent("dana@sample.example").hasStatus(422);
            assertThat(refused.wrong("about")).contains("several requests");
            assertThat(refused.document().select("#name").val()).isEqualTo("Dana Example");
        }

        @Test
        void isRefusedInWordsWithEverythingKept() {
            var refused = stranger.button(stranger.get("/mentors/" + listing + "/request"), "Send request")
                    .with("name", "Dana Example")
                    .with("email", "dana")
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("email")).contains("whole e-mail address");
            assertThat(refused.wrong("asksAs")).contains("district or as a principal");
            assertThat(refused.wrong("kind")).contains("whom the mentor is for");
            assertThat(refused.wrong("about")).contains("few sentences");
            assertThat(refused.document().select("#name").val()).isEqualTo("Dana Example");
        }

        @Test
        void doesNotReachAMentorWhoHasLeftMeanwhile() {
            sent("dana@sample.example");
            String place = place(mailTo("dana@sample.example"));
            ines.button(ines.get("/directory-entry"), "Take me out of the directory")
                    .send();
            stranger.button(stranger.get(place), "Confirm and send it").send().says("cannot be asked at present");
            assertThat(subjectsTo("ines@bluebonnet.example")).isEmpty();
        }

        @Test
        void isNobodyElsesToRead() {
            confirmed();
            String id = jdbc.sql("select id from mentor_request")
                    .query(String.class)
                    .single();
            Visitor.as("rosa").get("/mentor-requests/" + id).hasStatus(404);
            Visitor.as("rosa").get("/office/mentor-requests").hasStatus(404);
        }
    }
}
