package org.cadre.internship.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.job.Jobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rosa was in the chat, and Ines recorded that she came. */
@CadreTest
class StaysOverTest extends Chatting {
    @Autowired
    private Jobs jobs;

    @BeforeEach
    void beThere() {
        say(Visitor.as("rosa"), "I am here.");
        jdbc.sql("""
                insert into meeting_attendance (meeting, internship, how, recorded_by, recorded_at)
                select :meeting, i.id, 'came', i.person, m.starts_at from internship i, cohort_meeting m
                 where i.person = :rosa and m.id = :meeting
                """).param("meeting", meeting).param("rosa", rosaId()).update();
    }

    private int rows(String table) {
        return switch (table) {
            case "chat_stay" -> count("select count(*) from chat_stay");
            case "chat_entry" -> count("select count(*) from chat_entry");
            default -> count("select count(*) from meeting_attendance where how = 'came'");
        };
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    /** So many days after the day of the chat. */
    private void after(int days) {
        clock.moveTo(BEGINS.plusDays(20 + days));
        jobs.comeDue();
    }

    @Test
    void isKeptWhileTheCoachMayNeedIt() {
        after(90);
        assertThat(rows("chat_stay")).isPositive();
    }

    @Test
    void isDeletedNinetyDaysAfterTheChatIsClosedAndAttendanceStays() {
        after(90 + 3 + 2);
        assertThat(rows("chat_stay")).isZero();
        assertThat(rows("meeting_attendance")).isOne();
        assertThat(rows("chat_entry")).isOne();
    }

    @Test
    void isKeptOfWhoeversRecordsHaveToStayUntilTheHoldIsReleased() {
        jdbc.sql("""
                insert into legal_hold (id, person, reason, placed_by, placed_on, placed_at)
                select gen_random_uuid(), :rosa, 'Matter 17.', :rosa, current_date, now()
                """).param("rosa", rosaId()).update();
        say(Visitor.as("mira"), "I am here, too.");
        after(90 + 3 + 2);
        assertThat(jdbc.sql("select distinct person from chat_stay")
                        .query(UUID.class)
                        .list())
                .containsExactly(rosaId());
        jdbc.sql("update legal_hold set released_by = :rosa, released_on = placed_on, release_reason = 'Settled.'")
                .param("rosa", rosaId())
                .update();
        jobs.comeDue();
        assertThat(rows("chat_stay")).isZero();
    }

    @Test
    void waitsForTheLastOfSeveralMeetingsInARoom() {
        jdbc.sql("""
                insert into cohort_meeting (id, cohort, month, kind, starts_at, minutes, room)
                select gen_random_uuid(), :other, 1, 'chat', starts_at + interval '60 days', 60, room
                  from cohort_meeting where id = :meeting
                """).param("other", otherCohort).param("meeting", meeting).update();
        after(90 + 3 + 2);
        assertThat(rows("chat_stay")).isPositive();
    }

    @Test
    void leavesAloneWhoIsThereNow() {
        after(90 + 3 + 2);
        Visitor.as("rosa").get(room).hasStatus(200);
        jobs.comeDue();
        assertThat(rows("chat_stay")).isOne();
    }
}
