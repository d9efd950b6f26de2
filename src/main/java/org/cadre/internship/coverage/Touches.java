package org.cadre.internship.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.standards.StandardMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what touched which standards: one query for a picture. */
@Component
final class Touches {
    /** What a standard is touched by. */
    enum Source {
        CONVERSATION,
        REPORT,
        PROJECT;

        static Source of(String word) {
            return valueOf(word);
        }
    }

    /** What stands beside one another in the picture. */
    enum By {
        DAY,
        PERSON,
        COHORT
    }

    /**
     * Whose they are.
     *
     * @param internship of one person alone; null: of everybody
     * @param cohort of one cohort alone; null: of all
     * @param without whose own are left out; null: nobody's
     * @param first the first day that counts
     * @param last the last day that counts
     */
    record Scope(
            By by,
            @Nullable UUID internship,
            @Nullable UUID cohort,
            @Nullable UUID without,
            LocalDate first,
            LocalDate last) {}

    /**
     * So many conversations, reports or projects touched a standard.
     *
     * @param place the day, the month as "month 3", the internship or the cohort, whatever the picture is by
     */
    record Touch(Source source, String place, String standard, int times) {}

    private final JdbcClient jdbc;

    Touches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whatever standards were touched are counted for those at the top of one framework that they stand for. */
    List<Touch> of(Scope scope, StandardMap map, String framework) {
        var keys = new ArrayList<String>();
        var tops = new ArrayList<String>();
        for (var key : map.keys()) {
            for (var top : map.through(key, framework)) {
                keys.add(key);
                tops.add(top.key());
            }
        }
        return jdbc.sql("""
                with scope as (
                  select i.id, i.cohort
                    from internship i
                   where i.cohort is not null
                     and (:by <> 'PERSON' or i.state not in ('withdrawn', 'lapsed'))
                     and (cast(:internship as uuid) is null or i.id = cast(:internship as uuid))
                     and (cast(:cohort as uuid) is null or i.cohort = cast(:cohort as uuid))
                     and (cast(:without as uuid) is null or i.person <> cast(:without as uuid))
                ), meant as (
                  select m.key, m.top from unnest(:keys::text[], :tops::text[]) as m (key, top)
                ), touch as (
                  select 'CONVERSATION' as source, s.id as internship, s.cohort, e.day::text as day, e.id, m.top
                    from scope s
                    join pairing a on a.internship = s.id
                    join contact_entry e on e.pairing = a.id
                    join meant m on m.key = any (e.standards)
                   where e.state = 'submitted' and e.day between :first and :last
                  union all
                  select 'REPORT', s.id, s.cohort, 'month ' || r.month, r.id, m.top
                    from scope s
                    join monthly_report r on r.internship = s.id
                    join standard_use u on u.kind = 'prompt' and btrim(coalesce(r.answers ->> u.subject, '')) <> ''
                    join meant m on m.key = u.standard
                   where r.state in ('submitted', 'accepted') and r.submitted_on between :first and :last
                  union all
                  select 'PROJECT', s.id, s.cohort, 'project', f.id, m.top
                    from scope s
                    join final_project f on f.internship = s.id
                    join project_reading g on g.project = f.id and g.verdict = 'passed'
                    join standard_use u on u.kind = 'rubric' and (g.scores is null or jsonb_exists(g.scores, u.subject))
                    join meant m on m.key = u.standard
                   where f.state = 'passed' and f.decided_on between :first and :last
                )
                select source,
                       case :by when 'PERSON' then internship::text when 'COHORT' then cohort::text else day end as place,
                       top as standard,
                       count(distinct id)::integer as times
                  from touch
                 group by 1, 2, 3
                """)
                .param("internship", scope.internship)
                .param("cohort", scope.cohort)
                .param("without", scope.without)
                .param("keys", keys.toArray(String[]::new))
                .param("tops", tops.toArray(String[]::new))
                .param("first", scope.first)
                .param("last", scope.last)
                .param("by", scope.by.name())
                .query((row, _) -> new Touch(
                        Source.of(row.getString("source")),
                        row.getString("place"),
                        row.getString("standard"),
                        row.getInt("times")))
                .list();
    }
}
