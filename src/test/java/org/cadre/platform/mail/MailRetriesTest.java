package org.cadre.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.cadre.CadreTest;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.JobsByHand;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A mail while its mail server does not answer, on the real table of the scheduler. */
@CadreTest
class MailRetriesTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Autowired
    private Mails mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private DataSource database;

    private UUID mail = new UUID(0, 0);
    private int port;

    @BeforeEach
    void writeAMail() throws IOException {
        try (var nobodys = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobodys.getLocalPort();
        }
        mail = mails.send(Mail.to("rosa@bluebonnet.example", null)
                .subject(Sentence.of("web.not-found.title"))
                .line(Sentence.of("web.not-found.text")));
    }

    @Test
    void growFartherApartUntilOfficeIsShownTheMail() {
        var jobs = jobs();
        jobs.after(MOMENT);
        var pauses = new ArrayList<Duration>();
        for (var next = nextTry(); next.isPresent(); next = nextTry()) {
            int failures = failures();
            var pause = Duration.between(jobs.now(), next.get());
            pauses.add(pause);
            assertThat(mails.failed(10, null)).isEmpty();
            jobs.after(pause.minus(MOMENT));
            assertThat(failures())
                    .as("nothing is tried before the pause is over")
                    .isEqualTo(failures);
            jobs.after(MOMENT);
        }
        assertThat(pauses).extracting(Duration::toMinutes).containsExactly(1L, 2L, 3L, 4L, 6L, 8L, 12L, 18L);
        assertThat(mails.failed(10, null)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(mail);
            assertThat(one.tries()).isEqualTo(9);
            assertThat(one.lastError()).contains("127.0.0.1");
        });
        jobs.after(Duration.ofDays(7));
        assertThat(mails.find(mail).orElseThrow().state()).isEqualTo("failed");
    }

    @Test
    void beginAnewWhenOfficeAsks() {
        var jobs = jobs();
        jobs.after(MOMENT);
        while (nextTry().isPresent()) {
            jobs.after(Duration.ofMinutes(20));
        }
        mails.tryAgain(mail);
        jobs.after(Duration.ofMinutes(20));
        assertThat(failures()).isOne();
        assertThat(Duration.between(jobs.now(), nextTry().orElseThrow())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void endWhenTheMailServerIsBack() throws Exception {
        var jobs = jobs();
        jobs.after(MOMENT);
        jobs.after(Duration.ofMinutes(1));
        assertThat(failures()).isEqualTo(2);
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            jobs.after(Duration.ofMinutes(2));
            jobs.after(Duration.ofDays(1));
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
        assertThat(mails.find(mail).orElseThrow().state()).isEqualTo("sent");
        assertThat(nextTry()).isEmpty();
    }

    private JobsByHand jobs() {
        return new JobsByHand(database, Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS), sendMail());
    }

    private Job sendMail() {
        var settings = new Settings(
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
        return new Postman().sendMail(mails, jdbc, json, settings, Clock.systemUTC(), _ -> {});
    }

    private Optional<Instant> nextTry() {
        return jdbc.sql("select execution_time from scheduled_tasks where task_name = 'send-mail'")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private int failures() {
        return jdbc.sql(
                        "select coalesce(max(consecutive_failures), 0) from scheduled_tasks where task_name = 'send-mail'")
                .query(Integer.class)
                .single();
    }
}
