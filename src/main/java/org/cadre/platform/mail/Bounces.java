package org.cadre.platform.mail;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail that was taken and came back later: it counts as given up, like one that was refused at once. */
@Component
class Bounces {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Bounces(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** True if it is a mail that we sent; the same report again, or one about a mail that never was, changes nothing. */
    boolean came(DeliveryReport report) {
        boolean ours = jdbc.sql("""
                update mail set state = 'failed', last_error = :reason where id = :id and state = 'sent'
                """)
                        .param("reason", report.reason())
                        .param("id", report.mail())
                        .update()
                == 1;
        if (ours) {
            tell(report.mail());
        }
        return ours;
    }

    /** Tells that whoever got a mail of ours has called it unwanted; about a mail that never was, nothing is told. */
    boolean complained(FeedbackReport report) {
        var mail = jdbc.sql(
                        "select id, recipient, about, :kind::text as kind from mail where id = :id and sent_at is not null")
                .param("id", report.mail())
                .param("kind", report.kind())
                .query(MailComplained.class)
                .optional();
        mail.ifPresent(events::publishEvent);
        return mail.isPresent();
    }

    /** Says that the address of a mail is to blame. */
    void tell(UUID mail) {
        jdbc.sql("select id, recipient, about from mail where id = :id")
                .param("id", mail)
                .query(MailRefused.class)
                .optional()
                .ifPresent(events::publishEvent);
    }
}
