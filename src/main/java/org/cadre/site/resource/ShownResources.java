package org.cadre.site.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What everybody may see: always asked, never kept, so that what is withdrawn is gone in the same moment. */
@Component
public class ShownResources {
    /**
     * What is looked for.
     *
     * @param words each is in the title, the description, the tags or the presenter's name; empty: all
     * @param tag empty: all
     */
    public record Wanted(String words, @Nullable ResourceKind kind, String tag) {
        public static final Wanted ALL = new Wanted("", null, "");

        boolean isAll() {
            return words.isEmpty() && kind == null && tag.isEmpty();
        }
    }

    private final JdbcClient jdbc;

    ShownResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In office's order. */
    public List<ShownResource> list(Wanted wanted, int most, int after) {
        return jdbc.sql("""
                select r.id, r.slug, v.kind, v.title, v.description, v.language, v.tags, v.presenter, v.held_on,
                       v.file is not null as own, v.sample, r.published_at
                  from resource r
                  join resource_version v on v.id = r.published
                 where (:kind::text is null or v.kind = :kind::text)
                   and (:tag = '' or :tag = any(v.tags))
                   and not exists (
                         select 1 from unnest(:words::text[]) as w
                          where position(w in lower(concat_ws(' ', v.title, v.description, v.presenter,
                                                              array_to_string(v.tags, ' ')))) = 0)
                 order by v.place, lower(v.title), r.id
                 limit :most offset :after
                """)
                .param("kind", wanted.kind == null ? null : wanted.kind.word())
                .param("tag", wanted.tag)
                .param("words", wanted.words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .param("most", most)
                .param("after", after)
                .query((row, _) -> new ShownResource(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        Resources.kind(row),
                        row.getString("title"),
                        row.getString("description"),
                        row.getString("language"),
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getString("presenter"),
                        row.getObject("held_on", LocalDate.class),
                        row.getBoolean("own"),
                        row.getBoolean("sample"),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }

    /** The tags of all that is shown. */
    List<String> tags() {
        return jdbc.sql("""
                select distinct t
                  from resource r
                  join resource_version v on v.id = r.published
                 cross join unnest(v.tags) as t
                 order by t
                """).query(String.class).list();
    }
}
