package org.cadre.internship.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.plan.MentoringPlan.Course;
import org.cadre.internship.plan.MentoringPlan.Goal;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mentoring plans in the database. Whoever holds the pairing as its MIT, its protégé or their coach may read it. */
@Component
public final class MentoringPlans {
    /** A review that waits for the coach. */
    public record Reviewed(UUID internship, String name, LocalDate on) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;

    MentoringPlans(JdbcClient jdbc, ProgramClock clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    Optional<MentoringPlan> of(PairingId pairing) {
        return jdbc.sql("""
                select l.pairing, l.revision, l.written_on, l.reviewed_on, l.acknowledged_on, p.display_name as by
                  from mentoring_plan l
                  left join person p on p.id = l.acknowledged_by
                 where l.pairing = :pairing
                """)
                .param("pairing", pairing.value())
                .query((row, _) -> new MentoringPlan(
                        pairing,
                        row.getInt("revision"),
                        row.getObject("written_on", LocalDate.class),
                        row.getObject("reviewed_on", LocalDate.class),
                        row.getString("by"),
                        row.getObject("acknowledged_on", LocalDate.class),
                        goals(pairing)))
                .optional();
    }

    private List<Goal> goals(PairingId pairing) {
        return jdbc.sql("""
                select place, words, standards, review, review_words
                  from mentoring_goal where pairing = :pairing order by place
                """)
                .param("pairing", pairing.value())
                .query(MentoringPlans::goal)
                .list();
    }

    private static Goal goal(ResultSet row, int number) throws SQLException {
        String review = row.getString("review");
        return new Goal(
                row.getInt("place"),
                row.getString("words"),
                Arrays.asList((String[]) row.getArray("standards").getArray()),
                review == null ? null : Course.find(review).orElseThrow(),
                row.getString("review_words"));
    }

    /**
     * Writes the plan anew; false when it was written in another tab since that revision (0: there was none). A goal whose
     * words stay keeps what was said about it.
     */
    boolean write(Viewer mit, Pairing pairing, List<Goal> goals, int revision) {
        var before = of(pairing.id()).map(MentoringPlan::goals).orElse(List.of());
        int written = jdbc.sql("""
                insert into mentoring_plan (pairing, written_on) select :pairing, :today where :revision = 0
                on conflict (pairing) do nothing
                """)
                .param("pairing", pairing.id().value())
                .param("today", clock.today())
                .param("revision", revision)
                .update();
        if (written == 0) {
            written = jdbc.sql("""
                    update mentoring_plan set revision = revision + 1, written_on = :today
                     where pairing = :pairing and revision = :revision
                    """)
                    .param("pairing", pairing.id().value())
                    .param("today", clock.today())
                    .param("revision", revision)
                    .update();
        }
        if (written == 0) {
            return false;
        }
        jdbc.sql("delete from mentoring_goal where pairing = :pairing")
                .param("pairing", pairing.id().value())
                .update();
        for (Goal goal : goals) {
            var same = before.stream()
                    .filter(one -> one.words().equals(goal.words()))
                    .findFirst();
            insert(
                    pairing.id(),
                    new Goal(
                            goal.place(),
                            goal.words(),
                            goal.standards(),
                            same.map(Goal::course).orElse(null),
                            same.map(Goal::courseWords).orElse("")));
        }
        audit.record(
                mit.actor(),
                "plan.written",
                pairing.mit().value(),
                pairing.id().value(),
                digests(before),
                digests(goals));
        return true;
    }

    private void insert(PairingId pairing, Goal goal) {
        jdbc.sql("""
                insert into mentoring_goal (pairing, place, words, standards, review, review_words)
                values (:pairing, :place, :words, :standards, :review, :reviewWords)
                """)
                .param("pairing", pairing.value())
                .param("place", goal.place())
                .param("words", goal.words())
                .param("standards", goal.standards().toArray(String[]::new))
                .param("review", goal.course() == null ? null : goal.course().word())
                .param("reviewWords", goal.courseWords())
                .update();
    }

    private static Map<String, Object> digests(List<Goal> goals) {
        var digests = new LinkedHashMap<String, Object>();
        goals.forEach(goal -> digests.put("goal" + goal.place(), AuditTrail.digestOf(goal.words())));
        return digests;
    }

    /** Says how each goal goes; a review that was acknowledged is acknowledged anew when it changes. */
    void review(Viewer mit, Pairing pairing, List<Goal> goals) {
        for (Goal goal : goals) {
            jdbc.sql("""
                    update mentoring_goal set review = :review, review_words = :words
                     where pairing = :pairing and place = :place
                    """)
                    .param(
                            "review",
                            goal.course() == null ? null : goal.course().word())
                    .param("words", goal.courseWords())
                    .param("pairing", pairing.id().value())
                    .param("place", goal.place())
                    .update();
        }
        jdbc.sql("""
                update mentoring_plan set reviewed_on = :today, acknowledged_by = null, acknowledged_on = null
                 where pairing = :pairing
                """)
                .param("today", clock.today())
                .param("pairing", pairing.id().value())
                .update();
        var after = new LinkedHashMap<String, Object>();
        goals.forEach(goal -> after.put(
                "goal" + goal.place(),
                (goal.course() == null ? "" : goal.course().word()) + " " + AuditTrail.digestOf(goal.courseWords())));
        audit.record(
                mit.actor(),
                "plan.reviewed",
                pairing.mit().value(),
                pairing.id().value(),
                Map.of(),
                after);
    }

    boolean acknowledge(Viewer coach, Pairing pairing) {
        boolean done = jdbc.sql("""
                update mentoring_plan set acknowledged_by = :coach, acknowledged_on = :today
                 where pairing = :pairing and reviewed_on is not null and acknowledged_on is null
                """)
                        .param("coach", coach.id().value())
                        .param("today", clock.today())
                        .param("pairing", pairing.id().value())
                        .update()
                == 1;
        if (done) {
            audit.record(
                    coach.actor(),
                    "plan.acknowledged",
                    pairing.mit().value(),
                    pairing.id().value(),
                    Map.of(),
                    Map.of("on", clock.today().toString()));
        }
        return done;
    }

    /** The reviews that wait for a coach. */
    public List<Reviewed> waitingFor(PersonId coach) {
        return jdbc.sql("""
                select i.id as internship, p.display_name as name, l.reviewed_on as on
                  from mentoring_plan l
                  join pairing a on a.id = l.pairing and a.state in ('active', 'suspended')
                  join internship i on i.id = a.internship and i.state in ('active', 'on hold')
                  join person p on p.id = i.person
                 where l.reviewed_on is not null and l.acknowledged_on is null and i.person <> :coach
                   and exists (select 1 from cohort_coach k
                                where k.cohort = i.cohort and k.person = :coach
                                  and k.since <= :today and (k.until is null or k.until > :today))
                """)
                .param("coach", coach.value())
                .param("today", clock.today())
                .query(Reviewed.class)
                .list();
    }
}
