package org.cadre.site.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.media.Picture;
import org.cadre.site.media.SitePictures;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What everybody may see: always asked, never kept, so that a consent that ended is gone in the same moment. */
@Component
public class ShownStories {
    private record Row(ShownStory story, @Nullable UUID picture) {}

    /** The version that is seen. */
    record Seen(UUID story, UUID version, Instant publishedAt) {}

    private final JdbcClient jdbc;
    private final SitePictures pictures;
    private final ProgramClock clock;

    ShownStories(JdbcClient jdbc, SitePictures pictures, ProgramClock clock) {
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** The newest first. */
    public List<ShownStory> newest(int most, int after) {
        var rows = jdbc.sql("""
                select s.id, s.slug, v.title, v.summary, v.quotation, v.quoted_name, v.quoted_role, v.picture, v.picture_text,
                       v.video is not null or v.video_link is not null as with_video, v.sample, s.published_at
                  from shown_story(:today) s
                  join story_version v on v.id = s.version
                 order by s.published_at desc, s.id desc
                 limit :most offset :after
                """)
                .param("today", clock.today())
                .param("most", most)
                .param("after", after)
                .query(ShownStories::row)
                .list();
        var all = pictures.all(
                rows.stream().map(Row::picture).filter(Objects::nonNull).toList());
        return rows.stream().map(row -> with(row, all.get(row.picture))).toList();
    }

    private static ShownStory with(Row row, @Nullable Picture picture) {
        var one = row.story;
        return new ShownStory(
                one.id(),
                one.slug(),
                one.title(),
                one.summary(),
                one.quotation(),
                one.quotedName(),
                one.quotedRole(),
                picture,
                one.pictureText(),
                one.video(),
                one.sample(),
                one.publishedAt());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new ShownStory(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("quotation"),
                        row.getString("quoted_name"),
                        row.getString("quoted_role"),
                        null,
                        row.getString("picture_text"),
                        row.getBoolean("with_video"),
                        row.getBoolean("sample"),
                        row.getTimestamp("published_at").toInstant()),
                row.getObject("picture", UUID.class));
    }

    Optional<Seen> find(String slug) {
        return jdbc.sql("""
                select id as story, version, published_at from shown_story(:today) where slug = :slug
                """)
                .param("today", clock.today())
                .param("slug", slug)
                .query(Seen.class)
                .optional();
    }

    /** The kind of a file of the version that is seen; empty: nobody may see it. */
    Optional<String> fileOf(String slug, String digest) {
        return jdbc.sql("""
                select f.media_type
                  from shown_story(:today) s
                  join story_file f on f.version = s.version
                 where s.slug = :slug and f.digest = :digest
                 limit 1
                """)
                .param("today", clock.today())
                .param("slug", slug)
                .param("digest", digest)
                .query(String.class)
                .optional();
    }
}
