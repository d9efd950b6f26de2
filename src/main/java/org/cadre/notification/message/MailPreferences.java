package org.cadre.notification.message;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.LanguageChoices;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.mail.MailComplained;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people want of the mail they do not need, and its language; set signed in, by a link, by one click, by a complaint. */
@Component
class MailPreferences {
    /** What somebody wants. */
    record Wanted(boolean news, Language language) {}

    private final JdbcClient jdbc;
    private final LanguageChoices languages;
    private final Settings settings;
    private final AuditTrail audit;
    private final Clock system;
    private final TransactionTemplate transaction;

    MailPreferences(
            JdbcClient jdbc,
            LanguageChoices languages,
            Settings settings,
            AuditTrail audit,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.languages = languages;
        this.settings = settings;
        this.audit = audit;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    Wanted of(PersonId person) {
        return jdbc.sql("""
                select coalesce(m.news, true) as news, p.language
                  from person p
                  left join mail_preference m on m.person = p.id
                 where p.id = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new Wanted(
                        row.getBoolean("news"),
                        Language.of(row.getString("language"))
                                .orElse(settings.languages().usual())))
                .optional()
                .orElseGet(() -> new Wanted(true, settings.languages().usual()));
    }

    /** Whose link that is. */
    Optional<PersonId> behind(String token) {
        return jdbc.sql("select person from message_recipient where unsubscribe_digest = :digest")
                .param("digest", MessageMail.digest(token))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    void keep(Actor actor, PersonId person, Wanted wanted, String how) {
        var before = of(person);
        jdbc.sql("""
                insert into mail_preference (person, news, changed_how, changed_at)
                values (:person, :news, :how, :now)
                on conflict (person) do update
                   set news = excluded.news, changed_how = excluded.changed_how, changed_at = excluded.changed_at
                """)
                .param("person", person.value())
                .param("news", wanted.news)
                .param("how", how)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (!before.language.equals(wanted.language)) {
            languages.keep(actor, person, wanted.language);
        }
        if (before.news != wanted.news) {
            audit.record(
                    actor,
                    "mail-preference.set",
                    person.value(),
                    null,
                    Map.of("news", before.news),
                    Map.of("news", wanted.news, "how", how));
        }
    }

    /** Ends what is not needed; once more it changes nothing. */
    void unsubscribe(Actor actor, PersonId person, String how) {
        var wanted = of(person);
        if (wanted.news) {
            keep(actor, person, new Wanted(false, wanted.language), how);
        }
    }

    /** Who calls our mail unwanted gets no more of it than they need. */
    @EventListener
    void on(MailComplained complaint) {
        transaction.executeWithoutResult(_ -> {
            int fresh = jdbc.sql("""
                    insert into mail_complaint (mail, person, address, kind, came_at)
                    values (:mail, (select id from person where id = :about::uuid), :address, :kind, :now)
                    on conflict (mail) do nothing
                    """)
                    .param("mail", complaint.id())
                    .param("about", complaint.about())
                    .param("address", complaint.recipient())
                    .param("kind", complaint.kind())
                    .param("now", system.instant().atOffset(ZoneOffset.UTC))
                    .update();
            var about = complaint.about();
            if (fresh == 1 && about != null) {
                audit.record(
                        Actor.SYSTEM,
                        "mail.complained",
                        about,
                        complaint.id(),
                        Map.of(),
                        Map.of("kind", complaint.kind()));
                unsubscribe(Actor.SYSTEM, new PersonId(about), "complaint");
            }
        });
    }
}
