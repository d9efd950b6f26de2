package org.cadre.reporting.board;

import java.util.List;
import java.util.function.Consumer;
import org.cadre.people.Viewer;
import org.cadre.platform.web.DayPlace;
import org.cadre.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The lists behind the numbers: the units of the same view, each once, a page at a time. */
@Component
class BoardRows {
    private static final int AT_A_TIME = 500;

    private static final String ROWS = """
            select u.unit, u.person, p.display_name as name, u.place, u.about, u.kind,
                   coalesce(u.state, f.state, '') as state, u.district, u.since, u.good, u.minutes, u.good_minutes
              from (select b.unit, b.person, b.place, string_agg(distinct b.about, ', ') as about,
                           string_agg(distinct b.kind, ', ') as kind, w.state, w.district_name as district,
                           min(b.since) as since, bool_or(b.good) as good, sum(b.minutes) as minutes,
                           coalesce(sum(b.minutes) filter (where b.good), 0) as good_minutes
                      from board_row b
                      left join unnest(:editions::uuid[], :levels::int[]) as l (edition, level) on l.edition = b.edition
                      left join board_whereabouts w on w.person = b.person
                     where b.measure = any(:measures::text[])
                       and b.since <= :to and (b.until is null or b.until >= :from)
                       and (b.standing is null or b.standing >= coalesce(l.level, 2))
                       and (:kind = '' or b.kind = :kind)
                       and (:state = '' or w.state = case :state when 'none' then '' else :state end)
                       and (:district = '' or w.district is not distinct from :districtId::uuid)
                       and (:good::boolean is null or b.good = :good::boolean)
                     group by b.unit, b.person, b.place, w.state, w.district_name) u
              left join person p on p.id = u.person
              left join offering f on f.id = u.place
             where (:afterDay::date is null or (u.since, u.unit) > (:afterDay::date, :after::uuid))
             order by u.since, u.unit
             limit :most
            """;

    /** How many units a list has, and what they add up to. */
    record Sum(long units, long good, long minutes, long goodMinutes) {}

    private final JdbcClient jdbc;
    private final CountingLevels levels;
    private final TransactionTemplate transaction;

    BoardRows(JdbcClient jdbc, CountingLevels levels, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.levels = levels;
        this.transaction = transaction;
    }

    Sum sum(Measure measure, Period period, BoardFilter filter, Viewer viewer) {
        demandOffice(viewer);
        return asked("""
                select count(*) as units, count(*) filter (where good) as good, coalesce(sum(minutes), 0) as minutes,
                       coalesce(sum(good_minutes), 0) as good_minutes
                  from (select b.unit, bool_or(b.good) as good, sum(b.minutes) as minutes,
                               sum(b.minutes) filter (where b.good) as good_minutes
                          from board_row b
                          left join unnest(:editions::uuid[], :levels::int[]) as l (edition, level) on l.edition = b.edition
                          left join board_whereabouts w on w.person = b.person
                         where b.measure = any(:measures::text[])
                           and b.since <= :to and (b.until is null or b.until >= :from)
                           and (b.standing is null or b.standing >= coalesce(l.level, 2))
                           and (:kind = '' or b.kind = :kind)
                           and (:state = '' or w.state = case :state when 'none' then '' else :state end)
                           and (:district = '' or w.district is not distinct from :districtId::uuid)
                           and (:good::boolean is null or b.good = :good::boolean)
                         group by b.unit) u
                """, measure, period, filter).query(Sum.class).single();
    }

    /** By their day, the earliest first. */
    List<BoardRow> page(
            Measure measure, Period period, BoardFilter filter, @Nullable DayPlace after, int most, Viewer viewer) {
        demandOffice(viewer);
        return asked(ROWS, measure, period, filter)
                .param("afterDay", after == null ? null : after.day())
                .param("after", after == null ? null : after.id())
                .param("most", most)
                .query(BoardRow.class)
                .list();
    }

    /** All of them, a few at a time as the database hands them out: none is kept. */
    void each(Measure measure, Period period, BoardFilter filter, Viewer viewer, Consumer<BoardRow> each) {
        demandOffice(viewer);
        transaction.executeWithoutResult(_ -> {
            try (var all = asked(ROWS, measure, period, filter)
                    .param("afterDay", null)
                    .param("after", null)
                    .param("most", Integer.MAX_VALUE)
                    .withFetchSize(AT_A_TIME)
                    .query(BoardRow.class)
                    .stream()) {
                all.forEach(each);
            }
        });
    }

    private JdbcClient.StatementSpec asked(String sql, Measure measure, Period period, BoardFilter filter) {
        return jdbc.sql(sql)
                .param("measures", measure.rows().toArray(String[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .param("editions", levels.editions())
                .param("levels", levels.levels())
                .param("kind", filter.kind())
                .param("state", filter.state())
                .param("district", filter.district())
                .param("districtId", filter.districtId())
                .param("good", filter.wentWell());
    }

    private static void demandOffice(Viewer viewer) {
        if (!viewer.isOffice()) {
            throw new NotFound();
        }
    }
}
