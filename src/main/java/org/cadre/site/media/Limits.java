package org.cadre.site.media;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The limits of the public site, as they are kept. */
@Component
public class Limits {
    private final JdbcClient jdbc;

    Limits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public PublicLimits now() {
        return jdbc.sql("""
                select picture_megapixels, picture_megabytes, video_megabytes, file_megabytes, consent_months, warning_days
                  from public_limit
                """).query(PublicLimits.class).single();
    }
}
