package org.cadre.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.mail.MailRefused;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The addresses from which our mail comes back, until somebody says that they work again. */
@Component
class BouncedAddresses {
    /** One of somebody's addresses. */
    record Bounced(String address, LocalDate since) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    BouncedAddresses(JdbcClient jdbc, ProgramClock clock, AuditTrail audit, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    void on(MailRefused mail) {
        transaction.executeWithoutResult(_ -> mark(mail));
    }

    private void mark(MailRefused mail) {
        int fresh = jdbc.sql("""
                insert into bounced_address (address, since, mail) values (:address, :today, :mail)
                on conflict (address) do nothing
                """)
                .param("address", key(mail.recipient()))
                .param("today", clock.today())
                .param("mail", mail.id())
                .update();
        UUID about = mail.about();
        if (fresh == 1 && about != null) {
            audit.record(
                    Actor.SYSTEM,
                    "address.bounced",
                    about,
                    mail.id(),
                    Map.of(),
                    Map.of("address", AuditTrail.digestOf(mail.recipient())));
        }
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Of a person's addresses, those from which mail comes back. */
    List<Bounced> of(PersonCard person) {
        return jdbc.sql("""
                select address, since from bounced_address where address in (:email, :personal) order by since, address
                """)
                .param("email", key(person.email()))
                .param("personal", personal(person))
                .query(Bounced.class)
                .list();
    }

    private static @Nullable String personal(PersonCard person) {
        return person.personalEmail() == null ? null : key(person.personalEmail());
    }

    /** Somebody knows that mail arrives there again. */
    void clear(Viewer viewer, PersonCard person) {
        int gone = jdbc.sql("delete from bounced_address where address in (:email, :personal)")
                .param("email", key(person.email()))
                .param("personal", personal(person))
                .update();
        if (gone > 0) {
            audit.record(
                    viewer.actor(),
                    "address.works-again",
                    person.id().value(),
                    person.id().value(),
                    Map.of("bounced", true),
                    Map.of("bounced", false));
        }
    }
}
