package org.cadre.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.paper.WithLogo;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Templates;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
class MailsTest {
    @Autowired
    private Mails mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NamedParameterJdbcTemplate named;

    @Autowired
    private ObjectProvider<MailWords> words;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Texts texts;

    @Autowired
    private Templates templates;

    @Autowired
    private ObjectProvider<Jobs> jobs;

    private final List<Object> heard = new ArrayList<>();

    private UUID write() {
        return mails.send(Mail.to("rosa@bluebonnet.example", null)
                .subject(Sentence.of("web.not-found.title"))
                .line(Sentence.of("web.not-found.text"))
                .button(Sentence.of("web.sign-in"), "https://cadre.example/sign-in")
                .because(Sentence.of("web.link.used.text"))
                .attach("day.ics", "text/calendar", new byte[] {1, 2, 3}));
    }

    private long tasks() {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = 'send-mail'")
                .query(Long.class)
                .single();
    }

    @Test
    void goOutOnlyIfTheirCauseCommits() {
        transaction.executeWithoutResult(status -> {
            write();
            status.setRollbackOnly();
        });
        assertThat(tasks()).isZero();
        transaction.executeWithoutResult(_ -> write());
        assertThat(tasks()).isOne();
    }

    @Test
    void keepTheirSubjectInOneLine() {
        UUID id = mails.send(Mail.to("rosa@bluebonnet.example", null)
                .subject(Sentence.of("web.itself", "Rosa\r\nBcc: everybody@x.example"))
                .line(Sentence.of("web.not-found.text")));
        assertThat(mails.find(id).orElseThrow().subject()).isEqualTo("Rosa Bcc: everybody@x.example");
    }

    @Test
    void carryAPlainPartAndTheirAttachments() throws Exception {
        UUID id = write();
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            job("smtp://127.0.0.1:" + server.getSmtp().getPort()).work().accept(id.toString());
            var received = server.getReceivedMessages();
            assertThat(received).hasSize(1);
            String whole = GreenMailUtil.getWholeMessage(received[0]);
            assertThat(whole)
                    .contains("Subject: There is nothing here for you")
                    .contains("text/plain")
                    .contains("text/html")
                    .contains("day.ics")
                    .contains(id.toString());
            assertThat(mails.find(id).orElseThrow().state()).isEqualTo("sent");
        } finally {
            server.stop();
        }
    }

    @Test
    void showTheLogoAndItsNameWherePicturesAreOff(@TempDir Path folder) throws Exception {
        var withLogo = new Mails(
                jdbc, named, json, texts, templates, WithLogo.settings(folder), Clock.systemUTC(), jobs, words);
        UUID id = withLogo.send(Mail.to("rosa@bluebonnet.example", null)
                .subject(Sentence.of("web.not-found.title"))
                .line(Sentence.of("web.not-found.text")));
        var picture = Jsoup.parse(mails.find(id).orElseThrow().html()).select("img");
        assertThat(picture.attr("src")).isEqualTo("https://cadre.example/association/logo");
        assertThat(picture.attr("alt")).isEqualTo("Association");
        assertThat(Jsoup.parse(mails.find(write()).orElseThrow().html()).select("img"))
                .isEmpty();
    }

    @Test
    void stayForOfficeToSeeWhenTheyWereGivenUp() {
        UUID id = write();
        job("smtp://127.0.0.1:1").givenUp().hear(id.toString(), "connection refused");
        assertThat(mails.failed(10, null)).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo(id);
            assertThat(mail.lastError()).isEqualTo("connection refused");
        });
        assertThat(heard)
                .as("our own way out was closed, the address may be right")
                .isEmpty();
        mails.tryAgain(id);
        assertThat(mails.failed(10, null)).isEmpty();
        assertThat(tasks()).isOne();
    }

    @Test
    void areToldOfWhenTheirAddressWasRefused() throws Exception {
        UUID id = write();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseRecipients(server));
            var job = job("smtp://127.0.0.1:" + server.getLocalPort());
            assertThatThrownBy(() -> job.work().accept(id.toString()))
                    .satisfies(why -> job.givenUp().hear(id.toString(), why.toString()));
        }
        assertThat(heard).containsExactly(new MailRefused(id, "rosa@bluebonnet.example", null));
    }

    /** A mail server that knows nobody. */
    private static void refuseRecipients(ServerSocket server) {
        try (var line = server.accept();
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = line.getOutputStream();
            out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                String answer = said.startsWith("RCPT") ? "550 5.1.1 no such user" : "250 ok";
                out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // The other side has hung up.
        }
    }

    private Job job(String smtp) {
        var settings = new Settings(
                URI.create("https://cadre.example"),
                Path.of("var"),
                false,
                false,
                "Association",
                "-",
                null,
                "office@bluebonnet.example",
                URI.create(smtp),
                List.of(),
                ZoneId.of("America/Chicago"));
        return new Postman().sendMail(mails, jdbc, json, settings, Clock.systemUTC(), heard::add);
    }
}
