package org.cadre.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {
    private static final String HOST = "cadre.example";
    private static final UUID MAIL = UUID.fromString("0192f3a4-1111-7222-8333-444455556666");

    /** As mail servers write it, with what changes from test to test. */
    static String report(String action, String messageId, String returned) {
        return """
                Return-Path: <>
                From: Mail Delivery System <mailer-daemon@mx.larkspur.example>
                To: office@bluebonnet.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                 boundary="=_one+(two)"

                This is a message in MIME format.
                --=_one+(two)
                Content-Type: text/plain; charset=us-ascii

                I could not deliver it.
                Message-ID: <00000000-0000-7000-8000-000000000000@cadre.example>
                --=_one+(two)
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.larkspur.example
                Arrival-Date: Mon, 5 Feb 2035 09:00:00 -0600

                Final-Recipient: rfc822; del@bluebonnet.example
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1
                 <del@bluebonnet.example>: user unknown
                --=_one+(two)
                Content-Type: %s

                From: office@bluebonnet.example
                Message-ID: %s
                Subject: Please confirm

                Message-ID: <00000000-0000-7000-8000-000000000001@cadre.example>
                --=_one+(two)--
                """.formatted(action, returned, messageId).replace("\n", "\r\n");
    }

    private static Optional<DeliveryReport> read(String text) throws Exception {
        return DeliveryReport.read(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                HOST);
    }

    private static String ours() {
        return "<" + MAIL + "@" + HOST + ">";
    }

    @Test
    void namesTheMailAndTheReason() throws Exception {
        for (String returned : new String[] {"message/rfc822", "text/rfc822-headers", "MESSAGE/RFC822; charset=x"}) {
            assertThat(read(report("failed", ours(), returned))).hasValueSatisfying(report -> {
                assertThat(report.mail()).isEqualTo(MAIL);
                assertThat(report.reason()).isEqualTo("smtp; 550 5.1.1 <del@bluebonnet.example>: user unknown");
            });
        }
        assertThat(read(report("failed", ours(), "message/rfc822").replace("\r\n", "\n")))
                .isPresent();
    }

    @Test
    void isNoneWhileTheMailIsOnlyLateOrWasHandedOn() throws Exception {
        for (String action : new String[] {"delayed", "delivered", "relayed", "expanded", ""}) {
            assertThat(read(report(action, ours(), "message/rfc822")))
                    .as(action)
                    .isEmpty();
        }
    }

    @Test
    void isNoneAboutSomebodyElsesMail() throws Exception {
        for (String id : new String[] {
            "<" + MAIL + "@other.example>",
            "<" + MAIL + "@cadre.example.evil.example>",
            MAIL.toString(),
            "",
            "<x@cadre.example>"
        }) {
            assertThat(read(report("failed", id, "message/rfc822"))).as(id).isEmpty();
        }
    }

    @Test
    void isNoneWhenAnOrdinaryMailSaysTheSame() throws Exception {
        assertThat(read(report("failed", ours(), "message/rfc822").replace("multipart/report", "multipart/mixed")))
                .isEmpty();
        assertThat(read("Subject: failed\r\n\r\nAction: failed\r\nMessage-ID: " + ours()))
                .isEmpty();
    }

    @Nested
    class FromSomebodyWhoMeansHarm {
        @Test
        void isReadNoFartherThanItsFirstParts() throws Exception {
            String many = "--b\r\nContent-Type: text/plain\r\n\r\n\r\n".repeat(200_000);
            assertThat(read("Content-Type: multipart/report; boundary=b\r\n\r\n" + many))
                    .isEmpty();
        }

        @Test
        void isNotFollowedIntoWhatItNests() throws Exception {
            String inner = report("failed", ours(), "message/rfc822");
            var nested = new StringBuilder("Content-Type: multipart/report; boundary=b0\r\n\r\n");
            for (int i = 1; i < 2000; i++) {
                nested.append("--b")
                        .append(i - 1)
                        .append("\r\nContent-Type: multipart/report; boundary=b")
                        .append(i)
                        .append("\r\n\r\n");
            }
            assertThat(read(nested + inner)).isEmpty();
        }

        @Test
        void mayBeLargeBrokenOrEmpty() throws Exception {
            String whole = report("failed", ours(), "message/rfc822");
            assertThat(read(whole.replace("I could not deliver it.", "x".repeat(3 * MailReport.LARGEST))))
                    .isEmpty();
            assertThat(read(whole.replace("user unknown", "é\u0007\u202e ".repeat(9000))))
                    .hasValueSatisfying(report -> assertThat(report.reason()).hasSizeLessThanOrEqualTo(300));
            assertThat(read("Content-Type: multipart/report; boundary=\"\"\r\n\r\n--\r\n"))
                    .isEmpty();
            assertThat(read("Content-Type: multipart/report\r\n\r\n")).isEmpty();
            for (int cut = 0; cut < whole.length(); cut += 97) {
                assertThat(read(whole.substring(0, cut) + "\r\n").map(DeliveryReport::mail))
                        .satisfiesAnyOf(
                                one -> assertThat(one).isEmpty(),
                                one -> assertThat(one).hasValue(MAIL));
            }
        }
    }
}
