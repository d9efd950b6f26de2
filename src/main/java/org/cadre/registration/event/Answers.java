package org.cadre.registration.event;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.offering.EventQuestion;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers to office's own questions. Who may see them is known to who asks: its person, office, the trainers. */
@Component
public class Answers {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Answers(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether somebody with that seat has still to be asked: there are questions, and not one is answered. */
    public boolean areOwed(RegistrationId registration) {
        return jdbc.sql("""
                select exists (select 1 from event_question q where q.offering = r.offering and q.withdrawn_at is null)
                       and not exists (select 1 from event_answer a where a.registration = r.id)
                  from registration r
                 where r.id = :registration
                """)
                .param("registration", registration.value())
                .query(Boolean.class)
                .single();
    }

    Map<UUID, String> of(RegistrationId registration) {
        var answers = new HashMap<UUID, String>();
        jdbc.sql("select question, answer from event_answer where registration = :registration")
                .param("registration", registration.value())
                .query(row -> {
                    answers.put(row.getObject("question", UUID.class), row.getString("answer"));
                });
        return answers;
    }

    /** All answers in an offering, by registration. */
    Map<RegistrationId, Map<UUID, String>> in(OfferingId offering) {
        var all = new HashMap<RegistrationId, Map<UUID, String>>();
        jdbc.sql("""
                select a.registration, a.question, a.answer
                  from event_answer a
                  join event_question q on q.id = a.question
                 where q.offering = :offering
                """).param("offering", offering.value()).query(row -> {
            all.computeIfAbsent(new RegistrationId(row.getObject("registration", UUID.class)), _ -> new HashMap<>())
                    .put(row.getObject("question", UUID.class), row.getString("answer"));
        });
        return all;
    }

    /** What was answered replaces what was answered before; nothing is no answer. */
    void give(RegistrationId registration, PersonId person, Map<UUID, String> answers, Actor actor) {
        answers.forEach((question, answer) -> {
            if (answer.isEmpty()) {
                jdbc.sql("delete from event_answer where question = :question and registration = :registration")
                        .param("question", question)
                        .param("registration", registration.value())
                        .update();
            } else {
                jdbc.sql("""
                        insert into event_answer (question, registration, answer, answered_at)
                        values (:question, :registration, :answer, :now)
                        on conflict (question, registration) do update
                           set answer = excluded.answer, answered_at = excluded.answered_at
                        """)
                        .param("question", question)
                        .param("registration", registration.value())
                        .param("answer", answer)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .update();
            }
        });
        audit.record(
                actor,
                "registration.questions-answered",
                person.value(),
                registration.value(),
                Map.of(),
                Map.of("answers", answers.size()));
    }

    /** Whether something that has to be answered is not. */
    static boolean isIncomplete(List<EventQuestion> questions, Map<UUID, String> answers) {
        return questions.stream().anyMatch(one -> one.required() && !answers.containsKey(one.id()));
    }
}
