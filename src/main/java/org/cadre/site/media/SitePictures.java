package org.cadre.site.media;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures of the public site. Who may see one is the matter of what it belongs to. */
@Component
public class SitePictures {
    private record Row(UUID picture, int width, int height, String mediaType, long bytes, String digest) {}

    private final JdbcClient jdbc;
    private final FileStore files;
    private final ProgramClock clock;

    SitePictures(JdbcClient jdbc, FileStore files, ProgramClock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
    }

    /** Keeps all sizes of one. */
    public UUID keep(PictureReading.Ready ready) {
        var id = Ids.next();
        jdbc.sql("insert into picture (id, made_at) values (:id, :now)")
                .param("id", id)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        for (var size : ready.sizes()) {
            jdbc.sql("""
                    insert into picture_size (picture, width, height, media_type, bytes, digest)
                    values (:picture, :width, :height, :type, :bytes, :digest)
                    """)
                    .param("picture", id)
                    .param("width", size.width())
                    .param("height", size.height())
                    .param("type", size.mediaType())
                    .param("bytes", size.bytes().length)
                    .param("digest", files.store(size.bytes()))
                    .update();
        }
        return id;
    }

    public Optional<Picture> find(UUID picture) {
        return Optional.ofNullable(all(List.of(picture)).get(picture));
    }

    /** Several at once, for lists. */
    public Map<UUID, Picture> all(Collection<UUID> pictures) {
        var sizes = new HashMap<UUID, List<Picture.Size>>();
        if (!pictures.isEmpty()) {
            jdbc.sql("""
                    select picture, width, height, media_type, bytes, digest
                      from picture_size
                     where picture = any(:pictures)
                     order by picture, width desc
                    """)
                    .param("pictures", pictures.toArray(UUID[]::new))
                    .query(Row.class)
                    .list()
                    .forEach(row -> sizes.computeIfAbsent(row.picture, _ -> new ArrayList<>())
                            .add(new Picture.Size(row.width, row.height, row.mediaType, row.bytes, row.digest)));
        }
        var all = new HashMap<UUID, Picture>();
        sizes.forEach((id, those) -> all.put(id, new Picture(id, those)));
        return all;
    }
}
