package org.cadre.platform.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A deed is one transaction and happens once, however often its form is sent. */
@Component
public class Deeds {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock system;

    Deeds(JdbcClient jdbc, PlatformTransactionManager transactions, Clock system) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.system = system;
    }

    /**
     * Does the deed unless its key has been used; then the answer of the first time is given again. A deed that
     * answers with a page has refused: nothing of it stays, and its key is free for the corrected form.
     */
    public Reply once(UUID key, Supplier<Reply> deed) {
        return transaction.execute(status -> {
            int fresh = jdbc.sql(
                            "insert into deed (key, done_at, outcome) values (:key, :now, '') on conflict do nothing")
                    .param("key", key)
                    .param("now", system.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (fresh == 0) {
                return Reply.seeOther(jdbc.sql("select outcome from deed where key = :key")
                        .param("key", key)
                        .query(String.class)
                        .single());
            }
            Reply reply = deed.get();
            if (reply instanceof Reply.SeeOther(var place, var _)) {
                jdbc.sql("update deed set outcome = :place where key = :key")
                        .param("place", place)
                        .param("key", key)
                        .update();
            } else {
                status.setRollbackOnly();
            }
            return reply;
        });
    }
}
