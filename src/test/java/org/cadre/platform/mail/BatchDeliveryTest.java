package org.cadre.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Mail to many while the mail server and the addresses have their bad days. */
@CadreTest
class BatchDeliveryTest {
    private static final int MANY = 10_000;
    private static final int BAD = 300;
    private static final int GOES_AWAY_AFTER = 4_321;

    @Autowired
    private Demo demo;

    @Autowired
    private Mails mails;

    @Autowired
    private Bounces bounces;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("sending")
    private MinuteWork sending;

    /** A mail server that refuses some addresses, and is away from a moment on until it is back. */
    private static final class Moody implements Carriage, Carriage.Way {
        private final List<String> carried = Collections.synchronizedList(new ArrayList<>());
        private final Set<String> refused = Collections.synchronizedSet(new HashSet<>());
        private volatile int most = Integer.MAX_VALUE;

        @Override
        public Way open() throws MessagingException {
            if (carried.size() >= most) {
                throw new MessagingException("connection refused");
            }
            return this;
        }

        @Override
        public void carry(Mails.Written mail) throws MessagingException {
            if (carried.size() >= most) {
                throw new MessagingException("connection reset");
            }
            if (mail.recipient().startsWith("bad")) {
                refused.add(mail.recipient());
                var address = new InternetAddress(mail.recipient());
                throw new SendFailedException(
                        "Invalid Addresses",
                        new SMTPAddressFailedException(address, "RCPT TO", 550, "5.1.1 user unknown"),
                        new InternetAddress[0],
                        new InternetAddress[0],
                        new InternetAddress[] {address});
            }
            carried.add(mail.recipient());
        }

        @Override
        public void close() {}
    }

    private BatchDelivery through(Carriage carriage) {
        return new BatchDelivery(jdbc, mails, bounces, carriage, Clock.systemUTC(), transactions);
    }

    private List<UUID> batches() {
        return jdbc.sql("select distinct batch from mail where state = 'waiting' and batch is not null")
                .query(UUID.class)
                .list();
    }

    /** As the jobs do it: what cannot go is tried later; given up it is told. */
    private void carryAll(BatchDelivery delivery) {
        var job = BatchDelivery.job(delivery, events);
        for (UUID batch : batches()) {
            try {
                job.work().accept(batch.toString());
            } catch (RuntimeException e) {
                job.givenUp().hear(batch.toString(), e.toString());
            }
        }
    }

    @Test
    void tellsTenThousandOnceThoughTheServerGoesAwayInTheMiddle() {
        clock.moveTo(LocalDate.of(2035, 2, 8));
        var cast = demo.bringIn();
        jdbc.sql("delete from mail").update();
        crowd(cast);
        var opal = Visitor.as("opal");
        var page = opal.button(opal.get("/office/messages/new"), "See who gets it")
                .with("audience", "cohort:" + cast.rosasCohort)
                .with("subject", "A change for {first name}")
                .with("body", "Dear {name}, all of {cohort} meets on Friday.")
                .send();
        page = opal.button(page.says("people would get it"), "Send it now").send();
        String message = page.address().getPath();
        var server = new Moody();
        server.most = GOES_AWAY_AFTER;
        var delivery = through(server);
        while (!opal.get(message).text().contains("Paused")) {
            sending.runMinutely();
            carryAll(delivery);
        }
        assertThat(server.carried).hasSize(GOES_AWAY_AFTER);
        assertThat(batches()).as("what is not told is out of the outbox").isEmpty();
        sending.runMinutely();
        assertThat(batches()).as("nothing goes on by itself").isEmpty();

        server.most = Integer.MAX_VALUE;
        opal.button(opal.get(message), "Resume sending").send();
        for (sending.runMinutely(); !batches().isEmpty(); sending.runMinutely()) {
            carryAll(delivery);
        }
        int cohort = jdbc.sql(
                        "select count(*) from internship where cohort = :cohort and state in ('applied', 'active', 'on hold')")
                .param("cohort", cast.rosasCohort)
                .query(Integer.class)
                .single();
        assertThat(server.carried).doesNotHaveDuplicates().hasSize(cohort - BAD);
        assertThat(server.refused).hasSize(BAD);
        assertThat(jdbc.sql("select count(*) from bounced_address")
                        .query(Integer.class)
                        .single())
                .isEqualTo(BAD);
        opal.get(message).says("Sent 9,70").says("Rejected " + BAD).says("Waiting 0");
    }

