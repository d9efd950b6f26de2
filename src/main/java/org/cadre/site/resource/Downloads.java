package org.cadre.site.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often resources were fetched, by month. Nothing is kept of who did: no address, no name, no time of day. */
@Component
class Downloads {
    /** What programs that look through the web call themselves. */
    private static final Pattern ROBOT = Pattern.compile(
            "bot\\b|crawl|spider|slurp|preview|fetcher|monitor|facebookexternalhit|^curl/|^wget/|^python|^go-http",
            Pattern.CASE_INSENSITIVE);

    /** @param month its first day */
    record Month(LocalDate month, int number) {}

    /**
     * How somebody asks for a file.
     *
     * @param range the part they want; null: all of it
     * @param agent what their program calls itself; null: nothing
     */
    record Asking(
            String method, @Nullable String range, @Nullable String agent) {
        /** A person's, and the first part of it: players and download helpers ask for one file many times. */
        boolean counts() {
            return method.equals("GET")
                    && (range == null || range.strip().startsWith("bytes=0-"))
                    && agent != null
                    && !agent.isBlank()
                    && !ROBOT.matcher(agent).find();
        }
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    Downloads(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one of what is shown; at once, so that none is lost however many come at the same moment. */
    void count(UUID resource, Asking asking) {
        if (asking.counts()) {
            jdbc.sql("""
                    insert into resource_download as d (resource, month, number)
                    select r.id, :month, 1 from resource r where r.id = :resource and r.published is not null
                    on conflict (resource, month) do update set number = d.number + 1
                    """)
                    .param("resource", resource)
                    .param("month", clock.today().withDayOfMonth(1))
                    .update();
        }
    }

    /** The newest month first. */
    List<Month> of(UUID resource) {
        return jdbc.sql("""
                select month, number from resource_download where resource = :resource order by month desc limit 36
                """).param("resource", resource).query(Month.class).list();
    }
}
