package org.cadre.people.record;

import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.record.Line.Merging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves all that is said about one person to another, remembers row by row what it moved, and moves it back. */
@Component
public class RowMovements {
    private final JdbcClient jdbc;
    private final SchemaCatalog catalog;

    RowMovements(JdbcClient jdbc, SchemaCatalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** In the caller's transaction; the merge is written down already. */
    public void move(UUID merge, PersonId kept, PersonId gone) {
        for (Line line : PersonRecord.LINES) {
            var sql = catalog.sql(line);
            switch (line.merging()) {
                case Merging.Move() -> run(sql.move(), line, merge, kept, gone);
                case Merging.Drop(var same) -> {
                    run(sql.drop(same), line, merge, kept, gone);
                    run(sql.move(), line, merge, kept, gone);
                }
                case Merging.Leave(var same) -> run(sql.moveUnless(same), line, merge, kept, gone);
                case Merging.Awards() -> run(sql.remember(), line, merge, kept, gone);
                case Merging.Stay(), Merging.Follow() -> {}
            }
        }
        jdbc.sql("select move_awards(:merge)").param("merge", merge).query(row -> {});
    }

    /** In the caller's transaction; the merge is said to be undone already. */
    public void moveBack(UUID merge, PersonId kept, PersonId gone) {
        for (Line line : PersonRecord.LINES) {
            var sql = catalog.sql(line);
            switch (line.merging()) {
                case Merging.Move(), Merging.Leave(var _) -> run(sql.moveBack(), line, merge, kept, gone);
                case Merging.Drop(var _) -> {
                    run(sql.moveBack(), line, merge, kept, gone);
                    run(sql.bringBack(), line, merge, kept, gone);
                }
                case Merging.Awards(), Merging.Stay(), Merging.Follow() -> {}
            }
        }
        jdbc.sql("select move_awards_back(:merge)").param("merge", merge).query(row -> {});
    }

    private void run(String sql, Line line, UUID merge, PersonId kept, PersonId gone) {
        jdbc.sql(sql)
                .param("merge", merge)
                .param("line", line.name())
                .param("kept", kept.value())
                .param("gone", gone.value())
                .update();
    }
}
