package org.cadre.internship.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.signedIn;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
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

/** The coach proposes times, the members answer, the coach picks one. */
@CadreTest
class MeetingPollPageTest {
    private static final LocalDate DAY = LocalDate.of(2035, 2, 20);

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

    @BeforeEach
    void enter() {
        cast = new CoachingCast(named, editions, clock);
        ines = signedIn("ines");
        rosa = signedIn("rosa");
    }

    private Visitor.Filling proposal() {
        return ines.button(ines.get("/coach/cohorts/" + cast.cohort + "/poll"), "Propose times")
                .with("kind", "chat")
                .with("link", "")
                .with("day1", DAY)
                .with("time1", "16:30")
                .with("day2", DAY.plusDays(1))
                .with("time2", "07:15");
    }

    private String propose() {
        return proposal().send().hasStatus(200).address().getPath();
    }

    private Page answer(Visitor person, String poll, int time, String answer) {
        var page = person.get(poll);
        String section = page.document().select(".poll-time").get(time).id();
        return person.form(page, "#" + section + " form.poll-answer")
                .press(answer)
                .send();
    }

    @Nested
    class Proposing {
        @Test
        void asksEverybodyInTheCohortByMailInTheirOwnTimeZone() {
            jdbc.sql("update person set zone = 'America/New_York' where email = 'rosa@bluebonnet.example'")
                    .update();
            propose();
            assertThat(jdbc.sql("select recipient from mail where subject like '%when can you come%' order by 1")
                            .query(String.class)
                            .list())
                    .containsExactly("mira@bluebonnet.example", "rosa@bluebonnet.example");
            assertThat(jdbc.sql("select plain from mail where recipient = 'rosa@bluebonnet.example'")
                            .query(String.class)
                            .single())
                    .contains("Tue, Feb 20, 2035, 5:30 PM Eastern")
                    .contains("Wed, Feb 21, 2035, 8:15 AM Eastern");
        }

        @Test
        void wantsTwoTimesAtLeastAndKeepsWhatWasTyped() {
            var refused = proposal().with("day2", "").with("time2", "").send().hasStatus(422);
            assertThat(refused.wrong("day2")).contains("at least two times");
            assertThat(refused.document().select("input[name=day1]").val()).isEqualTo(DAY.toString());
        }

        @Test
        void refusesTimesThatHavePassedOrAreTheSame() {
            assertThat(proposal()
                            .with("day1", clock.today().minusDays(1))
                            .send()
                            .hasStatus(422)
                            .wrong("day1"))
                    .contains("has passed");
            assertThat(proposal()
                            .with("day2", DAY)
                            .with("time2", "16:30")
                            .send()
                            .hasStatus(422)
                            .wrong("day2"))
                    .contains("proposed twice");
        }

        @Test
        void takesNoAddressThatOthersCouldListenInTo() {
            for (String link : List.of("http://meet.example/x", "javascript:alert(1)", "ftp://meet.example")) {
                assertThat(proposal().with("link", link).send().hasStatus(422).wrong("link"))
                        .as(link)
                        .contains("https://");
            }
        }
    }

    @Nested
    class Answering {
        @Test
        void isOneTapForEachTimeAndCanBeChanged() {
            String poll = propose();
            rosa.get("/internship/meetings").says("Times are proposed for the next meeting");
            rosa.get(poll).says("2 times wait for your answer.");
            answer(rosa, poll, 0, "Yes").says("1 time waits for your answer.").says("Yes: Rosa Delgado");
            answer(rosa, poll, 0, "No").says("No: Rosa Delgado").doesNotSay("Yes: Rosa Delgado");
        }

        @Test
        void showsTheTimeOfTheMemberAndOfTheProgram() {
            jdbc.sql("update person set zone = 'America/Denver' where email = 'rosa@bluebonnet.example'")
                    .update();
            rosa.get(propose())
                    .says("Tue, Feb 20, 2035, 3:30 PM Mountain")
                    .says("In the program’s time zone: Tue, Feb 20, 2035, 4:30 PM Central");
        }

