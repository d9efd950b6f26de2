package org.cadre.evaluation.asking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.evaluation.EvaluationEvents.Asked;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who was asked, by links of their own. What an anonymous one answered goes into the box and nowhere else. */
@Component
public class Invitations {
    static final String PURPOSE = "evaluation";
    /** A link outlives its evaluation, so that who comes late is told so kindly. */
    private static final Duration AFTERWARDS = Duration.ofDays(365);

    private static final int FEWEST_OF_KIND = 3;

    private static final TypeReference<Map<String, List<String>>> ANSWERS = new TypeReference<>() {};

    /** What somebody answered with their name. */
    public record Reply(
            UUID invitation,
            String name,
            Map<String, List<String>> answers,
            LocalDate answeredOn,
            @Nullable String enteredBy) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SignedLinks links;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;
    private final AnswerBoxes boxes;

    Invitations(
            JdbcClient jdbc,
            JsonMapper json,
            SignedLinks links,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events,
            AnswerBoxes boxes) {
        this.jdbc = jdbc;
        this.json = json;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.boxes = boxes;
    }

    public Optional<Invitation> find(UUID id) {
        return jdbc.sql("""
                select i.id, i.evaluation, i.person, p.display_name as name, i.kind, i.asked_on, i.closes_on, i.answered
                  from evaluation_invitation i
                  join person p on p.id = i.person
                 where i.id = :id
                """).param("id", id).query(Invitations::invitation).optional();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getObject("evaluation", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                row.getString("kind"),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                row.getObject("answered", Boolean.class));
    }

    /** Asks somebody, once; false when they have been asked before. */
    boolean ask(Evaluation evaluation, Candidate whom, LocalDate until) {
        UUID id = Ids.next();
        int asked = jdbc.sql("""
                insert into evaluation_invitation (id, evaluation, person, moment, subject, year, kind, pairing, asked_on,
                                                   closes_on, answered)
                values (:id, :evaluation, :person, :moment, :subject, :year, :kind, :pairing, :today, :until, false)
                on conflict (person, moment, subject, year) do nothing
                """)
                .param("id", id)
                .param("evaluation", evaluation.id())
                .param("person", whom.person())
                .param("moment", evaluation.moment().word())
                .param("subject", whom.subject())
                .param("year", evaluation.year())
                .param("kind", whom.kind())
                .param("pairing", whom.pairing())
                .param("today", clock.today())
                .param("until", until)
                .update();
        if (asked == 1) {
            tell(evaluation, id, new PersonId(whom.person()), until, false);
        }
        return asked == 1;
    }

    private void tell(Evaluation evaluation, UUID invitation, PersonId person, LocalDate until, boolean again) {
        var lifetime =
                Duration.ofDays(ChronoUnit.DAYS.between(clock.today(), until)).plus(AFTERWARDS);
        String token = links.make(PURPOSE, invitation, lifetime);
        events.publishEvent(new Asked(
                person,
                evaluation.moment(),
                evaluation.title(),
                "/evaluation/" + token,
                evaluation.anonymous(),
                again));
    }

    /** Who has not answered and is to be reminded now. */
    List<UUID> toRemind(LocalDate today) {
        return jdbc.sql("""
                select i.id
                  from evaluation_invitation i
                  join evaluation e on e.id = i.evaluation and e.closed_on is null
                  join evaluation_form f on f.id = e.form
                 where i.answered is false and i.reminded_on is null and i.closes_on >= :today
                   and i.asked_on + f.remind_after <= :today
                """).param("today", today).query(UUID.class).list();
    }

    /** Reminds somebody, once. */
    void remind(UUID id, Evaluation evaluation) {
        int marked = jdbc.sql("""
                update evaluation_invitation set reminded_on = :today
                 where id = :id and reminded_on is null and answered is false
                """).param("today", clock.today()).param("id", id).update();
        if (marked == 1) {
            find(id).ifPresent(one -> tell(evaluation, id, one.person(), one.closesOn(), true));
        }
    }

