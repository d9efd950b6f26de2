package org.cadre.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.mail.MailBatchReturned;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A message to the people of an institute, at nine in the morning in Chicago, on its way to each of them. */
@CadreTest
class SendingTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Messages messages;

    @Autowired
    private Sending sending;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    private Cast cast;
    private Viewer opal;
    private UUID offering;

    @BeforeEach
    void bringTheCastIn() {
        clock.moveTo(LocalDate.of(2035, 2, 8));
        cast = demo.bringIn();
        opal = viewer(cast.office);
        offering = cast.upcoming.getFirst().id();
        jdbc.sql("delete from mail").update();
        seat(cast.rosa);
        seat(cast.coach);
    }

    private static Viewer viewer(PersonId person) {
        return new Viewer(person, "Opal", CHICAGO, Set.of(Role.OFFICE), null, null);
    }

    private void seat(PersonId person) {
        jdbc.sql("""
                insert into registration (id, orders, offering, person, price_cents, seat, registered_at, confirmed_at)
                select gen_random_uuid(), (select id from orders limit 1), :offering, :person, 0, 'confirmed', :now, :now
                """)
                .param("offering", offering)
                .param("person", person.value())
                .param("now", OffsetDateTime.parse("2035-02-01T12:00:00Z"))
                .update();
    }

    private Message draft(Kind kind) {
        var words = new Message.Words(
                kind, "Hello {first name}", "Welcome to {offering}.", new Audience.OfOffering(offering), false);
        return messages.find(messages.write(opal, words)).orElseThrow();
    }

    private UUID scheduled(Kind kind) {
        var draft = draft(kind);
        assertThat(messages.schedule(opal, draft, clock.now())).isEqualTo(Messages.Scheduling.DONE);
        return draft.id();
    }

    private List<String> told() {
        return jdbc.sql("select recipient from mail order by recipient")
                .query(String.class)
                .list();
    }

    private void carry() {
        jdbc.sql("update mail set state = 'sent', sent_at = written_at where state = 'waiting'")
                .update();
    }

    private Message.State state(UUID message) {
        return messages.find(message).orElseThrow().state();
    }

    @Test
    void tellsEverybodyOnceHoweverOftenItRuns() {
        var message = scheduled(Kind.NEEDED);
        sending.runMinutely();
        sending.runMinutely();
        assertThat(told()).doesNotHaveDuplicates().contains("rosa@bluebonnet.example", "ines@bluebonnet.example");
        assertThat(state(message)).isEqualTo(Message.State.SENDING);
        carry();
        sending.runMinutely();
        assertThat(state(message)).isEqualTo(Message.State.SENT);
        assertThat(messages.progress(message).sent()).isEqualTo(told().size());
    }

    @Test
    void waitsForTheEndOfQuietHoursOfEach() {
        jdbc.sql("update person set zone = 'Pacific/Honolulu' where id = :ines")
                .param("ines", cast.coach.value())
                .update();
        jdbc.sql("""
                insert into nudge_preference (person, channel, frequency, quiet_from, quiet_until, changed_at)
                values (:rosa, 'mail', 'due', :from, :until, now())
                """)
                .param("rosa", cast.rosa.value())
                .param("from", LocalTime.of(8, 0))
                .param("until", LocalTime.of(16, 0))
                .update();
        var message = scheduled(Kind.NEEDED);
        sending.runMinutely();
        assertThat(told()).isNotEmpty().doesNotContain("rosa@bluebonnet.example", "ines@bluebonnet.example");
        assertThat(notBefore(message, cast.rosa)).isEqualTo(at(LocalDate.of(2035, 2, 8), 16));
        assertThat(notBefore(message, cast.coach)).isEqualTo(at(LocalDate.of(2035, 2, 8), 11)); // seven there
        carry();
        sending.runMinutely();
        assertThat(state(message)).isEqualTo(Message.State.SENDING);
        clock.moveTo(LocalDate.of(2035, 2, 9));
        sending.runMinutely();
        assertThat(told()).doesNotHaveDuplicates().contains("rosa@bluebonnet.example", "ines@bluebonnet.example");
    }

    private Instant notBefore(UUID message, PersonId person) {
        return jdbc.sql("select not_before from message_recipient where message = :message and person = :person")
                .param("message", message)
                .param("person", person.value())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(CHICAGO).toInstant();
    }

    @Test
    void takesBackWhatLiesInTheOutboxWhenItIsPausedAndTellsItOnceAfterwards() {
        var message = scheduled(Kind.NEEDED);
        sending.runMinutely();
        int all = told().size();
        jdbc.sql("update mail set state = 'sent', sent_at = written_at where recipient = 'rosa@bluebonnet.example'")
                .update();
        pause(message);
        assertThat(told()).containsExactly("rosa@bluebonnet.example");
        sending.runMinutely();
        assertThat(told()).as("nothing goes on by itself").hasSize(1);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sending.resume(opal.actor(), message));
        sending.runMinutely();
        assertThat(told()).hasSize(all).doesNotHaveDuplicates();
    }

    private void pause(UUID message) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sending.pause(opal.actor(), message, null));
    }

    @Test
    void tellsNobodyAfterItIsStopped() {
        var message = scheduled(Kind.NEEDED);
        sending.runMinutely();
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sending.stop(opal.actor(), message));
        sending.runMinutely();
        assertThat(told()).isEmpty();
        assertThat(state(message)).isEqualTo(Message.State.STOPPED);
    }

    @Test
    void pausesByItselfWhenTheMailServerIsAwayForLong() {
        var message = scheduled(Kind.NEEDED);
        sending.runMinutely();
        var batch =
                jdbc.sql("select distinct batch from mail").query(UUID.class).single();
        events.publishEvent(new MailBatchReturned(batch, "connection refused"));
        assertThat(state(message)).isEqualTo(Message.State.PAUSED);
        assertThat(told()).isEmpty();
        Visitor.as("opal")
                .get("/office/messages/" + message)
                .says("sending is paused")
                .says("connection refused");
    }

    /** Held by the mail server's answer at the moment of the pause; then its batch is given up. */
    @Test
    void takesBackTheMailThatWasOnItsWayWhenItPaused() {
        var message = scheduled(Kind.NEEDED);
        sending.runMinutely();
        var batch =
                jdbc.sql("select distinct batch from mail").query(UUID.class).single();
        jdbc.sql("update message set state = 'paused'").update();
        events.publishEvent(new MailBatchReturned(batch, "connection refused"));
        assertThat(told()).isEmpty();
        assertThat(messages.progress(message).inOutbox()).isZero();
        assertThat(messages.progress(message).waiting()).isPositive();
    }

    @Test
    void leavesOutOfNewsWhoHasUnsubscribedAndWhoDoesSoMeanwhile() {
        jdbc.sql("insert into mail_preference values (:rosa, false, 'en', 'link', now())")
                .param("rosa", cast.rosa.value())
                .update();
        scheduled(Kind.NEWS);
        sending.runMinutely();
        assertThat(told()).contains("ines@bluebonnet.example").doesNotContain("rosa@bluebonnet.example");
        jdbc.sql("delete from mail").update();
        scheduled(Kind.NEEDED);
        sending.runMinutely();
        assertThat(told()).as("what they need comes in any case").contains("rosa@bluebonnet.example");

        jdbc.sql("delete from mail").update();
        var later = scheduled(Kind.NEWS);
        sending.runMinutely();
        pause(later);
        jdbc.sql("insert into mail_preference values (:ines, false, 'en', 'link', now())")
                .param("ines", cast.coach.value())
                .update();
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sending.resume(opal.actor(), later));
        sending.runMinutely();
        assertThat(told()).doesNotContain("ines@bluebonnet.example");
    }

    /** As two servers do whose minutes fall together. */
    @Test
    void tellsEverybodyOnceWhenTwoServersSendIt() throws Exception {
        var message = scheduled(Kind.NEEDED);
        Race.of(Collections.nCopies(4, (Callable<Boolean>) () -> {
            sending.runMinutely();
            return true;
        }));
        assertThat(told())
                .doesNotHaveDuplicates()
                .hasSize(messages.progress(message).all());
    }

    @Test
    void isScheduledByOneOfThoseWhoPressAtTheSameMoment() throws Exception {
        for (int round = 0; round < 5; round++) {
            var draft = draft(Kind.NEEDED);
            var answers = Race.of(Collections.nCopies(6, (Callable<Messages.Scheduling>) () ->
                    new TransactionTemplate(transactions).execute(_ -> messages.schedule(opal, draft, clock.now()))));
            assertThat(answers).containsOnlyOnce(Messages.Scheduling.DONE);
            assertThat(scheduledInTheTrail(draft.id())).isOne();
        }
    }

    /** The control: who only looks whether it is a draft, and then writes, is one of many who did. */
    @Test
    void wouldBeScheduledByAllWhoLookedFirst() throws Exception {
        var draft = draft(Kind.NEEDED);
        var looked = new CyclicBarrier(6);
        var answers = Race.of(Collections.nCopies(6, (Callable<Boolean>) () -> new TransactionTemplate(transactions)
                .execute(_ -> {
                    boolean isDraft = messages.find(draft.id()).orElseThrow().isDraft();
                    Race.await(looked);
                    return isDraft
                            && jdbc.sql("""
                            update message set state = 'scheduled', send_at = now(), scheduled_by = :by, scheduled_at = now()
                             where id = :id
                            """)
                                            .param("by", cast.office.value())
                                            .param("id", draft.id())
                                            .update()
                                    == 1;
                })));
        assertThat(answers).containsOnly(true);
    }

    private int scheduledInTheTrail(UUID message) {
        return jdbc.sql("select count(*) from audit_entry where deed = 'message.scheduled' and subject = :id")
                .param("id", message)
                .query(Integer.class)
                .single();
    }

    @Test
    void keepsTheTableFromTellingTheSameAddressTwice() {
        var message = scheduled(Kind.NEEDED);
        sending.runMinutely();
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into message_recipient (message, person, address, state, not_before)
                        values (:message, :nate, 'ROSA@bluebonnet.example', 'waiting', now())
                        """)
                        .param("message", message)
                        .param("nate", cast.renewing.value())
                        .update())
                .hasMessageContaining("message_recipient_address");
    }
}
