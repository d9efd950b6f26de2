package org.cadre.notification.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cadre.notification.nudge.QuietTimes;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.MailBatchReturned;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends messages whose time has come: writes down once who gets it, then hands mail over to the outbox in batches, each recipient
 * marked in the transaction that writes their mail. Whatever dies in between is as if it had not begun; the next minute goes on.
 */
@Component
class Sending implements MinuteWork {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int BATCH = 100;

    /** So many lie in the outbox at most: what is paused stops soon, and one message does not keep the next from going. */
    private static final int MOST_IN_OUTBOX = 2_000;

    private final Messages messages;
    private final Recipients recipients;
    private final Values values;
    private final MessageMail writing;
    private final QuietTimes quiet;
    private final People people;
    private final Mails mails;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    Sending(
            Messages messages,
            Recipients recipients,
            Values values,
            MessageMail writing,
            QuietTimes quiet,
            People people,
            Mails mails,
            JdbcClient jdbc,
            NamedParameterJdbcTemplate named,
            AuditTrail audit,
            ProgramClock clock,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.recipients = recipients;
        this.values = values;
        this.writing = writing;
        this.quiet = quiet;
        this.people = people;
        this.mails = mails;
        this.jdbc = jdbc;
        this.named = named;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void runMinutely() {
        var now = clock.now();
        var due = jdbc.sql("""
                select id from message where state = 'sending' or state = 'scheduled' and send_at <= :now order by send_at, id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        for (UUID message : due) {
            try {
                send(message, now);
            } catch (RuntimeException e) {
                LOG.error("message {} was not sent on", message, e);
            }
        }
    }

    private void send(UUID message, Instant now) {
        transaction.executeWithoutResult(_ -> begin(message, now));
        while (Boolean.TRUE.equals(transaction.execute(_ -> handOver(message, now)))) {
            // the next batch
        }
        transaction.executeWithoutResult(_ -> end(message));
    }

    /** Holds the message: two servers do one thing after the other. */
    private boolean holds(UUID message, String state) {
        return jdbc.sql("select id from message where id = :id and state = :state for update")
                .param("id", message)
                .param("state", state)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private void begin(UUID id, Instant now) {
        if (!holds(id, "scheduled")) {
            return;
        }
        var found = recipients.of(messages.find(id).orElseThrow(), scheduler(id));
        var quietUntil = quiet.next(found.told(), now);
        var rows = new ArrayList<MapSqlParameterSource>();
        for (var person : found.told()) {
            rows.add(row(id, person)
                    .addValue("state", "waiting")
                    .addValue("because", null)
                    .addValue(
                            "notBefore",
                            quietUntil.getOrDefault(person.id(), now).atOffset(ZoneOffset.UTC)));
        }
        found.leftOut()
                .forEach((person, because) -> rows.add(row(id, person)
                        .addValue("state", "left out")
                        .addValue("because", because.word())
                        .addValue("notBefore", now.atOffset(ZoneOffset.UTC))));
        named.batchUpdate("""
                insert into message_recipient (message, person, address, state, left_out_because, not_before)
                values (:message, :person, :address, :state, :because, :notBefore)
                """, rows.toArray(MapSqlParameterSource[]::new));
        jdbc.sql("update message set state = 'sending', began_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static MapSqlParameterSource row(UUID message, PersonCard person) {
        return new MapSqlParameterSource()
                .addValue("message", message)
                .addValue("person", person.id().value())
                .addValue("address", person.email());
    }

    /** Who scheduled it: lists are looked up as they see them. */
    private Viewer scheduler(UUID message) {
        var id = jdbc.sql("select scheduled_by from message where id = :id")
                .param("id", message)
                .query(UUID.class)
                .single();
        var person = people.find(new PersonId(id)).orElseThrow();
        return new Viewer(person.id(), person.displayName(), person.zone(), Set.of(Role.OFFICE), null, null);
    }

    /** True: there may be more to hand over at once. */
    private boolean handOver(UUID id, Instant now) {
        if (!holds(id, "sending") || messages.progress(id).inOutbox() > MOST_IN_OUTBOX - BATCH) {
            return false;
        }
        leaveOutWhoEndedIt(id);
        var next = jdbc.sql("""
                select person from message_recipient
                 where message = :message and state = 'waiting' and not_before <= :now
                 order by not_before, person
                 limit :most
                   for update
                """)
                .param("message", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", BATCH)
                .query(UUID.class)
                .list();
        if (next.isEmpty()) {
            return false;
        }
        write(messages.find(id).orElseThrow(), next.stream().map(PersonId::new).toList());
        return next.size() == BATCH;
    }

    /** Who has unsubscribed since the list was written down, waiting for the end of quiet hours or of a pause. */
    private void leaveOutWhoEndedIt(UUID id) {
        jdbc.sql("""
                update message_recipient r set state = 'left out', left_out_because = 'unsubscribed'
                  from message m, mail_preference p
                 where r.message = :id and m.id = r.message and m.kind = 'news' and r.state = 'waiting'
                   and p.person = r.person and not p.news
                """).param("id", id).update();
    }

    private void write(Message message, List<PersonId> next) {
        var cards = people.cards(next);
        var filled = values.of(cards.values(), Recipients.used(message), message.audience());
        var tokens = new ArrayList<String>();
        var written = new ArrayList<Mail>();
        for (var person : next) {
            String token = MessageMail.freshToken();
            tokens.add(token);
            written.add(writing.write(
                    message, Objects.requireNonNull(cards.get(person)), filled.getOrDefault(person, Map.of()), token));
        }
        var ids = mails.sendTogether(written);
        var rows = new MapSqlParameterSource[next.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new MapSqlParameterSource()
                    .addValue("message", message.id())
                    .addValue("person", next.get(i).value())
                    .addValue("mail", ids.get(i))
                    .addValue("digest", MessageMail.digest(tokens.get(i)));
        }
        named.batchUpdate("""
                update message_recipient set state = 'written', mail = :mail, unsubscribe_digest = :digest
                 where message = :message and person = :person
                """, rows);
    }

    private void end(UUID id) {
        if (holds(id, "sending")) {
            var progress = messages.progress(id);
            if (progress.waiting() + progress.inOutbox() == 0) {
                jdbc.sql("update message set state = 'sent', ended_at = :now where id = :id")
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update();
            }
        }
    }

    /** Takes back what is still in the outbox; at most the mail in the mail server's hands goes. */
    boolean pause(Actor actor, UUID id, @Nullable String because) {
        boolean done = jdbc.sql("""
                update message set state = 'paused', held_because = :because where id = :id and state = 'sending'
                """).param("because", because).param("id", id).update() == 1;
        if (done) {
            takeBack(id);
            audit.record(actor, "message.paused", null, id, Map.of(), Map.of());
        }
        return done;
    }

    private void takeBack(UUID id) {
        var open = jdbc.sql("select mail from message_recipient where message = :message and state = 'written'")
                .param("message", id)
                .query(UUID.class)
                .list();
        var back = mails.takeBack(open);
        jdbc.sql("""
                update message_recipient set state = 'waiting', mail = null, unsubscribe_digest = null
                 where message = :message and mail = any(:mails)
                """)
                .param("message", id)
                .param("mails", back.toArray(UUID[]::new))
                .update();
    }

    boolean resume(Actor actor, UUID id) {
        boolean done = jdbc.sql("""
                update message set state = 'sending', held_because = null where id = :id and state = 'paused'
                """).param("id", id).update() == 1;
        if (done) {
            audit.record(actor, "message.resumed", null, id, Map.of(), Map.of());
        }
        return done;
    }

    /** For good: who was not told yet is not told. */
    boolean stop(Actor actor, UUID id) {
        boolean done = jdbc.sql("""
                update message set state = 'stopped', ended_at = :now where id = :id and state in ('sending', 'paused')
                """)
                        .param("now", clock.now().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
        if (done) {
            takeBack(id);
            audit.record(actor, "message.stopped", null, id, Map.of(), Map.of());
        }
        return done;
    }

    /** The mail server is away for long: what it did not take waits until office has it go on. */
    @EventListener
    void on(MailBatchReturned returned) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                select distinct r.message from message_recipient r join mail m on m.id = r.mail where m.batch = :batch
                """)
                .param("batch", returned.batch())
                .query(UUID.class)
                .list()
                .forEach(message -> {
                    if (!pause(Actor.SYSTEM, message, returned.reason())) {
                        takeBack(message); // the mail that was on its way when it was paused or stopped
                    }
                }));
    }
}
