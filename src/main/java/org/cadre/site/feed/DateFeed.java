package org.cadre.site.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dates on the public schedule, those opened last first. */
@Component
class DateFeed implements FeedSource {
    private record Row(
            UUID id,
            String title,
            String place,
            @Nullable String city,
            @Nullable String state,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant at) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Texts texts;

    DateFeed(JdbcClient jdbc, ProgramClock clock, Texts texts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "dates";
    }

    @Override
    public Sentence title() {
        return Sentence.of("offering.schedule.title");
    }

    @Override
    public String place() {
        return "/schedule";
    }

    @Override
    public List<News> news(int most) {
        return jdbc.sql("""
                select o.id, o.title, o.place, o.city, o.state, o.first_day, o.last_day,
                       coalesce(d.opened_at, o.created_at) as at
                  from offering o
                  left join date_opened d on d.offering = o.id
                 where o.public and o.canceled_at is null and o.closed_at is null and o.first_day >= :today
                 order by at desc, o.id desc
                 limit :most
                """).param("today", clock.today()).param("most", most).query(Row.class).list().stream()
                .map(this::news)
                .toList();
    }

    private News news(Row row) {
        String town = row.city == null ? row.place : row.state == null ? row.city : row.city + ", " + row.state;
        return new News(
                "urn:uuid:" + row.id,
                row.title,
                "/schedule/" + row.id,
                row.at,
                texts.days(row.firstDay, row.lastDay) + " · " + town);
    }
}
