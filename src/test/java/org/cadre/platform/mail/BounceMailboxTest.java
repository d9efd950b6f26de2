package org.cadre.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Mail to Del, which his server took, comes back to the office's mailbox hours later. */
@CadreTest
class BounceMailboxTest {
    private static final String DEL = "del@bluebonnet.example";

    @Autowired
    private Demo demo;

    @Autowired
    private Mails mails;

    @Autowired
    private Bounces bounces;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser office;
    private Cast cast;
    private int port;
    private UUID mail = new UUID(0, 0);
    private Instant now = Instant.now(Clock.systemUTC());

    @BeforeEach
    void askDel() {
        cast = demo.bringIn();
        server.start();
        port = server.getImap().getPort();
        office = server.setUser("office@bluebonnet.example", "office@bluebonnet.example", "p:a+s%s");
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
        mail = jdbc.sql("select id from mail where recipient = :to order by id desc limit 1")
                .param("to", DEL)
                .query(UUID.class)
                .single();
        jdbc.sql("update mail set state = 'sent' where id = :id")
                .param("id", mail)
                .update();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /** Looks some time later, as each minute's work does. */
    private void look() {
        now = now.plus(Duration.ofMinutes(6));
        mailbox().runMinutely();
    }

    private BounceMailbox mailbox() {
        var settings = new Settings(
                URI.create("https://cadre.example"),
                Path.of("var"),
                false,
                false,
                "Association",
                "-",
                null,
                "office@bluebonnet.example",
                null,
                List.of(),
                ZoneId.of("America/Chicago"),
                null,
                URI.create("imap://office%40bluebonnet.example:p:a+s%25s@127.0.0.1:" + port),
                90,
                new Settings.Keys(Path.of("var"), null, null),
                null,
                Path.of("var"),
                Settings.Backups.usual(Path.of("var")),
                Settings.Languages.ENGLISH);
        return new BounceMailbox(settings, bounces, jdbc, Clock.fixed(now, ZoneId.of("UTC")), transactions);
    }

    private void arrive(String text) throws Exception {
        office.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static String about(UUID id) {
        return DeliveryReportTest.report("failed", "<" + id + "@cadre.example>", "message/rfc822");
    }

    private String state() {
        return mails.find(mail).orElseThrow().state();
    }

    @Test
    void findsTheMailThatCameBackAndTellsEverybodyWhoCanHelp() throws Exception {
        arrive("Subject: Lunch\r\n\r\nAt noon?");
        arrive(about(mail));
        look();
        assertThat(state()).isEqualTo("failed");
        Visitor.as("rosa").get("/internship/log").says("Mail to Del Ramos has come back since");
        Visitor.as("ines")
                .get("/coach/internships/" + cast.rosasInternship + "/log")
                .says("Mail to Del Ramos has come back since");
        var opal = Visitor.as("opal");
        opal.get("/office/mail").says("To " + DEL).says("user unknown");
        var page = opal.get("/office/people/" + cast.del).says("Mail to " + DEL + " has come back since");
        opal.button(page, "This address works again").send().doesNotSay("has come back since");
    }

    @Test
    void tellsWhoseAddressItIsOnTheirOwnPage() throws Exception {
        jdbc.sql("update mail set recipient = 'Rosa@bluebonnet.example', about = :rosa where id = :id")
                .param("rosa", cast.rosa.value())
                .param("id", mail)
                .update();
        arrive(about(mail));
        look();
        Visitor.as("rosa").get("/account").says("Mail to rosa@bluebonnet.example has come back since");
        Visitor.as("ines").get("/account").doesNotSay("has come back");
    }

    @Test
    void hearsOfAMailOnceHoweverOftenItIsReported() throws Exception {
        arrive(about(mail));
        arrive(about(mail));
        look();
        arrive(about(mail));
        look();
        assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'protege.unreachable'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void believesNoReportOfAMailThatWasNeverSent() throws Exception {
        arrive(about(UUID.randomUUID()));
        arrive(DeliveryReportTest.report("failed", "<" + mail + "@elsewhere.example>", "message/rfc822"));
        look();
        assertThat(state()).isEqualTo("sent");
        assertThat(jdbc.sql("select count(*) from bounced_address")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void goesOnAfterAMailThatMeansHarm() throws Exception {
        arrive("Content-Type: multipart/report; boundary=\"\r\n\r\n--\r\n");
        arrive("Content-Type: multipart/report; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(50_000));
        arrive("Content-Type: multipart/report; boundary=b\r\n\r\n" + "x".repeat(MailReport.LARGEST + 1));
        arrive(about(mail));
        look();
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void hearsAComplaintOnceAndWritesNoMoreThanIsNeeded() throws Exception {
        jdbc.sql(
                        "update mail set recipient = 'rosa@bluebonnet.example', about = :rosa, sent_at = written_at where id = :id")
                .param("rosa", cast.rosa.value())
                .param("id", mail)
                .update();
        arrive(FeedbackReportTest.report("abuse", "<" + mail + "@cadre.example>", "message/rfc822"));
        arrive(FeedbackReportTest.report("abuse", "<" + mail + "@cadre.example>", "message/rfc822"));
        look();
        assertThat(state()).as("it arrived").isEqualTo("sent");
        assertThat(jdbc.sql("select kind from mail_complaint where person = :rosa")
                        .param("rosa", cast.rosa.value())
                        .query(String.class)
                        .list())
                .containsExactly("abuse");
        assertThat(jdbc.sql("select news from mail_preference where person = :rosa and changed_how = 'complaint'")
                        .param("rosa", cast.rosa.value())
                        .query(Boolean.class)
                        .single())
                .isFalse();
        arrive(FeedbackReportTest.report("abuse", "<" + UUID.randomUUID() + "@cadre.example>", "message/rfc822"));
        look();
        assertThat(jdbc.sql("select count(*) from mail_complaint")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void leavesTheMailboxAsItWas() throws Exception {
        arrive(about(mail));
        look();
        var inbox = server.getManagers().getImapHostManager().getInbox(office);
        assertThat(inbox.getMessages())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.getFlags().contains(Flags.Flag.SEEN)).isFalse());
    }

    @Test
    void looksAgainOnlyAfterAPause() throws Exception {
        look();
        arrive(about(mail));
        mailbox().runMinutely();
        assertThat(state()).isEqualTo("sent");
        look();
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void isNotInTheWayWhenTheMailServerIsAway() {
        server.stop();
        look();
        assertThat(state()).isEqualTo("sent");
    }
}
