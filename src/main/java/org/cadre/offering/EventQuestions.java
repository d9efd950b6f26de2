package org.cadre.offering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to office's own questions of an offering. */
@Component
public class EventQuestions {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    EventQuestions(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is asked, in its order. */
    public List<EventQuestion> of(OfferingId offering) {
        return jdbc.sql("""
                select id, words, kind, choices, required
                  from event_question
                 where offering = :offering and withdrawn_at is null
                 order by place, id
                """)
                .param("offering", offering.value())
                .query(EventQuestions::question)
                .list();
    }

    private static EventQuestion question(ResultSet row, int number) throws SQLException {
        return new EventQuestion(
                row.getObject("id", UUID.class),
                row.getString("words"),
                EventQuestion.Kind.find(row.getString("kind")).orElseThrow(),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getBoolean("required"));
    }

    /** What is asked from now on: a question that is not among them is withdrawn, its answers stay. */
    void ask(OfferingId offering, List<EventQuestion> questions, Actor actor) {
        int before = of(offering).size();
        jdbc.sql("""
                update event_question set withdrawn_at = :now
                 where offering = :offering and withdrawn_at is null and id <> all (:kept)
                """)
                .param("offering", offering.value())
                .param("kept", questions.stream().map(EventQuestion::id).toArray(UUID[]::new))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        int place = 0;
        for (var question : questions) {
            jdbc.sql("""
                    insert into event_question (id, offering, place, words, kind, choices, required)
                    values (:id, :offering, :place, :words, :kind, :choices, :required)
                    on conflict (id) do update
                       set place = excluded.place, words = excluded.words, choices = excluded.choices,
                           required = excluded.required
                     where event_question.offering = excluded.offering
                    """)
                    .param("id", question.id())
                    .param("offering", offering.value())
                    .param("place", ++place)
                    .param("words", question.words())
                    .param("kind", question.kind().key())
                    .param("choices", question.choices().toArray(String[]::new))
                    .param("required", question.required())
                    .update();
        }
        audit.record(
                actor,
                "offering.questions-changed",
                null,
                offering.value(),
                Map.of("questions", before),
                Map.of("questions", questions.size()));
    }
}
