package org.cadre.internship.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.signedIn;

import java.time.LocalDate;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ines opens the chat of her cohort to Cole's. */
@CadreTest
class JointMeetingPageTest {
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
    private Visitor cole;
    private Page meeting;
    private String room;

    @BeforeEach
    void set() {
        cast = new CoachingCast(named, editions, clock);
        ines = signedIn("ines");
        cole = signedIn("cole");
        meeting = ines.button(ines.get("/coach/cohorts/" + cast.cohort + "/meetings"), "Set meeting")
                .with("day", DAY)
                .with("time", "16:30")
                .with("kind", "chat")
                .send()
                .says("Go to the chat");
        room = meeting.document().select("a:contains(Go to the chat)").attr("href");
    }

    private String address() {
        var shared = ines.button(meeting, "Open the chat to another cohort").send();
        String text = shared.document().select(".bill-to").text();
        return text.substring(text.indexOf("/coach/joining/"));
    }

    private Page join() {
        return cole.button(cole.get(address()), "Bring my cohort")
                .with("cohort", cast.otherCohort)
                .send();
    }

    @Test
    void bothCohortsMeetInOneRoomAndEachCountsItAsItsOwn() {
        signedIn("wes").get(room).hasStatus(404);
        join().says("Your cohort meets together with Winter cohort.").says("Other cohort: meeting of month 2");
        var wes = signedIn("wes");
        wes.form(wes.get(room).says("Other cohort, Winter cohort"), "#write")
                .with("text", "Good to meet you.")
                .send();
        signedIn("rosa").get(room).says("Good to meet you.");
        cole.get(room).hasStatus(200);
        assertThat(jdbc.sql(
                                "select recipient from mail where subject like 'Online chat of your cohort%' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("wes@bluebonnet.example");
    }

    @Test
    void isNotJoinedTwice() {
        join();
        cole.get(address()).says("All cohorts you coach meet in this chat already");
    }

    @Test
    void keepsItsTime() {
        join();
        ines.get(meeting.address().getPath()).says("Several cohorts meet here").doesNotSay("Move meeting");
        var refused = ines.button(meeting, "Move meeting")
                .with("day", DAY.plusDays(1))
                .send();
        assertThat(refused.hasStatus(422).text()).contains("Several cohorts meet here");
    }

    @Test
    void isForCoachesWhoWereGivenTheAddress() {
        String address = address();
        for (String key : List.of("rosa", "wes", "otto", "dora")) {
            signedIn(key).get(address).hasStatus(404);
        }
        cole.get("/coach/joining/" + java.util.UUID.randomUUID()).hasStatus(404);
        cole.postToken(meeting.address().getPath() + "/sharing").hasStatus(404);
    }
}
