package org.cadre.certification.layout;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.Picture;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pictures that office gave for certificates: only these may stand on one. */
@Component
class Pictures {
    /** What a picture is for, and the most pixels its place on the sheet can show. */
    enum Kind {
        LOGO(1_000, 450),
        SIGNATURE(870, 340);

        final int widest;
        final int highest;

        Kind(int widest, int highest) {
            this.widest = widest;
            this.highest = highest;
        }
    }

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Clock system;

    Pictures(JdbcClient jdbc, FileStore files, Clock system) {
        this.jdbc = jdbc;
        this.files = files;
        this.system = system;
    }

    /** Keeps a picture and returns its digest. */
    String keep(Picture picture, Viewer viewer) {
        String digest = files.store(picture.png());
        keep(digest, viewer.id().value());
        return digest;
    }

    /** Lets a picture that is stored already stand on certificates. */
    void keep(String digest, @Nullable UUID by) {
        jdbc.sql("""
                insert into certificate_picture (digest, kept_by, kept_at) values (:digest, :by, :at)
                on conflict do nothing
                """)
                .param("digest", digest)
                .param("by", by)
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean has(String digest, Viewer viewer) {
        return jdbc.sql("select exists (select 1 from certificate_picture where digest = :digest and :office)")
                .param("digest", digest)
                .param("office", viewer.isOffice())
                .query(Boolean.class)
                .single();
    }

    Picture read(String digest) {
        return Picture.stored(files.read(digest));
    }
}
