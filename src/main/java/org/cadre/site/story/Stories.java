package org.cadre.site.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
import org.cadre.site.story.StoryEvents.StoryHidden;
import org.cadre.site.story.StoryEvents.StoryShown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stories as office writes, publishes and takes them down. */
@Component
public class Stories {
    /** One turn of what was shown; without a number the story was taken down. */
    record Publication(
            UUID id,
            @Nullable Integer number,
            String cause,
            @Nullable String by,
            Instant at) {
        /** Only what office did can be undone: a consent that ended does not come back by a click. */
        boolean isOffices() {
            return cause.equals("office");
        }
    }

    /** What became of publishing. */
    public sealed interface Publishing {
        record Published() implements Publishing {}

        /** Nobody is named as being in it, and nobody said that nobody is. */
        record NobodyNamed() implements Publishing {}

        /** These have not consented, or not any more. */
        record ConsentMissing(List<String> names) implements Publishing {}

        /** These consented to another quotation, picture or video than it has now. */
        record Changed(List<String> names) implements Publishing {}

        /** It shows something nobody has consented to. */
        record ScopeMissing(Scope scope) implements Publishing {}

        /** Somebody has saved another version since. */
        record Older() implements Publishing {}
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    Stories(JdbcClient jdbc, AuditTrail audit, ProgramClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The newest first.
     *
     * @param before the story to go on after; null: from the newest on
     */
    List<StorySummary> page(@Nullable UUID before, int most) {
        return jdbc.sql(SUMMARY + " and (:before::uuid is null or s.id < :before::uuid) order by s.id desc limit :most")
                .param("today", clock.today())
                .param("story", null)
                .param("before", before)
                .param("most", most)
                .query(StorySummary.class)
                .list();
    }

    Optional<StorySummary> find(UUID story) {
        return jdbc.sql(SUMMARY)
                .param("today", clock.today())
                .param("story", story)
                .query(StorySummary.class)
                .optional();
    }

    private static final String SUMMARY = """
            select s.id, s.slug, v.title, v.sample, v.number as newest, p.number as published, s.published_at,
                   exists (select 1 from shown_story(:today) x where x.id = s.id) as shown
              from story s
              join story_version v on v.story = s.id
                                  and v.number = (select max(n.number) from story_version n where n.story = s.id)
              left join story_version p on p.id = s.published
             where (:story::uuid is null or s.id = :story::uuid)
            """;

    /** Begins one with its first version. */
    public UUID begin(StoryWords words, StoryFiles files, Actor actor) {
        var id = Ids.next();
        String slug = Slugs.of(
                words.title(),
                one -> jdbc.sql("select exists (select 1 from story where slug = :slug)")
                        .param("slug", one)
                        .query(Boolean.class)
                        .single());
        jdbc.sql("insert into story (id, slug, made_at) values (:id, :slug, :now)")
                .param("id", id)
                .param("slug", slug)
                .param("now", now())
                .update();
        save(id, 0, words, files, actor);
        return id;
    }

    /** Saves the next version; false: somebody has saved another one since. */
    boolean save(UUID story, int follows, StoryWords words, StoryFiles files, Actor actor) {
        lock(story);
        int newest = jdbc.sql("select coalesce(max(number), 0) from story_version where story = :story")
                .param("story", story)
                .query(Integer.class)
                .single();
        if (newest != follows) {
            return false;
        }
        var video = files.video();
        jdbc.sql("""
                insert into story_version (id, story, number, title, summary, body, quotation, quoted_name, quoted_role, picture,
                                           picture_text, video, video_type, video_bytes, captions, video_link, transcript,
                                           nobody, sample, written_by, written_at)
                values (:id, :story, :number, :title, :summary, :body, :quotation, :quotedName, :quotedRole, :picture,
                        :pictureText, :video, :videoType, :videoBytes, :captions, :videoLink, :transcript,
                        :nobody, :sample, :by, :now)
                """)
                .param("id", Ids.next())
                .param("story", story)
                .param("number", newest + 1)
                .param("title", words.title())
                .param("summary", words.summary())
                .param("body", words.body())
                .param("quotation", words.quotation())
                .param("quotedName", words.quotedName())
                .param("quotedRole", words.quotedRole())
                .param("picture", files.picture())
                .param("pictureText", words.pictureText())
                .param("video", video == null ? null : video.digest())
                .param("videoType", video == null ? null : video.mediaType())
                .param("videoBytes", video == null ? null : video.bytes())
                .param("captions", files.captions())
                .param("videoLink", words.videoLink().isEmpty() ? null : words.videoLink())
                .param("transcript", words.transcript())
                .param("nobody", words.nobody())
                .param("sample", words.sample())
                .param("by", actor.person())
                .param("now", now())
                .update();
        audit.record(actor, "story.saved", null, story, Map.of(), Map.of("version", newest + 1));
        return true;
    }

    private void lock(UUID story) {
        jdbc.sql("select id from story where id = :id for update")
                .param("id", story)
                .query(_ -> {});
    }

    StoryVersion newest(UUID story) {
        return jdbc.sql(VERSION + " where v.story = :story order by v.number desc limit 1")
                .param("story", story)
                .query(Stories::version)
                .single();
    }

    StoryVersion version(UUID version) {
        return jdbc.sql(VERSION + " where v.id = :version")
                .param("version", version)
                .query(Stories::version)
                .single();
    }

    private static final String VERSION = """
            select v.id, v.story, v.number, v.title, v.summary, v.body, v.quotation, v.quoted_name, v.quoted_role, v.picture,
                   v.picture_text, v.video, v.video_type, v.video_bytes, v.captions, v.video_link, v.transcript, v.nobody,
                   v.sample, w.display_name as writer, v.written_at
              from story_version v
              left join person w on w.id = v.written_by
            """;

    List<StoryVersion> versions(UUID story) {
        return jdbc.sql(VERSION + " where v.story = :story order by v.number desc limit 200")
                .param("story", story)
                .query(Stories::version)
                .list();
    }

    private static StoryVersion version(ResultSet row, int number) throws SQLException {
        String video = row.getString("video");
        return new StoryVersion(
                row.getObject("id", UUID.class),
                row.getObject("story", UUID.class),
                row.getInt("number"),
                new StoryWords(
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("body"),
                        row.getString("quotation"),
                        row.getString("quoted_name"),
                        row.getString("quoted_role"),
                        row.getString("picture_text"),
                        Objects.requireNonNullElse(row.getString("video_link"), ""),
                        row.getString("transcript"),
                        row.getBoolean("nobody"),
                        row.getBoolean("sample")),
                new StoryFiles(
                        row.getObject("picture", UUID.class),
                        video == null
                                ? null
                                : new StoredFile(
                                        video, "video", row.getString("video_type"), row.getLong("video_bytes")),
                        row.getString("captions")),
                row.getString("writer"),
                row.getTimestamp("written_at").toInstant());
    }

    /** The kind of a file of any version; empty: it is none of this story's. */
    Optional<String> fileOf(UUID story, String digest) {
        return jdbc.sql("select media_type from story_file where story = :story and digest = :digest limit 1")
                .param("story", story)
                .param("digest", digest)
                .query(String.class)
                .optional();
    }

    /** Shows a version to everybody, when everyone in it consents. */
    public Publishing publish(UUID story, int number, Actor actor) {
        lock(story);
        var version = newest(story);
        if (version.number() != number) {
            return new Publishing.Older();
        }
        var people = jdbc.sql("""
                select p.name, p.scope, count(c.id) > 0 as consents,
                       coalesce(bool_or(
                         (not 'words' = any(p.scope) or (w.quotation, w.quoted_name) = (v.quotation, v.quoted_name))
                         and (not 'picture' = any(p.scope) or w.picture is not distinct from v.picture)
                         and (not 'video' = any(p.scope)
                              or (w.video is not distinct from v.video and w.video_link is not distinct from v.video_link))),
                         false) as same
                  from story_person p
                  join story_version v on v.id = :version
                  left join story_consent c on c.subject = p.id and c.given_on <= :today and c.expires_on >= :today
                                           and c.withdrawn_at is null
                  left join story_version w on w.id = c.version
                 where p.story = :story and p.removed_at is null
                 group by p.id
                 order by p.id
                """)
                .param("story", story)
                .param("version", version.id())
                .param("today", clock.today())
                .query((row, _) -> new Named(
                        row.getString("name"),
                        List.of((String[]) row.getArray("scope").getArray()),
                        row.getBoolean("consents"),
                        row.getBoolean("same")))
                .list();
        if (people.isEmpty() && !version.words().nobody()) {
            return new Publishing.NobodyNamed();
        }
        var missing =
                people.stream().filter(one -> !one.consents).map(Named::name).toList();
        if (!missing.isEmpty()) {
            return new Publishing.ConsentMissing(missing);
        }
        var changed = people.stream().filter(one -> !one.same).map(Named::name).toList();
        if (!changed.isEmpty()) {
            return new Publishing.Changed(changed);
        }
        if (!version.words().nobody()) {
            for (var scope : version.shows()) {
                if (people.stream().noneMatch(one -> one.scope.contains(scope.word()))) {
                    return new Publishing.ScopeMissing(scope);
                }
            }
        }
        show(story, version.id(), "office", actor);
        return new Publishing.Published();
    }

    private record Named(String name, List<String> scope, boolean consents, boolean same) {}

    /** Takes it down; false: it was not up. */
    boolean takeDown(UUID story, String cause, Actor actor) {
        lock(story);
        boolean up = jdbc.sql("select published is not null from story where id = :id")
                .param("id", story)
                .query(Boolean.class)
                .single();
        if (up) {
            show(story, null, cause, actor);
        }
        return up;
    }

    private void show(UUID story, @Nullable UUID version, String cause, Actor actor) {
        jdbc.sql("""
                insert into story_publication (id, story, version, cause, published_by, published_at)
                values (:id, :story, :version, :cause, :by, :now)
                """)
                .param("id", Ids.next())
                .param("story", story)
                .param("version", version)
                .param("cause", cause)
                .param("by", actor.person())
                .param("now", now())
                .update();
        jdbc.sql("update story set published = :version, published_at = :at where id = :story")
                .param("story", story)
                .param("version", version)
                .param("at", version == null ? null : now())
                .update();
        audit.record(
                actor,
                version == null ? "story.taken-down" : "story.published",
                null,
                story,
                Map.of(),
                Map.of("cause", cause));
        tell(story);
    }

    /** Says to whoever keeps lists of their own whether everybody may see it now, and until when. */
    void tell(UUID story) {
        var shown = jdbc.sql("""
                select s.slug, v.title, v.summary, v.body, v.quotation,
                       (select min(one.last) from (
                          select max(c.expires_on) as last
                            from story_person p
                            join story_consent c on c.subject = p.id and c.withdrawn_at is null and c.given_on <= :today
                           where p.story = s.id and p.removed_at is null
                           group by p.id) as one) as until
                  from shown_story(:today) s
                  join story_version v on v.id = s.version
                 where s.id = :story
                """)
                .param("today", clock.today())
                .param("story", story)
                .query((row, _) -> new StoryShown(
                        story,
                        "/experiences/" + row.getString("slug"),
                        row.getString("title"),
                        row.getString("summary") + "\n\n" + row.getString("body") + "\n\n" + row.getString("quotation"),
                        row.getObject("until", LocalDate.class)))
                .optional();
        events.publishEvent(shown.isPresent() ? shown.get() : new StoryHidden(story));
    }

    List<Publication> publications(UUID story) {
        return jdbc.sql("""
                select b.id, v.number, b.cause, w.display_name as by, b.published_at as at
                  from story_publication b
                  left join story_version v on v.id = b.version
                  left join person w on w.id = b.published_by
                 where b.story = :story
                 order by b.id desc
                 limit 200
                """).param("story", story).query(Publication.class).list();
    }

    /** Shows again what was shown before that turn; false: another one has been taken since, or consents stand against it. */
    boolean undo(UUID story, UUID publication, Actor actor) {
        lock(story);
        var turns = publications(story);
        if (turns.isEmpty()
                || !turns.getFirst().id().equals(publication)
                || !turns.getFirst().isOffices()) {
            return false;
        }
        var before = turns.size() > 1 ? turns.get(1).number : null;
        if (before != null && somebodyLeft(story, turns.get(1).at())) {
            return false;
        }
        var version = before == null
                ? null
                : jdbc.sql("select id from story_version where story = :story and number = :number")
                        .param("story", story)
                        .param("number", before)
                        .query(UUID.class)
                        .single();
        show(story, version, "undone", actor);
        return true;
    }

    /** Whether somebody has been taken out, or has taken their consent back, since what was shown then was shown. */
    private boolean somebodyLeft(UUID story, Instant since) {
        return jdbc.sql("""
                select exists (select 1 from story_person p left join story_consent c on c.subject = p.id
                                where p.story = :story and (p.removed_at >= :since or c.withdrawn_at >= :since))
                """)
                .param("story", story)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
