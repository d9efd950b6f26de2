package org.cadre.people;

import java.util.Map;
import java.util.Optional;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which language people have chosen: pages, mail and papers come in it. */
@Component
public class LanguageChoices {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    LanguageChoices(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public Optional<Language> of(PersonId person) {
        return jdbc.sql("select language from person where id = :person and language is not null")
                .param("person", person.value())
                .query(String.class)
                .optional()
                .flatMap(Language::of);
    }

    public void keep(Actor actor, PersonId person, Language language) {
        String before = of(person).map(Language::tag).orElse("");
        if (before.equals(language.tag())) {
            return;
        }
        jdbc.sql("update person set language = :language where id = :person")
                .param("language", language.tag())
                .param("person", person.value())
                .update();
        audit.record(
                actor,
                "person.language-chosen",
                person.value(),
                person.value(),
                Map.of("language", before),
                Map.of("language", language.tag()));
    }

    /** What a browser was told before its reader signed in, where they have not chosen otherwise. */
    void keepFirst(PersonId person, Language language) {
        jdbc.sql("update person set language = :language where id = :person and language is null")
                .param("language", language.tag())
                .param("person", person.value())
                .update();
    }
}
