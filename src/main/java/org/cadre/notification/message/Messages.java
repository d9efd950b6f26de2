package org.cadre.notification.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages as office writes, schedules, stops and looks them up. */
@Component
class Messages {
    static final int PAGE = 30;

    /** What came of wanting to send. */
    enum Scheduling {
        DONE,
        /** Somebody has changed, scheduled or sent it meanwhile. */
        CHANGED_MEANWHILE
    }

    /** What became of it so far. */
    record Progress(
            int waiting,
            int inOutbox,
            int sent,
            int failed,
            int bounced,
            int leftOut,
            @Nullable Instant next) {
        static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, null);

        int all() {
            return waiting + inOutbox + sent + failed + bounced;
        }

        int percent() {
            return all() == 0 ? 100 : 100 * (sent + failed + bounced) / all();
        }
    }

    private static final RowMapper<Message> MESSAGE = (row, _) -> new Message(
            row.getObject("id", UUID.class),
            Kind.find(row.getString("kind")).orElseThrow(),
            row.getString("subject"),
            row.getString("body"),
            audience(row),
            row.getBoolean("complete_only"),
            Message.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            row.getInt("version"),
            instant(row, "send_at"),
            row.getString("made_by"),
            row.getString("scheduled_by"),
            instant(row, "ended_at"),
            row.getString("held_because"));

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Messages(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    private static Audience audience(ResultSet row) throws SQLException {
        return switch (row.getString("audience")) {
            case "offering" -> new Audience.OfOffering(row.getObject("offering", UUID.class));
            case "cohort" -> new Audience.OfCohort(row.getObject("cohort", UUID.class));
            case "behind" -> new Audience.Behind();
            case "expiring" -> new Audience.Expiring(row.getInt("months"));
            default -> new Audience.OfList(row.getObject("list", UUID.class));
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** The newest first, older than a given one. */
    List<Message> newest(@Nullable UUID before, int most) {
        return jdbc.sql("""
                select m.id, m.kind, m.subject, m.body, m.audience, m.offering, m.cohort, m.months, m.list, m.complete_only,
                       m.state, m.version, m.send_at, m.ended_at, m.held_because, w.display_name as made_by,
                       s.display_name as scheduled_by
                  from message m
                  join person w on w.id = m.made_by
                  left join person s on s.id = m.scheduled_by
                 where :before::uuid is null or m.id < :before
                 order by m.id desc
                 limit :most
                """)
                .param("before", before)
                .param("most", most)
                .query(MESSAGE)
                .list();
    }

    Optional<Message> find(UUID id) {
        return jdbc.sql("""
                select m.id, m.kind, m.subject, m.body, m.audience, m.offering, m.cohort, m.months, m.list, m.complete_only,
                       m.state, m.version, m.send_at, m.ended_at, m.held_because, w.display_name as made_by,
                       s.display_name as scheduled_by
                  from message m
                  join person w on w.id = m.made_by
                  left join person s on s.id = m.scheduled_by
                 where m.id = :id
                """).param("id", id).query(MESSAGE).optional();
    }

    UUID write(Viewer viewer, Message.Words words) {
        UUID id = Ids.next();
        var params = jdbc.sql("""
                insert into message (id, kind, subject, body, audience, offering, cohort, months, list, complete_only, state,
                                     made_by, made_at)
                values (:id, :kind, :subject, :body, :audience, :offering, :cohort, :months, :list, :completeOnly, 'draft',
                        :by, :now)
                """)
                .param("id", id)
                .param("by", viewer.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC));
        with(params, words).update();
        audit.record(viewer.actor(), "message.written", null, id, Map.of(), facts(words));
        return id;
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec params, Message.Words words) {
        var audience = words.audience();
        return params.param("kind", words.kind().word())
                .param("subject", words.subject())
                .param("body", words.body())
                .param("audience", audience.word())
                .param("offering", audience instanceof Audience.OfOffering(UUID offering) ? offering : null)
                .param("cohort", audience instanceof Audience.OfCohort(UUID cohort) ? cohort : null)
                .param("months", audience instanceof Audience.Expiring(int months) ? months : null)
                .param("list", audience instanceof Audience.OfList(UUID list) ? list : null)
                .param("completeOnly", words.completeOnly());
    }

    private static Map<String, Object> facts(Message.Words words) {
        return Map.of(
                "kind", words.kind().word(),
                "audience", words.audience().word(),
                "subject", AuditTrail.digestOf(words.subject()),
                "body", AuditTrail.digestOf(words.body()));
    }

    /** Only a draft is written anew. */
    boolean rewrite(Viewer viewer, Message before, Message.Words words) {
        var params = jdbc.sql("""
                update message
                   set kind = :kind, subject = :subject, body = :body, audience = :audience, offering = :offering,
                       cohort = :cohort, months = :months, list = :list, complete_only = :completeOnly, version = version + 1
                 where id = :id and state = 'draft' and version = :version
                """).param("id", before.id()).param("version", before.version());
        boolean done = with(params, words).update() == 1;
        if (done) {
            audit.record(viewer.actor(), "message.rewritten", null, before.id(), facts(before.words()), facts(words));
        }
        return done;
    }

    /** Exactly one of those who press at the same moment; and only what they have read. */
    Scheduling schedule(Viewer viewer, Message read, Instant at) {
        int done = jdbc.sql("""
                update message
                   set state = 'scheduled', version = version + 1, send_at = :at, scheduled_by = :by, scheduled_at = :now
                 where id = :id and state = 'draft' and version = :version
                """)
                .param("id", read.id())
                .param("version", read.version())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", viewer.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        if (done == 0) {
            return Scheduling.CHANGED_MEANWHILE;
        }
        audit.record(viewer.actor(), "message.scheduled", null, read.id(), Map.of(), Map.of("at", at.toString()));
        return Scheduling.DONE;
    }

    /** Makes it a draft again, as long as nobody was told. */
    boolean unschedule(Viewer viewer, UUID id) {
        boolean done = jdbc.sql("""
                update message
                   set state = 'draft', version = version + 1, send_at = null, scheduled_by = null, scheduled_at = null
                 where id = :id and state = 'scheduled'
                """).param("id", id).update() == 1;
        if (done) {
            audit.record(viewer.actor(), "message.unscheduled", null, id, Map.of(), Map.of());
        }
        return done;
    }

    Progress progress(UUID message) {
        return progress(List.of(message)).getOrDefault(message, Progress.NONE);
    }

    /** Of several at once; one that nobody is to get yet is missing. */
    Map<UUID, Progress> progress(Collection<UUID> messages) {
        var progress = new HashMap<UUID, Progress>();
        jdbc.sql("""
                select r.message,
                       count(*) filter (where r.state = 'waiting')::int as waiting,
                       count(*) filter (where m.state = 'waiting')::int as in_outbox,
                       count(*) filter (where m.state = 'sent')::int as sent,
                       count(*) filter (where m.state = 'failed' and m.sent_at is null)::int as failed,
                       count(*) filter (where m.state = 'failed' and m.sent_at is not null)::int as bounced,
                       count(*) filter (where r.state = 'left out')::int as left_out,
                       min(r.not_before) filter (where r.state = 'waiting') as next
                  from message_recipient r
                  left join mail m on m.id = r.mail
                 where r.message = any(:messages)
                 group by r.message
                """).param("messages", messages.toArray(UUID[]::new)).query(row -> {
            progress.put(
                    row.getObject("message", UUID.class),
                    new Progress(
                            row.getInt("waiting"),
                            row.getInt("in_outbox"),
                            row.getInt("sent"),
                            row.getInt("failed"),
                            row.getInt("bounced"),
                            row.getInt("left_out"),
                            instant(row, "next")));
        });
        return progress;
    }
}