        @Test
        void isForTheCohortOnly() {
            String poll = propose();
            for (String key : List.of("wes", "cole", "otto", "dora")) {
                signedIn(key).get(poll).hasStatus(404);
                signedIn(key).postToken(poll + "/answers").hasStatus(404);
            }
            rosa.postToken(poll + "/choice").hasStatus(404);
            signedIn("cole").postToken(poll + "/choice").hasStatus(404);
        }
    }

    @Nested
    class Picking {
        @Test
        void setsTheMeetingWithARoomAndACalendarFile() {
            String poll = propose();
            answer(rosa, poll, 1, "Yes");
            answer(signedIn("mira"), poll, 1, "If need be");
            var page = ines.get(poll);
            assertThat(page.document()
                            .select(".poll-time:contains(Suits most) h2")
                            .text())
                    .isEqualTo("Wed, Feb 21, 2035, 7:15 AM Central");
            var meeting = ines.form(page, ".poll-time:contains(Suits most) form[action$=choice]")
                    .send()
                    .says("The meeting is set for Wed, Feb 21, 2035, 7:15 AM Central")
                    .says("Go to the chat");
            String room =
                    meeting.document().select("a:contains(Go to the chat)").attr("href");
            assertThat(calendarFile())
                    .contains("METHOD:REQUEST")
                    .contains("DTSTART:20350221T131500Z")
                    .contains("SEQUENCE:0")
                    .contains("LOCATION:http://127.0.0.1")
                    .contains(room.substring(room.length() - 12));
            rosa.get(room).hasStatus(200);
            rosa.get(poll).says("Your coach has picked a time").doesNotSay("Suits most");
            signedIn("wes").get(room).hasStatus(404);
        }

        @Test
        void endsThePoll() {
            String poll = propose();
            var late = ines.get(poll);
            ines.form(late, ".poll-time form[action$=choice]").send();
            ines.button(late, "Take proposal back").send().says("This was decided already");
            assertThat(jdbc.sql("select count(*) from cohort_meeting")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void orTheProposalIsTakenBack() {
            String poll = propose();
            ines.button(ines.get(poll), "Take proposal back").send().says("Nothing is set.");
            rosa.get(poll).says("Your coach has taken these times back.");
        }
    }

    @Nested
    class Moving {
        @Test
        void renewsTheSameCalendarEntryAndCallingOffEndsIt() {
            String poll = propose();
            var meeting =
                    ines.form(ines.get(poll), ".poll-time form[action$=choice]").send();
            String uid = uid();
            var moved = ines.button(meeting, "Move meeting")
                    .with("day", DAY.plusDays(3))
                    .send()
                    .says("The meeting is moved to Fri, Feb 23, 2035, 4:30 PM Central");
            assertThat(calendarFile())
                    .contains("METHOD:REQUEST")
                    .contains("SEQUENCE:1")
                    .contains("DTSTART:20350223T223000Z")
                    .contains(uid);
            assertThat(jdbc.sql("select attachments->0->>'type' from mail order by id desc limit 1")
                            .query(String.class)
                            .single())
                    .isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
            ines.button(moved, "Call meeting off").send();
            assertThat(calendarFile())
                    .contains("METHOD:CANCEL")
                    .contains("SEQUENCE:2")
                    .contains("STATUS:CANCELLED")
                    .contains(uid);
        }

        @Test
        void isRefusedIntoThePastAndKeepsWhatWasTyped() {
            var meeting = ines.form(ines.get(propose()), ".poll-time form[action$=choice]")
                    .send();
            var refused = ines.button(meeting, "Move meeting")
                    .with("day", clock.today().minusDays(1))
                    .send()
                    .hasStatus(422);
            assertThat(refused.wrong("day")).contains("That time has passed.");
            assertThat(refused.document()
                            .select("form[action$=time] input[name=time]")
                            .val())
                    .isEqualTo("16:30");
        }
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
