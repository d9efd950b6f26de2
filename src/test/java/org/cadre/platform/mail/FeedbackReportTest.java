package org.cadre.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackReportTest {
    private static final String HOST = "cadre.example";
    private static final UUID MAIL = UUID.fromString("0192f3a4-1111-7222-8333-444455556666");

    /** As RFC 5965 has it in its examples, with what changes from test to test. */
    static String report(String type, String messageId, String returned) {
        return """
                From: <abusedesk@mx.larkspur.example>
                To: office@bluebonnet.example
                Subject: FW: News
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report;
                 boundary="part1_13d.2e68ed54_boundary"

                --part1_13d.2e68ed54_boundary
                Content-Type: text/plain; charset="US-ASCII"
                Content-Transfer-Encoding: 7bit

                This is an email abuse report for an email message received from IP 192.0.2.1.
                --part1_13d.2e68ed54_boundary
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: SomeGenerator/1.0
                Version: 1
                Original-Mail-From: <office@bluebonnet.example>
                Original-Rcpt-To: <rosa@bluebonnet.example>

                --part1_13d.2e68ed54_boundary
                Content-Type: %s
                Content-Disposition: inline

                From: <office@bluebonnet.example>
                Message-ID: %s
                Subject: News

                Come to our day.
                --part1_13d.2e68ed54_boundary--
                """.formatted(type, returned, messageId).replace("\n", "\r\n");
    }

    private static Optional<FeedbackReport> read(String text) throws Exception {
        return FeedbackReport.read(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                HOST);
    }

    private static String ours() {
        return "<" + MAIL + "@" + HOST + ">";
    }

    @Test
    void namesTheMailThatWasCalledUnwanted() throws Exception {
        assertThat(read(report("abuse", ours(), "message/rfc822"))).contains(new FeedbackReport(MAIL, "abuse"));
        assertThat(read(report("Fraud", ours(), "text/rfc822-headers"))).contains(new FeedbackReport(MAIL, "fraud"));
    }

    @Test
    void isNoneWhereTheReaderWantsTheMailOrAServerTalksOfItsOwn() throws Exception {
        assertThat(read(report("not-spam", ours(), "message/rfc822"))).isEmpty();
        assertThat(read(report("auth-failure", ours(), "message/rfc822"))).isEmpty();
    }

    @Test
    void isNoneAboutMailThatIsNotOurs() throws Exception {
        assertThat(read(report("abuse", "<" + MAIL + "@elsewhere.example>", "message/rfc822")))
                .isEmpty();
        assertThat(read("Subject: Lunch\r\n\r\nAt noon?")).isEmpty();
        assertThat(read(DeliveryReportTest.report("failed", ours(), "message/rfc822")))
                .isEmpty();
    }
}
