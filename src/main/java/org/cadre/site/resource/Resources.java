package org.cadre.site.resource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Slugs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.media.StoredFile;
import org.cadre.site.resource.ResourceEvents.ResourceHidden;
import org.cadre.site.resource.ResourceEvents.ResourceShown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Resources as office keeps them. */
@Component
public class Resources {
    /** One turn of what was shown; without a number the resource was withdrawn. */
    record Publication(
            UUID id, @Nullable Integer number, @Nullable String by, Instant at) {}

    private static final String SUMMARY = """
            select r.id, r.slug, v.kind, v.title, v.sample, v.number as newest, p.number as published,
                   coalesce((select sum(d.number) from resource_download d where d.resource = r.id), 0) as downloads
              from resource r
              join resource_version v on v.resource = r.id
                                     and v.number = (select max(n.number) from resource_version n where n.resource = r.id)
              left join resource_version p on p.id = r.published
            """;

    private static final String VERSION = """
            select v.id, v.resource, v.number, v.kind, v.title, v.description, v.language, v.tags, v.presenter, v.held_on,
                   v.place, v.link, v.file, v.file_name, v.file_type, v.file_bytes, v.slides_link, v.slides, v.slides_name,
                   v.slides_type, v.slides_bytes, v.captions, v.sample, w.display_name as writer, v.written_at
              from resource_version v
              left join person w on w.id = v.written_by
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    Resources(JdbcClient jdbc, AuditTrail audit, ProgramClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * In the order in which they are shown.
     *
     * @param after the resource to go on after; null: from the beginning
     */
    List<ResourceSummary> page(@Nullable UUID after, int most) {
        return jdbc.sql(SUMMARY + """
                 where :after::uuid is null
                    or (v.place, lower(v.title), r.id)
                       > (select l.place, lower(l.title), l.resource from resource_version l
                           where l.resource = :after::uuid order by l.number desc limit 1)
                 order by v.place, lower(v.title), r.id
                 limit :most
                """)
                .param("after", after)
                .param("most", most)
                .query(Resources::summary)
                .list();
    }

    Optional<ResourceSummary> find(UUID resource) {
        return jdbc.sql(SUMMARY + " where r.id = :id")
                .param("id", resource)
                .query(Resources::summary)
                .optional();
    }

    private static ResourceSummary summary(ResultSet row, int number) throws SQLException {
        return new ResourceSummary(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                kind(row),
                row.getString("title"),
                row.getBoolean("sample"),
                row.getInt("newest"),
                row.getObject("published", Integer.class),
                row.getLong("downloads"));
    }

    static ResourceKind kind(ResultSet row) throws SQLException {
        return ResourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }

    /** Begins one with its first version. */
    public UUID begin(ResourceWords words, ResourceFiles files, Actor actor) {
        var id = Ids.next();
        String slug = Slugs.of(
                words.title(),
                one -> jdbc.sql("select exists (select 1 from resource where slug = :slug)")
                        .param("slug", one)
                        .query(Boolean.class)
                        .single());
        jdbc.sql("insert into resource (id, slug, made_at) values (:id, :slug, :now)")
                .param("id", id)
                .param("slug", slug)
                .param("now", now())
                .update();
        save(id, 0, words, files, actor);
        return id;
    }

    /** Saves the next version; false: somebody has saved another one since. */
    boolean save(UUID resource, int follows, ResourceWords words, ResourceFiles files, Actor actor) {
        lock(resource);
        int newest = jdbc.sql("select coalesce(max(number), 0) from resource_version where resource = :resource")
                .param("resource", resource)
                .query(Integer.class)
                .single();
        if (newest != follows) {
            return false;
        }
        var file = files.file();
        var slides = files.slides();
        jdbc.sql("""
                insert into resource_version (id, resource, number, kind, title, description, language, tags, presenter, held_on,
                                              place, link, file, file_name, file_type, file_bytes, slides_link, slides,
                                              slides_name, slides_type, slides_bytes, captions, sample, written_by, written_at)
                values (:id, :resource, :number, :kind, :title, :description, :language, :tags, :presenter, :heldOn,
                        :place, :link, :file, :fileName, :fileType, :fileBytes, :slidesLink, :slides,
                        :slidesName, :slidesType, :slidesBytes, :captions, :sample, :by, :now)
                """)
                .param("id", Ids.next())
                .param("resource", resource)
                .param("number", newest + 1)
                .param("kind", words.kind().word())
                .param("title", words.title())
                .param("description", words.description())
                .param("language", words.language())
                .param("tags", words.tags().toArray(String[]::new))
                .param("presenter", words.presenter())
                .param("heldOn", words.heldOn())
                .param("place", words.place())
                .param("link", words.link().isEmpty() ? null : words.link())
                .param("file", file == null ? null : file.digest())
                .param("fileName", file == null ? null : file.name())
                .param("fileType", file == null ? null : file.mediaType())
                .param("fileBytes", file == null ? null : file.bytes())
                .param("slidesLink", words.slidesLink().isEmpty() ? null : words.slidesLink())
                .param("slides", slides == null ? null : slides.digest())
                .param("slidesName", slides == null ? null : slides.name())
                .param("slidesType", slides == null ? null : slides.mediaType())
                .param("slidesBytes", slides == null ? null : slides.bytes())
                .param("captions", files.captions())
                .param("sample", words.sample())
                .param("by", actor.person())
                .param("now", now())
                .update();
        audit.record(actor, "resource.saved", null, resource, Map.of(), Map.of("version", newest + 1));
        return true;
    }

    private void lock(UUID resource) {
        jdbc.sql("select id from resource where id = :id for update")
                .param("id", resource)
                .query(_ -> {});
    }

    ResourceVersion newest(UUID resource) {
        return jdbc.sql(VERSION + " where v.resource = :resource order by v.number desc limit 1")
                .param("resource", resource)
                .query(Resources::version)
                .single();
    }

    List<ResourceVersion> versions(UUID resource) {
        return jdbc.sql(VERSION + " where v.resource = :resource order by v.number desc limit 200")
                .param("resource", resource)
                .query(Resources::version)
                .list();
    }

    /** The version that everybody sees. */
    Optional<ResourceVersion> shown(String slug) {
        return jdbc.sql(VERSION + " join resource r on r.published = v.id where r.slug = :slug")
                .param("slug", slug)
                .query(Resources::version)
                .optional();
    }

    private static ResourceVersion version(ResultSet row, int number) throws SQLException {
        return new ResourceVersion(
                row.getObject("id", UUID.class),
                row.getObject("resource", UUID.class),
                row.getInt("number"),
                new ResourceWords(
                        kind(row),
                        row.getString("title"),
                        row.getString("description"),
                        row.getString("language"),
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getString("presenter"),
                        row.getObject("held_on", LocalDate.class),
                        row.getInt("place"),
                        Objects.requireNonNullElse(row.getString("link"), ""),
                        Objects.requireNonNullElse(row.getString("slides_link"), ""),
                        row.getBoolean("sample")),
                new ResourceFiles(file(row, "file"), file(row, "slides"), row.getString("captions")),
                row.getString("writer"),
                row.getTimestamp("written_at").toInstant());
    }

    private static @Nullable StoredFile file(ResultSet row, String column) throws SQLException {
        String digest = row.getString(column);
        return digest == null
                ? null
                : new StoredFile(
                        digest,
                        row.getString(column + "_name"),
                        row.getString(column + "_type"),
                        row.getLong(column + "_bytes"));
    }

    /** Shows the newest version to everybody; false: somebody has saved another one since. */
    public boolean publish(UUID resource, int number, Actor actor) {
        lock(resource);
        var version = newest(resource);
        if (version.number() != number) {
            return false;
        }
        show(resource, version.id(), actor);
        return true;
    }

    /** From this moment on nobody sees or fetches it; false: nobody did. */
    boolean withdraw(UUID resource, Actor actor) {
        lock(resource);
        boolean up = jdbc.sql("select published is not null from resource where id = :id")
                .param("id", resource)
                .query(Boolean.class)
                .single();
        if (up) {
            show(resource, null, actor);
        }
        return up;
    }

    private void show(UUID resource, @Nullable UUID version, Actor actor) {
        jdbc.sql("""
                insert into resource_publication (id, resource, version, published_by, published_at)
                values (:id, :resource, :version, :by, :now)
                """)
                .param("id", Ids.next())
                .param("resource", resource)
                .param("version", version)
                .param("by", actor.person())
                .param("now", now())
                .update();
        jdbc.sql("update resource set published = :version, published_at = :at where id = :resource")
                .param("resource", resource)
                .param("version", version)
                .param("at", version == null ? null : now())
                .update();
        audit.record(
                actor,
                version == null ? "resource.withdrawn" : "resource.published",
                null,
                resource,
                Map.of(),
                Map.of());
        events.publishEvent(version == null ? new ResourceHidden(resource) : shown(resource));
    }

    private ResourceShown shown(UUID resource) {
        return jdbc.sql("""
                select r.slug, v.language, v.title, concat_ws('; ', v.description, v.presenter,
                                                              array_to_string(v.tags, ', ')) as words
                  from resource r
                  join resource_version v on v.id = r.published
                 where r.id = :id
                """)
                .param("id", resource)
                .query((row, _) -> new ResourceShown(
                        resource,
                        row.getString("language"),
                        "/resources/" + row.getString("slug"),
                        row.getString("title"),
                        row.getString("words")))
                .single();
    }

    List<Publication> publications(UUID resource) {
        return jdbc.sql("""
                select b.id, v.number, w.display_name as by, b.published_at as at
                  from resource_publication b
                  left join resource_version v on v.id = b.version
                  left join person w on w.id = b.published_by
                 where b.resource = :resource
                 order by b.id desc
                 limit 200
                """)
                .param("resource", resource)
                .query(Publication.class)
                .list();
    }

    /** Shows again what was shown before that turn; false: another one has been taken since. */
    boolean undo(UUID resource, UUID publication, Actor actor) {
        lock(resource);
        var turns = publications(resource);
        if (turns.isEmpty() || !turns.getFirst().id().equals(publication)) {
            return false;
        }
        var before = turns.size() > 1 ? turns.get(1).number : null;
        var version = before == null
                ? null
                : jdbc.sql("select id from resource_version where resource = :resource and number = :number")
                        .param("resource", resource)
                        .param("number", before)
                        .query(UUID.class)
                        .single();
        show(resource, version, actor);
        return true;
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
