package org.cadre.notification.wording;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadre.editing.DraftId;
import org.cadre.editing.EditingEvents.EditionPublished;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.text.Texts;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of mail that drafts bring along. When a draft becomes an edition they become the edition's. */
@Component
class DraftWordings {
    private record Proposed(String language, String key, String pattern) {}

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Wordings wordings;
    private final Editions editions;
    private final Texts texts;
    private final Clock system;

    DraftWordings(JdbcClient jdbc, Catalog catalog, Wordings wordings, Editions editions, Texts texts, Clock system) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.wordings = wordings;
        this.editions = editions;
        this.texts = texts;
        this.system = system;
    }

    /** What a draft says in a language, by key. */
    Map<String, String> of(DraftId draft, String language) {
        var patterns = new HashMap<String, String>();
        all(draft).stream()
                .filter(one -> one.language.equals(language))
                .forEach(one -> patterns.put(one.key, one.pattern));
        return patterns;
    }

    private List<Proposed> all(DraftId draft) {
        return jdbc.sql(
                        "select language, key, pattern from edition_draft_wording where draft = :draft order by language, key")
                .param("draft", draft.value())
                .query(Proposed.class)
                .list();
    }

    /** @param pattern null: the draft says nothing of its own there */
    void keep(Viewer viewer, DraftId draft, String language, String key, @Nullable String pattern) {
        if (pattern == null) {
            jdbc.sql("delete from edition_draft_wording where draft = :draft and language = :language and key = :key")
                    .param("draft", draft.value())
                    .param("language", language)
                    .param("key", key)
                    .update();
            return;
        }
        jdbc.sql("""
                insert into edition_draft_wording (draft, language, key, pattern, written_by, written_at)
                values (:draft, :language, :key, :pattern, :by, :now)
                on conflict (draft, language, key) do update
                   set pattern = excluded.pattern, written_by = excluded.written_by, written_at = excluded.written_at
                """)
                .param("draft", draft.value())
                .param("language", language)
                .param("key", key)
                .param("pattern", pattern)
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A text that the product no longer has is left out. */
    @EventListener
    void take(EditionPublished published) {
        String slug = editions.asWritten(published.edition()).slug();
        for (var one : all(published.draft())) {
            var entry = catalog.find(one.key);
            if (entry.isPresent()) {
                var place = new Wordings.Place(slug, one.language, one.key);
                wordings.keep(
                        published.by(),
                        Actor.of(published.by().value()),
                        place,
                        entry.get().in(texts, one.language).pattern(),
                        wordings.written(place).map(Wordings.Written::pattern).orElse(null),
                        one.pattern);
            }
        }
    }
}
