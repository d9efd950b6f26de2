package org.cadre.reporting.board;

import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the numbers of a period: a query for each question, however many people there are. */
@Component
class BoardFigures {
    /** A part of a number: how many of them are of a kind, a state, a district. */
    record Part(String name, @Nullable UUID id, long units) {}

    private final JdbcClient jdbc;
    private final CountingLevels levels;

    BoardFigures(JdbcClient jdbc, CountingLevels levels) {
        this.jdbc = jdbc;
        this.levels = levels;
    }

    /** All numbers of a period; of whom was served each person counts once, whatever they were. */
    Figures of(Period period, Viewer viewer) {
        demandOffice(viewer);
        var figures = new EnumMap<Measure, Figure>(Measure.class);
        jdbc.sql("""
                with units as materialized (
                  select b.measure, b.unit, bool_or(b.good) as good, sum(b.minutes) as minutes,
                         coalesce(sum(b.minutes) filter (where b.good), 0) as good_minutes
                    from board_row b
                    left join unnest(:editions::uuid[], :levels::int[]) as l (edition, level) on l.edition = b.edition
                   where b.since <= :to and (b.until is null or b.until >= :from)
                     and (b.standing is null or b.standing >= coalesce(l.level, 2))
                   group by b.measure, b.unit)
                select measure, count(*) as units, count(*) filter (where good) as good, sum(minutes) as minutes,
                       sum(good_minutes) as good_minutes
                  from units
                 group by measure
                union all
                select 'served', count(distinct unit), 0, 0, 0
                  from units
                 where measure in ('participants', 'mits', 'proteges')
                """)
                .param("from", period.from())
                .param("to", period.to())
                .param("editions", levels.editions())
                .param("levels", levels.levels())
                .query(row -> {
                    figures.put(
                            Measure.find(row.getString("measure")).orElseThrow(),
                            new Figure(
                                    row.getLong("units"),
                                    row.getLong("good"),
                                    row.getLong("minutes"),
                                    row.getLong("good_minutes")));
                });
        return new Figures(figures);
    }

    /** Protégés or offerings by kind. */
    List<Part> byKind(Measure measure, Period period, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select b.kind as name, null::uuid as id, count(distinct b.unit) as units
                  from board_row b
                 where b.measure = any(:measures::text[]) and b.kind is not null
                   and b.since <= :to and (b.until is null or b.until >= :from)
                 group by b.kind
                 order by count(distinct b.unit) desc, b.kind
                """)
                .param("measures", measure.rows().toArray(String[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .query(Part.class)
                .list();
    }

    /** Who was served, by state: each person is in one; the empty one is not known. */
    List<Part> byState(Period period, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select w.state as name, null::uuid as id, count(distinct b.unit) as units
                  from board_row b
                  join board_whereabouts w on w.person = b.person
                 where b.measure in ('participants', 'mits', 'proteges')
                   and b.since <= :to and (b.until is null or b.until >= :from)
                 group by w.state
                 order by count(distinct b.unit) desc, w.state
                """)
                .param("from", period.from())
                .param("to", period.to())
                .query(Part.class)
                .list();
    }

    /** Who was served, by district: each person is in one, or in none. */
    List<Part> byDistrict(Period period, Viewer viewer) {
        demandOffice(viewer);
        return jdbc.sql("""
                select coalesce(w.district_name, '') as name, w.district as id, count(distinct b.unit) as units
                  from board_row b
                  join board_whereabouts w on w.person = b.person
                 where b.measure in ('participants', 'mits', 'proteges')
                   and b.since <= :to and (b.until is null or b.until >= :from)
                 group by w.district, w.district_name
                 order by count(distinct b.unit) desc, lower(w.district_name), w.district
                """)
                .param("from", period.from())
                .param("to", period.to())
                .query(Part.class)
                .list();
    }

    private static void demandOffice(Viewer viewer) {
        if (!viewer.isOffice()) {
            throw new NotFound();
        }
    }
}
