package org.cadre.evaluation.asking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.evaluation.Moment;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The evaluations there are. Office sees all; a trainer those of their own offerings and a coach those of their own
 * cohorts, but never one that carries names.
 */
@Component
public class Evaluations {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final AnswerBoxes boxes;

    Evaluations(JdbcClient jdbc, AuditTrail audit, ProgramClock clock, AnswerBoxes boxes) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.boxes = boxes;
    }

    /** One by its id, for who answers it or for the program itself. */
    Optional<Evaluation> find(UUID id) {
        return jdbc.sql("select * from evaluation_summary where id = :id")
                .param("id", id)
                .query(Evaluations::evaluation)
                .optional();
    }

    Optional<Evaluation> ofCode(String code) {
        return jdbc.sql("select * from evaluation_summary where code = :code")
                .param("code", code)
                .query(Evaluations::evaluation)
                .optional();
    }

    public Optional<Evaluation> find(UUID id, Viewer viewer) {
        return jdbc.sql("""
                select * from evaluation_summary e
                 where e.id = :id
                   and (:office
                        or e.anonymous and exists (select 1 from offering_trainer t
                                                    where :trainer and t.offering = e.offering and t.person = :viewer)
                        or e.anonymous and exists (select 1 from cohort_coach k
                                                    where :coach and k.cohort = e.cohort and k.person = :viewer
                                                      and k.since <= :today and (k.until is null or k.until > :today)))
                """)
                .param("id", id)
                .param("office", viewer.isOffice())
                .param("trainer", viewer.has(Role.TRAINER))
                .param("coach", viewer.has(Role.COACH))
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .query(Evaluations::evaluation)
                .optional();
    }

    /** The latest first, from a given one on. */
    List<Evaluation> list(
            @Nullable Moment moment, Viewer viewer, @Nullable LocalDate beforeDay, @Nullable UUID before, int most) {
        return jdbc.sql("""
                select * from evaluation_summary e
                 where (:moment::text is null or e.moment = :moment::text)
                   and not e.canceled
                   and (:before::uuid is null or (e.day, e.id) < (:beforeDay::date, :before::uuid))
                   and (:office
                        or e.anonymous and exists (select 1 from offering_trainer t
                                                    where :trainer and t.offering = e.offering and t.person = :viewer)
                        or e.anonymous and exists (select 1 from cohort_coach k
                                                    where :coach and k.cohort = e.cohort and k.person = :viewer
                                                      and k.since <= :today and (k.until is null or k.until > :today)))
                 order by e.day desc, e.id desc
                 limit :most
                """)
                .param("moment", moment == null ? null : moment.word())
                .param("beforeDay", beforeDay)
                .param("before", before)
                .param("office", viewer.isOffice())
                .param("trainer", viewer.has(Role.TRAINER))
                .param("coach", viewer.has(Role.COACH))
                .param("viewer", viewer.id().value())
                .param("today", clock.today())
                .param("most", most)
                .query(Evaluations::evaluation)
                .list();
    }

    static Evaluation evaluation(ResultSet row, int number) throws SQLException {
        return new Evaluation(
                row.getObject("id", UUID.class),
                row.getObject("form", UUID.class),
                row.getObject("version", UUID.class),
                Moment.of(row.getString("moment")),
                row.getObject("offering", UUID.class),
                row.getObject("cohort", UUID.class),
                row.getInt("year"),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("opens_at").toInstant(),
                row.getObject("closes_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getBoolean("anonymous"),
                row.getInt("threshold"),
                row.getString("code"),
                row.getBoolean("sample"),
                row.getString("title"),
                row.getString("event"),
                row.getBoolean("canceled"),
                row.getInt("invited"),
                row.getInt("present"),
                row.getInt("answered"),
                row.getInt("apart"));
    }

    /**
     * Closes it for good: what was kept apart is taken in as far as people were present, and who answered is forgotten.
     */
    public boolean close(UUID evaluation, Actor actor) {
        UUID form = jdbc.sql("select form from evaluation where id = :id and closed_on is null for update")
                .param("id", evaluation)
                .query(UUID.class)
                .optional()
                .orElse(null);
        if (form == null) {
            return false;
        }
        int nth = jdbc.sql("update evaluation_form set closings = closings + 1 where id = :form returning closings")
                .param("form", form)
                .query(Integer.class)
                .single();
        jdbc.sql("update evaluation set closed_on = :today, closed_nth = :nth where id = :id")
                .param("today", clock.today())
                .param("nth", nth)
                .param("id", evaluation)
                .update();
        find(evaluation).ifPresent(one -> boxes.takeIn(evaluation, one.present()));
        jdbc.sql("""
                update evaluation_invitation i set answered = null
                  from evaluation e
                 where e.id = i.evaluation and e.id = :id and e.anonymous
                """).param("id", evaluation).update();
        audit.record(actor, "evaluation.closed", null, evaluation, Map.of(), Map.of("nth", nth));
        return true;
    }
}
