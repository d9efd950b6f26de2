package org.cadre.internship.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.signedIn;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rosa's and Mira's cohort has met this morning in a chat of Cadre. */
@CadreTest
class MeetingInsightPageTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    private CoachingCast cast;
    private Visitor ines;
    private Visitor rosa;
    private UUID room;
    private String meeting;
    private String page;

    @BeforeEach
    void meet() {
        cast = new CoachingCast(named, editions, clock);
        ines = signedIn("ines");
        rosa = signedIn("rosa");
        room = UUID.randomUUID();
        meeting = UUID.randomUUID().toString();
        page = "/internship/meetings/" + meeting;
        jdbc.sql("insert into chat_room (id) values (:id)").param("id", room).update();
        jdbc.sql("""
                insert into cohort_meeting (id, cohort, month, kind, starts_at, minutes, room)
                values (:id::uuid, :cohort, 1, 'chat', :starts, 60, :room)
                """)
                .param("id", meeting)
                .param("cohort", cast.cohort)
                .param("starts", clock.now().minus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC))
                .param("room", room)
                .update();
    }

    private Page enter(Visitor person, String kind, String body) {
        return person.form(person.get(page), "form[action$=insights]")
                .with("kind", kind)
                .with("body", body)
                .send();
    }

    private Page choose() {
        return ines.form(ines.get(page), "form[action$=decision]")
                .press("Take into the digest")
                .send();
    }

    @Nested
    class Entering {
        @Test
        void isForEverybodyWhoMeets() {
            enter(rosa, "lesson", "Silence is part of the question.").says("Your lesson is entered.");
            enter(ines, "recommendation", "Send the list earlier.").says("Your recommendation is entered.");
            signedIn("mira")
                    .get(page)
                    .says("Silence is part of the question.")
                    .says("Send the list earlier.")
                    .doesNotSay("Take into the digest");
        }

        @Test
        void endsAfterThreeDaysForMembersAndKeepsWhatWasTyped() {
            var form = rosa.form(rosa.get(page), "form[action$=insights]").with("body", "Too late.");
            clock.moveTo(clock.today().plusDays(4));
            var refused = form.send().hasStatus(422);
            assertThat(refused.text()).contains("It is more than three days since this meeting");
            rosa.get(page).doesNotSay("Enter a lesson or a recommendation");
            enter(ines, "lesson", "Entered for Rosa.").says("Your lesson is entered.");
        }

        @Test
        void isNotForOthers() {
            for (String key : List.of("wes", "cole", "otto", "dora")) {
                signedIn(key).get(page).hasStatus(404);
                signedIn(key).postToken(page + "/insights").hasStatus(404);
            }
        }

        @Test
        void refusesNothingAndTooMuch() {
            assertThat(enter(rosa, "lesson", " ").hasStatus(422).wrong("body")).isNotEmpty();
            assertThat(enter(rosa, "lesson", "x".repeat(1_001)).hasStatus(422).wrong("body"))
                    .isNotEmpty();
        }
    }

    @Nested
    class Digest {
        @Test
        void hasWhatTheCoachChoseByMonthAndWithoutNames() {
            enter(rosa, "lesson", "Silence is part of the question.");
            choose().says("It is in the program’s digest.");
            for (String key : List.of("wes", "cole", "otto")) {
                signedIn(key)
                        .get("/digest")
                        .says("February 2035")
                        .says("Silence is part of the question.")
                        .doesNotSay("Rosa")
                        .doesNotSay("Winter cohort");
            }
            signedIn("dora").get("/digest").hasStatus(404);
        }

        @Test
        void takesNoNameOfTheCohort() {
            enter(rosa, "lesson", "Reyes listens better when Mira is silent.");
            var refused = choose().hasStatus(422);
            assertThat(refused.text()).contains("The digest has no names, and this says Mira, Reyes.");
            signedIn("otto").get("/digest").doesNotSay("Mira");
            ines.form(ines.get(page), "form[action$=decision]")
                    .press("Take into the digest")
                    .with(
                            ines.get(page)
                                    .document()
                                    .select("form[action$=decision] textarea")
                                    .attr("name"),
                            "Silence helps.")
                    .send()
                    .says("It is in the program’s digest.");
            signedIn("otto").get("/digest").says("Silence helps.").doesNotSay("Mira");
        }

        @Test
        void takesNoNameOfACohortThatMetInTheSameRoom() {
            jdbc.sql("""
                    insert into cohort_meeting (id, cohort, month, kind, starts_at, minutes, room)
                    select :id, :cohort, 1, kind, starts_at, minutes, room from cohort_meeting where id = :meeting::uuid
                    """)
                    .param("id", UUID.randomUUID())
                    .param("cohort", cast.otherCohort)
                    .param("meeting", meeting)
                    .update();
            enter(rosa, "lesson", "Wes asks one question and waits.");
            assertThat(choose().hasStatus(422).text()).contains("The digest has no names, and this says Wes.");
            signedIn("otto").get("/digest").doesNotSay("Wes");
        }

        @Test
        void hasNotWhatWasLeftOut() {
            enter(rosa, "lesson", "Silence is part of the question.");
            ines.form(ines.get(page), "form[action$=decision]")
                    .press("Leave out")
                    .send();
            rosa.get("/digest").doesNotSay("Silence is part of the question.");
            rosa.get(page).says("Silence is part of the question.");
        }

        @Test
        void isChosenForByNobodyElse() {
            enter(rosa, "lesson", "Silence is part of the question.");
            var deed =
                    ines.get(page).document().select("form[action$=decision]").attr("action");
            for (String key : List.of("rosa", "cole", "otto")) {
                signedIn(key).postToken(deed).hasStatus(404);
            }
        }
    }

    @Nested
    class Attendance {
        private void stay(int from, int to) {
            var begin = clock.now().minus(Duration.ofHours(2));
            jdbc.sql("""
                    insert into chat_stay (id, room, person, live, since, seen_at, here_until)
                    values (:id, :room, :rosa, true, :since, :seen, :seen)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("room", room)
                    .param("rosa", cast.rosa.value())
                    .param("since", begin.plus(Duration.ofMinutes(from)).atOffset(ZoneOffset.UTC))
                    .param(
                            "seen",
                            begin.plus(Duration.ofMinutes(to)).plusSeconds(5).atOffset(ZoneOffset.UTC))
                    .update();
        }

        private List<String> ticked() {
            return ines.get("/coach/meetings/" + meeting)
                    .document()
                    .select("input[name=came][checked]")
                    .eachAttr("value");
        }

        @Test
        void isProposedFromHalfOfTheMeetingAndConfirmedByTheCoach() {
            stay(0, 20);
            assertThat(ticked()).isEmpty();
            stay(45, 70);
            ines.get("/coach/meetings/" + meeting)
                    .says("Rosa Delgado: 35 of 60 minutes in the chat")
                    .says("Mira Okafor: 0 of 60 minutes in the chat");
            assertThat(ticked()).containsExactly(cast.rosasInternship.toString());
            ines.button(ines.get("/coach/meetings/" + meeting), "Save who came")
                    .send()
                    .says("1 of 2 came.");
        }

        @Test
        void isTheCoachsToCorrect() {
            stay(0, 60);
            ines.button(ines.get("/coach/meetings/" + meeting), "Save who came")
                    .with("came", cast.mirasInternship)
                    .send()
                    .says("1 of 2 came.");
            assertThat(ticked()).containsExactly(cast.mirasInternship.toString());
        }
    }
}
