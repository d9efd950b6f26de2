package org.cadre.site.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.site.search.PublicTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the public site's pages. */
@Component
public class SitePages {
    private static final String VERSION = """
            select v.id, v.page, v.number, v.title, v.label, v.description, v.body, v.sample, v.taken_from,
                   p.display_name, v.written_at
              from page_version v
              left join person p on p.id = v.written_by
            """;

    /**
     * A page that everybody may read.
     *
     * @param path its address on this site
     * @param text its Markdown
     */
    public record Published(
            UUID id,
            String path,
            String language,
            String title,
            String description,
            String text,
            Instant publishedAt) {}

    /**
     * What was shown from when on.
     *
     * @param version its number; null: the page was taken down
     */
    record Publication(
            UUID id, @Nullable Integer version, @Nullable String by, Instant at) {}

    /** Where a page stands and how it is reached. */
    record Place(String slug, @Nullable UUID parent, ShownIn shownIn) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock system;
    private final PublicTexts texts;

    SitePages(JdbcClient jdbc, AuditTrail audit, Clock system, PublicTexts texts) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.system = system;
        this.texts = texts;
    }

    /** All pages that are shown: for search, feeds and the site's map. */
    public List<Published> published() {
        return jdbc.sql("""
                select p.id, p.slug, p.language, p.front, v.title, v.description, v.body, p.published_at
                  from page p
                  join page_version v on v.id = p.published
                 order by p.language, p.position, p.id
                """)
                .query((row, _) -> {
                    String language = row.getString("language");
                    boolean first = row.getBoolean("front") && language.equals(PageTree.FIRST_LANGUAGE);
                    return new Published(
                            row.getObject("id", UUID.class),
                            first ? "/" : "/" + row.getString("slug"),
                            language,
                            row.getString("title"),
                            row.getString("description"),
                            row.getString("body"),
                            row.getTimestamp("published_at").toInstant());
                })
                .list();
    }

    PageTree tree() {
        return new PageTree(jdbc.sql("""
                select p.id, p.slug, p.language, p.translates, p.front, p.parent, p.position, p.shown_in, v.id as version,
                       coalesce(nullif(v.label, ''), v.title) as label, p.published_at
                  from page p
                  join page_version v on v.id = p.published
                 order by p.position, p.id
                """)
                .query((row, _) -> new PageTree.Leaf(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("language"),
                        row.getObject("translates", UUID.class),
                        row.getBoolean("front"),
                        row.getObject("parent", UUID.class),
                        row.getInt("position"),
                        ShownIn.find(row.getString("shown_in")).orElseThrow(),
                        row.getObject("version", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("published_at").toInstant()))
                .list());
    }

    /** To office: all pages of a language, each below the one it stands under. */
    List<PageSummary> list(String language, Viewer viewer) {
        return jdbc.sql("""
                select s.* from page_summary s
                  left join page upper on upper.id = s.parent
                 where :office and s.language = :language
                 order by not s.front, coalesce(upper.position, s.position), coalesce(upper.id, s.id), s.parent is not null,
                          s.position, s.id
                """)
                .param("office", viewer.isOffice())
                .param("language", language)
                .query(SitePages::summary)
                .list();
    }

    Optional<PageSummary> find(UUID page, Viewer viewer) {
        return jdbc.sql("select * from page_summary where id = :id and :office")
                .param("id", page)
                .param("office", viewer.isOffice())
                .query(SitePages::summary)
                .optional();
    }

    private static PageSummary summary(ResultSet row, int number) throws SQLException {
        Timestamp published = row.getTimestamp("published_at");
        return new PageSummary(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("language"),
                row.getObject("translates", UUID.class),
                row.getBoolean("front"),
                row.getObject("parent", UUID.class),
                row.getInt("position"),
                ShownIn.find(row.getString("shown_in")).orElseThrow(),
                row.getString("title"),
                row.getInt("newest"),
                row.getBoolean("sample"),
                row.getObject("published_number", Integer.class),
                published == null ? null : published.toInstant());
    }

    PageVersion version(UUID version) {
        return jdbc.sql(VERSION + " where v.id = :id")
                .param("id", version)
                .query(SitePages::version)
                .single();
    }

    Optional<PageVersion> version(UUID page, int number) {
        return jdbc.sql(VERSION + " where v.page = :page and v.number = :number")
                .param("page", page)
                .param("number", number)
                .query(SitePages::version)
                .optional();
    }

    /** The newest first. */
    List<PageVersion> versions(UUID page) {
        return jdbc.sql(VERSION + " where v.page = :page order by v.number desc")
                .param("page", page)
                .query(SitePages::version)
                .list();
    }

    private static PageVersion version(ResultSet row, int number) throws SQLException {
        return new PageVersion(
                row.getObject("id", UUID.class),
                row.getObject("page", UUID.class),
                row.getInt("number"),
                row.getString("title"),
                row.getString("label"),
                row.getString("description"),
                row.getString("body"),
                row.getBoolean("sample"),
                row.getObject("taken_from", Integer.class),
                row.getString("display_name"),
                row.getTimestamp("written_at").toInstant());
    }

    /** The newest first. */
    List<Publication> publications(UUID page) {
        return jdbc.sql("""
                select u.id, v.number, p.display_name, u.published_at
                  from page_publication u
                  left join page_version v on v.id = u.version
                  left join person p on p.id = u.published_by
                 where u.page = :page
                 order by u.id desc
                """)
                .param("page", page)
                .query((row, _) -> new Publication(
                        row.getObject("id", UUID.class),
                        row.getObject("number", Integer.class),
                        row.getString("display_name"),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }

    /** The page that once had that address. */
    Optional<UUID> formerly(String slug) {
        return jdbc.sql("select page from page_address where slug = :slug")
                .param("slug", slug)
                .query(UUID.class)
                .optional();
    }

    /** Whether an address is another page's. */
    boolean isTaken(String slug, @Nullable UUID but) {
        return jdbc.sql("select exists (select 1 from page where slug = :slug and id is distinct from :but::uuid)")
                .param("slug", slug)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    /** Makes a page with its first version, shown to office alone; empty: somebody has just taken its address. */
    Optional<UUID> make(String language, @Nullable UUID translates, Place place, PageWords words, Actor actor) {
        var id = Ids.next();
        int made = jdbc.sql("""
                insert into page (id, slug, language, translates, front, parent, position, shown_in, made_at)
                select :id, :slug, :language, :translates::uuid, false, :parent::uuid,
                       coalesce((select max(position) from page
                                  where language = :language and parent is not distinct from :parent::uuid), 0) + 10,
                       :shownIn, :now
                on conflict do nothing
                """)
                .param("id", id)
                .param("slug", place.slug)
                .param("language", language)
                .param("translates", translates)
                .param("parent", place.parent)
                .param("shownIn", place.shownIn.word())
                .param("now", now())
                .update();
        if (made == 0) {
            return Optional.empty();
        }
        audit.record(actor, "page.made", null, id, Map.of(), Map.of("slug", place.slug, "language", language));
        save(id, 0, words, null, actor);
        return Optional.of(id);
    }

    /**
     * Saves the version that follows the one it was written from; empty: somebody else has saved one since.
     *
     * @param takenFrom the older version it brings back; null: none
     */
    Optional<UUID> save(UUID page, int from, PageWords words, @Nullable Integer takenFrom, Actor actor) {
        var id = Ids.next();
        int saved = jdbc.sql("""
                insert into page_version (id, page, number, title, label, description, body, sample, taken_from, written_by,
                                          written_at)
                select :id, :page, :from + 1, :title, :label, :description, :body, :sample, :takenFrom::integer, :by::uuid, :now
                 where coalesce((select max(number) from page_version where page = :page), 0) = :from
                on conflict (page, number) do nothing
                """)
                .param("id", id)
                .param("page", page)
                .param("from", from)
                .param("title", words.title())
                .param("label", words.label())
                .param("description", words.description())
                .param("body", words.text())
                .param("sample", words.sample())
                .param("takenFrom", takenFrom)
                .param("by", actor.person())
                .param("now", now())
                .update();
        if (saved == 0) {
            return Optional.empty();
        }
        audit.record(actor, "page.saved", null, page, Map.of(), Map.of("version", from + 1, "title", words.title()));
        return Optional.of(id);
    }

    void place(PageSummary page, Place place, Actor actor) {
        var before = new Place(page.slug(), page.parent(), page.shownIn());
        if (before.equals(place)) {
            return;
        }
        boolean elsewhere = !Objects.equals(place.parent, page.parent());
        jdbc.sql("""
                update page
                   set slug = :slug, parent = :parent, shown_in = :shownIn,
                       position = case when :elsewhere
                                       then coalesce((select max(position) from page
                                                       where language = :language
                                                         and parent is not distinct from :parent::uuid), 0) + 10
                                       else position end
                 where id = :id
                """)
                .param("id", page.id())
                .param("slug", place.slug)
                .param("parent", place.parent)
                .param("shownIn", place.shownIn.word())
                .param("language", page.language())
                .param("elsewhere", elsewhere)
                .update();
        tellSearch(page.id());
        if (!page.slug().equals(place.slug)) {
            jdbc.sql("""
                    insert into page_address (slug, page) values (:slug, :page)
                    on conflict (slug) do update set page = excluded.page
                    """).param("slug", page.slug()).param("page", page.id()).update();
        }
        audit.record(actor, "page.placed", null, page.id(), facts(before), facts(place));
    }

    private static Map<String, Object> facts(Place place) {
        var facts = new HashMap<String, Object>();
        facts.put("slug", place.slug);
        facts.put("shownIn", place.shownIn.word());
        if (place.parent != null) {
            facts.put("parent", place.parent.toString());
        }
        return facts;
    }

    /** Changes places with the one before it, or after it; the first and the last stay where they are. */
    void move(PageSummary page, boolean up, Actor actor) {
        var beside = jdbc.sql("""
                select * from page_summary
                 where language = :language and parent is not distinct from :parent::uuid and not front and id <> :id
                   and case when :up then (position, id) < (:position, :id) else (position, id) > (:position, :id) end
                 order by case when :up then -position else position end
                 limit 1
                """)
                .param("language", page.language())
                .param("parent", page.parent())
                .param("id", page.id())
                .param("position", page.position())
                .param("up", up)
                .query(SitePages::summary)
                .optional();
        beside.ifPresent(other -> {
            position(page.id(), other.position());
            position(other.id(), page.position());
            audit.record(
                    actor,
                    "page.moved",
                    null,
                    page.id(),
                    Map.of("position", page.position()),
                    Map.of("position", other.position()));
        });
    }

    private void position(UUID page, int position) {
        jdbc.sql("update page set position = :position where id = :id")
                .param("id", page)
                .param("position", position)
                .update();
    }

    /** Shows a version from now on. */
    void publish(UUID page, PageVersion version, Actor actor) {
        show(page, version.id(), actor);
        audit.record(actor, "page.published", null, page, Map.of(), Map.of("version", version.number()));
    }

    /** Shows the page to office alone from now on. */
    void takeDown(UUID page, Actor actor) {
        show(page, null, actor);
        audit.record(actor, "page.taken-down", null, page, Map.of(), Map.of());
    }

    /** Shows what was shown before that publication; false: it is not the last one any more. */
    boolean undo(UUID page, UUID publication, Actor actor) {
        jdbc.sql("select id from page where id = :id for update")
                .param("id", page)
                .query(UUID.class)
                .single();
        var last = publications(page);
        if (last.isEmpty() || !last.getFirst().id.equals(publication)) {
            return false;
        }
        Integer before = last.size() > 1 ? last.get(1).version : null;
        show(page, before == null ? null : version(page, before).orElseThrow().id(), actor);
        audit.record(
                actor,
                "page.publication-undone",
                null,
                page,
                Map.of("version", String.valueOf(last.getFirst().version)),
                Map.of("version", String.valueOf(before)));
        return true;
    }

    private void show(UUID page, @Nullable UUID version, Actor actor) {
        jdbc.sql("update page set published = :version::uuid, published_at = :at::timestamptz where id = :page")
                .param("page", page)
                .param("version", version)
                .param("at", version == null ? null : now())
                .update();
        jdbc.sql("""
                insert into page_publication (id, page, version, published_by, published_at)
                values (:id, :page, :version, :by, :now)
                """)
                .param("id", Ids.next())
                .param("page", page)
                .param("version", version)
                .param("by", actor.person())
                .param("now", now())
                .update();
        tellSearch(page);
    }

    /** What is found is what is shown, from this transaction on. */
    private void tellSearch(UUID page) {
        texts.withdraw(PublicTexts.Kind.PAGE, page);
        jdbc.sql("""
                select p.id, p.language, case when p.front and p.language = :first then '/' else '/' || p.slug end as href,
                       v.title, v.description || E'\\n\\n' || v.body as words
                  from page p
                  join page_version v on v.id = p.published
                 where p.id = :page
                """)
                .param("first", PageTree.FIRST_LANGUAGE)
                .param("page", page)
                .query((row, _) -> new PublicTexts.Published(
                        PublicTexts.Kind.PAGE,
                        row.getObject("id", UUID.class),
                        row.getString("language"),
                        row.getString("href"),
                        row.getString("title"),
                        row.getString("words"),
                        null))
                .optional()
                .ifPresent(texts::publish);
    }

    /** Puts a page that ships into an empty site: where, its words, and shown at once. */
    void bringIn(ShippedPage page, Map<String, UUID> known) {
        var id = Ids.next();
        int made = jdbc.sql("""
                insert into page (id, slug, language, translates, front, parent, position, shown_in, made_at)
                values (:id, :slug, :language, :translates, :front, :parent, :position, :shownIn, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("slug", page.slug())
                .param("language", page.language())
                .param("translates", page.translates() == null ? null : known.get(page.translates()))
                .param("front", page.front())
                .param("parent", page.parent() == null ? null : known.get(page.parent()))
                .param("position", page.position())
                .param("shownIn", page.shownIn().word())
                .param("now", now())
                .update();
        if (made == 0) {
            return;
        }
        known.put(page.slug(), id);
        var version = save(id, 0, page.words(), null, Actor.SYSTEM);
        show(id, version.orElseThrow(), Actor.SYSTEM);
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from page)")
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }
}
