package org.cadre.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The append-only trail: who, what, whom, when, before and after. Written in the transaction of the deed itself. */
@Component
public class AuditTrail {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock system;
    private final ProgramClock program;
    private final ObjectProvider<ActingNow> acting;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock system, ProgramClock program, ObjectProvider<ActingNow> acting) {
        this.jdbc = jdbc;
        this.json = json;
        this.system = system;
        this.program = program;
        this.acting = acting;
    }

    /** Records a deed about a person and a record; what is not known of before or after is an empty map. */
    public void record(
            Actor named,
            String deed,
            @Nullable UUID whom,
            @Nullable UUID subject,
            Map<String, ?> before,
            Map<String, ?> after) {
        var actor = visible(named);
        jdbc.sql("""
            insert into audit_entry (id, at, program_day, actor, acting_for, deed, whom, subject, before, after)
            values (:id, :at, :day, :actor, :actingFor, :deed, :whom, :subject, :before::jsonb, :after::jsonb)
            """)
                .param("id", Ids.next())
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .param("day", program.today())
                .param("actor", actor.person())
                .param("actingFor", actor.actingFor())
                .param("deed", deed)
                .param("whom", whom)
                .param("subject", subject)
                .param("before", json.writeValueAsString(before))
                .param("after", json.writeValueAsString(after))
                .update();
    }

    /** A deed that names the person alone, while office enters for them, has been done by office all the same. */
    private Actor visible(Actor named) {
        return named.person() == null || named.actingFor() != null
                ? named
                : acting.stream()
                        .flatMap(now -> now.actor().stream())
                        .filter(now -> named.person().equals(now.actingFor()))
                        .findFirst()
                        .orElse(named);
    }

    /** One deed about many people or records at once: an entry for each, all with the same facts. */
    public void recordOfMany(Actor named, String deed, List<UUID> people, List<UUID> subjects, Map<String, ?> after) {
        var actor = visible(named);
        jdbc.sql("""
            insert into audit_entry (id, at, program_day, actor, acting_for, deed, whom, subject, before, after)
            select m.id, :at, :day, :actor, :actingFor, :deed, m.whom, m.subject, '{}', :after::jsonb
              from unnest(:ids::uuid[], :people::uuid[], :subjects::uuid[]) as m (id, whom, subject)
            """)
                .param("ids", subjects.stream().map(_ -> Ids.next()).toArray(UUID[]::new))
                .param("people", people.toArray(UUID[]::new))
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .param("day", program.today())
                .param("actor", actor.person())
                .param("actingFor", actor.actingFor())
                .param("deed", deed)
                .param("after", json.writeValueAsString(after))
                .update();
    }

    /** Free text enters the trail as its length and digest only: confidences stay where they were written. */
    public static Map<String, Object> digestOf(String freeText) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(freeText.getBytes(StandardCharsets.UTF_8));
            return Map.of("length", freeText.length(), "sha256", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
