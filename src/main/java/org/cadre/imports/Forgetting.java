package org.cadre.imports;

import java.time.LocalDate;
import org.cadre.platform.time.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets the way back when it is closed, and the rows of lists that were never recorded. */
@Component
class Forgetting implements DueWork {
    private final JdbcClient jdbc;

    Forgetting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void run(LocalDate today) {
        var first = today.minusDays(BroughtList.DAYS_TO_UNDO);
        jdbc.sql("""
                delete from import_change c using import i
                 where i.id = c.import and i.state in ('recorded', 'undone') and i.recorded_on < :first
                """).param("first", first).update();
        jdbc.sql("""
                delete from import_row r using import i
                 where i.id = r.import and i.state in ('brought', 'checked') and i.brought_at < :first
                """).param("first", first).update();
        jdbc.sql("""
                update import set state = 'brought' where state = 'checked' and brought_at < :first
                """).param("first", first).update();
    }
}
