package org.cadre.internship.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.CoachingCast;
import org.cadre.internship.InternshipId;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class MeetingCoachPageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    @Autowired
    AttendanceFacts facts;

    CoachingCast cast;

    @BeforeEach
    void enter() {
        cast = new CoachingCast(named, editions, clock);
    }

    private Page schedule(Visitor coach, LocalDate day) {
        var page = coach.get("/coach/cohorts/" + cast.cohort + "/meetings");
        return coach.button(page, "Set meeting")
                .with("day", day)
                .with("time", "16:30")
                .with("kind", "call")
                .with("link", "https://meet.example/winter")
                .send();
    }

    @Nested
    class Setting {
        Visitor ines;

        @BeforeEach
        void signIn() {
            ines = signedIn("ines");
        }

        @Test
        void countsForTheCohortsMonthTheDayLiesIn() {
            schedule(ines, LocalDate.of(2035, 2, 20))
                    .says("Winter cohort: meeting of month 2 (Feb 8–Mar 7)")
                    .says("Tue, Feb 20, 2035, 4:30 PM Central");
        }

        @Test
        void tellsTheCohortWithACalendarFileAndNobodyElse() {
            schedule(ines, LocalDate.of(2035, 2, 20));
            assertThat(recipients("Conference call of your cohort"))
                    .containsExactly("mira@bluebonnet.example", "rosa@bluebonnet.example");
            assertThat(calendarFile())
                    .contains("METHOD:REQUEST")
                    .contains("DTSTART:20350220T223000Z")
                    .contains("DURATION:PT1H")
                    .contains("SEQUENCE:0")
                    .contains("LOCATION:https://meet.example/winter");
        }

        @Test
        void tellsEverybodyWhateverOnesAddressLooksLike() {
            jdbc.sql(
                            "update person set email = 'r%zz|{osa}@bluebonnet.example' where email = 'rosa@bluebonnet.example'")
                    .update();
            schedule(ines, LocalDate.of(2035, 2, 20)).hasStatus(200);
            assertThat(recipients("Conference call of your cohort")).hasSize(2);
        }

        @Test
        void isTakenBackByACancelOfTheSameMeeting() {
            var meeting = schedule(ines, LocalDate.of(2035, 2, 20));
            var uid = uid();
            ines.button(meeting, "Call meeting off").send().says("The meeting is called off.");
            assertThat(recipients("Called off: Conference call")).hasSize(2);
            assertThat(calendarFile())
                    .contains("METHOD:CANCEL")
                    .contains("SEQUENCE:1")
                    .contains("STATUS:CANCELLED")
                    .contains(uid);
        }

        @Test
        void refusesADayOutsideTheCohortsMonths() {
            var refused = schedule(ines, BEGINS.minusDays(1));
            refused.hasStatus(422);
            assertThat(refused.wrong("day")).contains("The cohort’s months run from Mon, Jan 8, 2035");
            assertThat(refused.document().select("input[name=link]").val()).isEqualTo("https://meet.example/winter");
        }

        @Test
        void invitesNobodyToAMeetingThatWasHeldAlready() {
            schedule(ines, BEGINS.plusDays(10)).says("meeting of month 1");
            assertThat(jdbc.sql("select count(*) from mail")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        private List<String> recipients(String subject) {
            return jdbc.sql("select recipient from mail where subject like :subject || '%' order by recipient")
                    .param("subject", subject)
                    .query(String.class)
                    .list();
        }

        private String uid() {
            return calendarFile()
                    .lines()
                    .filter(line -> line.startsWith("UID:"))
                    .findFirst()
                    .orElseThrow();
        }

        private String calendarFile() {
            var base64 = jdbc.sql("select attachments->0->>'base64' from mail order by id desc limit 1")
                    .query(String.class)
                    .single();
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class Afterwards {
        Visitor ines;
        UUID meeting;

        @BeforeEach
        void hold() {
            ines = signedIn("ines");
            schedule(ines, BEGINS.plusDays(10));
            meeting =
                    jdbc.sql("select id from cohort_meeting").query(UUID.class).single();
        }

        private Page record(String... came) {
            var page = ines.get("/coach/meetings/" + meeting);
            return ines.button(page, "Save who came")
                    .with("came", (Object[]) came)
                    .with("lessons", "Listening takes time.")
                    .with("notes", "Transcript of the chat.")
                    .send();
        }

        @Test
        void whoCameIsWrittenDownAndIsEvidence() {
            record(cast.rosasInternship.toString()).says("1 of 2 came.").says("Missed");
            assertThat(facts.of(new InternshipId(cast.rosasInternship)))
                    .containsExactly(new Fact.Meeting(meeting, 1, Fact.Presence.CAME, BEGINS.plusDays(10)));
            assertThat(facts.of(new InternshipId(cast.mirasInternship))).isEmpty();
        }

        @Test
        void itCanBeCorrected() {
            record(cast.rosasInternship.toString());
            record(cast.mirasInternship.toString());
            assertThat(facts.of(new InternshipId(cast.rosasInternship))).isEmpty();
            assertThat(facts.of(new InternshipId(cast.mirasInternship))).hasSize(1);
        }

        @Test
        void aMissedMeetingIsMadeUpWithANote() {
            var page = record(cast.rosasInternship.toString());
            var refused = ines.button(page, "Save as made up")
                    .with("internship", cast.mirasInternship)
                    .with("way", "in writing")
                    .send();
            refused.hasStatus(422);
            assertThat(refused.wrong("note")).isNotEmpty();
            ines.button(page, "Save as made up")
                    .with("internship", cast.mirasInternship)
                    .with("way", "in writing")
                    .with("note", "Two pages about listening.")
                    .send()
                    .says("Mira Okafor has made this meeting up.");
            assertThat(facts.of(new InternshipId(cast.mirasInternship)))
                    .containsExactly(new Fact.Meeting(meeting, 1, Fact.Presence.MADE_UP, clock.today()));
        }

        @Test
        void itCannotBeCalledOff() {
            record(cast.rosasInternship.toString()).doesNotSay("Call meeting off");
        }

        @Test
        void theCohortSeesLessonsAndWhoCame() {
            record(cast.rosasInternship.toString());
            signedIn("rosa")
                    .get("/internship/meetings")
                    .says("You came to 1, or made them up, of 9.")
                    .says("Listening takes time.")
                    .says("Transcript of the chat.")
                    .says("Came: Rosa Delgado");
            signedIn("mira").get("/internship/meetings").says("Missed").says("Listening takes time.");
            signedIn("wes").get("/internship/meetings").doesNotSay("Listening takes time.");
        }

        @Test
        void officeSeesItWithoutTheTranscript() {
            record(cast.rosasInternship.toString());
            signedIn("otto")
                    .get("/coach/meetings/" + meeting)
                    .hasStatus(200)
                    .says("Listening takes time.")
                    .doesNotSay("Transcript of the chat.")
                    .doesNotSay("Save who came");
        }

        @Test
        void otherCoachesAndTheDistrictFindNothing() {
            for (String key : List.of("cole", "dora", "rosa")) {
                signedIn(key).get("/coach/meetings/" + meeting).hasStatus(404);
                signedIn(key).get("/coach/cohorts/" + cast.cohort + "/meetings").hasStatus(404);
            }
        }
    }

    @Test
    void cannotBeWrittenDownBeforeItHasBegun() {
        var ines = signedIn("ines");
        schedule(ines, LocalDate.of(2035, 2, 20)).doesNotSay("Save who came").says("When the meeting has begun");
    }

    @Test
    void theMitFindsTheNextMeetingAndItsLink() {
        schedule(signedIn("ines"), LocalDate.of(2035, 2, 20));
        var page = signedIn("rosa")
                .get("/internship/meetings")
                .says("Conference call, Tue, Feb 20, 2035, 4:30 PM Central");
        assertThat(page.document().select("a:contains(Join the call)").attr("href"))
                .isEqualTo("https://meet.example/winter");
    }
}