    /** Takes an answer; false when there is one already, or it has closed meanwhile. */
    boolean answer(Invitation invitation, Evaluation evaluation, Map<String, List<String>> answers) {
        if (!boxes.staysOpen(evaluation.id()) || !mark(invitation)) {
            return false;
        }
        if (evaluation.anonymous()) {
            boxes.put(evaluation.id(), new Answer(kindToKeep(invitation), answers));
        } else {
            keep(invitation, answers, null);
            audit.record(
                    Actor.of(invitation.person().value()),
                    "evaluation.answered",
                    invitation.person().value(),
                    evaluation.id(),
                    Map.of(),
                    Map.of());
        }
        return true;
    }

    /** The only one with a protégé of some kind would be found by it: it is kept only where several were asked. */
    private @Nullable String kindToKeep(Invitation invitation) {
        int asked = jdbc.sql(
                        "select count(*) from evaluation_invitation where evaluation = :evaluation and kind = :kind")
                .param("evaluation", invitation.evaluation())
                .param("kind", invitation.kind())
                .query(Integer.class)
                .single();
        return asked < FEWEST_OF_KIND ? null : invitation.kind();
    }

    /** Office enters for somebody who phoned what carries a name anyway; also after it has closed. */
    public boolean enter(
            Invitation invitation, Evaluation evaluation, Map<String, List<String>> answers, Viewer viewer) {
        if (evaluation.anonymous() || !mark(invitation)) {
            return false;
        }
        keep(invitation, answers, viewer);
        audit.record(
                viewer.actor(), "evaluation.entered", invitation.person().value(), evaluation.id(), Map.of(), Map.of());
        return true;
    }

    private boolean mark(Invitation invitation) {
        return jdbc.sql("update evaluation_invitation set answered = true where id = :id and answered is not true")
                        .param("id", invitation.id())
                        .update()
                == 1;
    }

    private void keep(Invitation invitation, Map<String, List<String>> answers, @Nullable Viewer enteredBy) {
        jdbc.sql("""
                insert into evaluation_reply (invitation, answers, answered_on, entered_by)
                values (:invitation, :answers::jsonb, :today, :by)
                """)
                .param("invitation", invitation.id())
                .param("answers", json.writeValueAsString(answers))
                .param("today", clock.today())
                .param("by", enteredBy == null ? null : enteredBy.id().value())
                .update();
    }

    /** Those of an evaluation that carries names; to office. */
    public List<Reply> replies(UUID evaluation) {
        return jdbc.sql("""
                select r.invitation, p.display_name as name, r.answers, r.answered_on, e.display_name as entered_by
                  from evaluation_reply r
                  join evaluation_invitation i on i.id = r.invitation
                  join person p on p.id = i.person
                  left join person e on e.id = r.entered_by
                 where i.evaluation = :evaluation
                 order by r.answered_on desc, p.display_name
                """)
                .param("evaluation", evaluation)
                .query((row, _) -> new Reply(
                        row.getObject("invitation", UUID.class),
                        row.getString("name"),
                        json.readValue(row.getString("answers"), ANSWERS),
                        row.getObject("answered_on", LocalDate.class),
                        row.getString("entered_by")))
                .list();
    }

    /** Who was asked with their name and has not answered; to office, who may phone them. */
    public List<Invitation> unanswered(UUID evaluation) {
        return jdbc.sql("""
                select i.id, i.evaluation, i.person, p.display_name as name, i.kind, i.asked_on, i.closes_on, i.answered
                  from evaluation_invitation i
                  join evaluation e on e.id = i.evaluation and not e.anonymous
                  join person p on p.id = i.person
                 where i.evaluation = :evaluation
                   and not exists (select 1 from evaluation_reply r where r.invitation = i.id)
                 order by p.display_name, i.id
                """)
                .param("evaluation", evaluation)
                .query(Invitations::invitation)
                .list();
    }
}
