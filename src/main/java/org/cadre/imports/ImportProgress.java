package org.cadre.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How far work on a list has come: seen by others while the work itself is one transaction that nobody sees into. */
@Component
class ImportProgress {
    /** So many rows of so many. */
    public record Part(int done, int ofAll) {
        public int percent() {
            return ofAll == 0 ? 0 : (int) Math.min(100, 100L * done / ofAll);
        }
    }

    private final JdbcClient jdbc;
    private final Clock system;
    private final TransactionTemplate beside;

    ImportProgress(JdbcClient jdbc, Clock system, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.system = system;
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void say(UUID list, int done, int ofAll) {
        beside.executeWithoutResult(_ -> begin(list, done, ofAll));
    }

    /** The same in the caller's transaction, before others can know of the list. */
    void begin(UUID list, int done, int ofAll) {
        jdbc.sql("""
                insert into import_progress (import, done, of_all, at) values (:list, :done, :all, :at)
                on conflict (import) do update set done = excluded.done, of_all = excluded.of_all, at = excluded.at
                """)
                .param("list", list)
                .param("done", done)
                .param("all", ofAll)
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Part> of(UUID list) {
        return jdbc.sql("select done, of_all from import_progress where import = :list")
                .param("list", list)
                .query(Part.class)
                .optional();
    }
}