    private void crowd(Cast cast) {
        jdbc.sql("""
                insert into person (id, legal_name, display_name, email, sample, created_at)
                select gen_random_uuid(), 'Person ' || n, 'Person ' || n,
                       case when n % 33 = 0 and n <= 33 * :bad then 'bad' else 'good' end || n || '@larkspur.example', true, now()
                  from generate_series(1, :many) n
                """).param("many", MANY).param("bad", BAD).update();
        jdbc.sql("""
                insert into internship (id, person, cohort, state, applied_on)
                select gen_random_uuid(), id, :cohort, 'applied', '2035-01-01' from person where legal_name like 'Person %'
                """).param("cohort", cast.rosasCohort).update();
    }

    private UUID batchOf(int many) {
        mails.sendTogether(IntStream.rangeClosed(1, many)
                .mapToObj(n -> Mail.to("rosa" + n + "@bluebonnet.example", null)
                        .subject(Sentence.of("web.itself", "Hello\r\nBcc: everybody@example.org"))
                        .line(Sentence.of("web.itself", "<script>alert(1)</script>"))
                        .unsubscribe("https://cadre.example/mail-preferences/token" + n))
                .toList());
        return batches().getFirst();
    }

    @Test
    void isCarriedOnceByTwoServersAtTheSameMoment() throws Exception {
        UUID batch = batchOf(200);
        var server = new Moody();
        Race.of(Collections.nCopies(4, (Callable<Boolean>) () -> {
            through(server).carry(batch);
            return true;
        }));
        assertThat(server.carried).doesNotHaveDuplicates().hasSize(200);
    }

    /** The control: without holding each mail, all servers that looked at the same batch carry all of it. */
    @Test
    void wouldBeCarriedByAllWhoLookedFirst() throws Exception {
        UUID batch = batchOf(5);
        var server = new Moody();
        var looked = new CyclicBarrier(4);
        Race.of(Collections.nCopies(4, (Callable<Boolean>) () -> {
            var waiting = jdbc.sql("select id from mail where batch = :batch and state = 'waiting'")
                    .param("batch", batch)
                    .query(UUID.class)
                    .list();
            Race.await(looked);
            for (UUID mail : waiting) {
                server.carry(mails.find(mail).orElseThrow());
            }
            return true;
        }));
        assertThat(server.carried).hasSize(20);
    }

    @Test
    void goesOverOneConnectionOfARealServerAndNamesTheWayOut() throws Exception {
        UUID batch = batchOf(20);
        var delivery = through(new Smtp(settings(port()), URI.create("smtp://127.0.0.1:" + port()), json));
        assertThatThrownBy(() -> delivery.carry(batch)).isInstanceOf(Postman.MailNotCarried.class);
        var server = new GreenMail(new ServerSetup(port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            delivery.carry(batch);
            delivery.carry(batch);
            assertThat(server.getReceivedMessages()).hasSize(20).allSatisfy(BatchDeliveryTest::isWell);
            UUID first = jdbc.sql("select id from mail order by id limit 1")
                    .query(UUID.class)
                    .single();
            assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo("<" + first + "@cadre.example>");
        } finally {
            server.stop();
        }
    }

    private static void isWell(MimeMessage mail) throws MessagingException {
        assertThat(mail.getHeader("List-Unsubscribe", null))
                .startsWith("<https://cadre.example/mail-preferences/token");
        assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: everybody@example.org");
    }

    private int free;

    private int port() {
        if (free == 0) {
            try (var nobodys = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                free = nobodys.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return free;
    }

    private static Settings settings(int port) {
        return new Settings(
                URI.create("https://cadre.example"),
                Path.of("var"),
                false,
                false,
                "Association",
                "-",
                null,
                "office@bluebonnet.example",
                URI.create("smtp://127.0.0.1:" + port),
                List.of(),
                ZoneId.of("America/Chicago"));
    }
}
