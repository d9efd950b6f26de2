package org.cadre.imports;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of a list while they are looked through: how many will become what. */
@Component
class Rows {
    /** What would come of the rows now. */
    record Count(int total, int refused, int undecided, int created, int changed, int unchanged, int leftOut) {}

    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void beginAsking(UUID list) {
        jdbc.sql("delete from import_remark where import = :list and asked")
                .param("list", list)
                .update();
        jdbc.sql("update import_row set found = '{}' where import = :list")
                .param("list", list)
                .update();
        jdbc.sql("update import_double set stale = true where import = :list")
                .param("list", list)
                .update();
    }

    void endAsking(UUID list) {
        jdbc.sql("delete from import_double where import = :list and stale")
                .param("list", list)
                .update();
        jdbc.sql("""
                update import_row r
                   set refused = exists (select 1 from import_remark m where m.import = r.import and m.line = r.line and m.refuses)
                 where r.import = :list
                """).param("list", list).update();
    }

    Count count(UUID list) {
        return jdbc.sql("""
                select count(*) as total,
                       count(*) filter (where r.refused) as refused,
                       count(*) filter (where not r.refused and d.line is not null and d.choice is null) as undecided,
                       count(*) filter (where not r.refused and (d.line is null or d.choice = 'new')) as created,
                       count(*) filter (where not r.refused and d.choice in ('fill', 'update')) as changed,
                       count(*) filter (where not r.refused and d.choice = 'unchanged') as unchanged,
                       count(*) filter (where not r.refused and d.choice = 'leave out') as left_out
                  from import_row r
                  left join import_double d on d.import = r.import and d.line = r.line
                 where r.import = :list
                """).param("list", list).query(Count.class).single();
    }

    /** The last lines of so many rows each. */
    List<Integer> ends(UUID list, int size) {
        return jdbc.sql("""
                select max(line) as line
                  from (select line, (row_number() over (order by line) - 1) / :size as part
                          from import_row where import = :list) as parts
                 group by part
                 order by part
                """)
                .param("list", list)
                .param("size", size)
                .query(Integer.class)
                .list();
    }

    void recorded(UUID list, Count count, Recorder by) {
        jdbc.sql("""
                update import
                   set state = 'recorded', recorded_by = :by, recorded_at = :at, recorded_on = :on, total = :total,
                       created = :created, changed = :changed, unchanged = :unchanged, left_out = :leftOut, refused = :refused
                 where id = :list
                """)
                .param("by", by.person())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("on", by.today())
                .param("total", count.total())
                .param("created", count.created())
                .param("changed", count.changed())
                .param("unchanged", count.unchanged())
                .param("leftOut", count.leftOut())
                .param("refused", count.refused())
                .param("list", list)
                .update();
        jdbc.sql("delete from import_row where import = :list")
                .param("list", list)
                .update();
        jdbc.sql("delete from import_double where import = :list")
                .param("list", list)
                .update();
    }

    void undone(UUID list, int keptAsChanged, Recorder by) {
        jdbc.sql("""
                update import set state = 'undone', undone_by = :by, undone_at = :at, kept_as_changed = :kept where id = :list
                """)
                .param("by", by.person())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("kept", keptAsChanged)
                .param("list", list)
                .update();
        jdbc.sql("delete from import_change where import = :list")
                .param("list", list)
                .update();
    }
}
