package org.cadre.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.DueWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits how often somebody may try. Of many at the same moment no more than the limit get through: each waits for its turn. An
 * attempt beyond the limit is not counted, so that a stranger who goes on trying does not make the owner wait for longer.
 */
@Component
public class Attempts implements DueWork {
    /** Who tried is not kept longer than it is needed. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** What is limited: so many within so long. */
    public record Limit(String what, int most, Duration within) {
        public Limit {
            if (within.compareTo(KEPT) > 0) {
                throw new IllegalArgumentException("Attempts are forgotten after " + KEPT + ": " + what);
            }
        }
    }

    private record Recent(int count, @Nullable OffsetDateTime first) {}

    private final JdbcClient jdbc;
    private final Clock system;
    private final TransactionTemplate transaction;

    Attempts(JdbcClient jdbc, Clock system, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.system = system;
        this.transaction = transaction;
    }

    /** Whether there may be one more; counts it when there may. */
    public boolean allow(Limit limit, String whom) {
        return begin(limit, whom).isEmpty();
    }

    /** Counts an attempt; if it is one too many, says how many minutes to wait. */
    public Optional<Integer> begin(Limit limit, String whom) {
        return transaction.execute(_ -> {
            // A statement of its own: what counts must not have begun to look before its turn.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what || ' ' || :whom, 0))")
                    .param("what", limit.what)
                    .param("whom", whom)
                    .query()
                    .singleRow();
            return count(limit, whom, system.instant());
        });
    }

    private Optional<Integer> count(Limit limit, String whom, Instant now) {
        var recent = jdbc.sql("""
                select count(*) as count, min(at) as first from attempt
                 where what = :what and whom = :whom and at > :since
                """)
                .param("what", limit.what)
                .param("whom", whom)
                .param("since", at(now.minus(limit.within)))
                .query(Recent.class)
                .single();
        if (recent.count >= limit.most && recent.first != null) {
            var wait = Duration.between(now, recent.first.toInstant().plus(limit.within));
            return Optional.of((int) Math.max(1, (wait.toSeconds() + 59) / 60));
        }
        jdbc.sql("insert into attempt (what, whom, at, id) values (:what, :whom, :now, :id)")
                .param("what", limit.what)
                .param("whom", whom)
                .param("now", at(now))
                .param("id", Ids.next())
                .update();
        return Optional.empty();
    }

    /** Gives the newest one back: it was none of those that are limited. */
    public void giveBack(Limit limit, String whom) {
        jdbc.sql("""
                delete from attempt
                 where id = (select id from attempt where what = :what and whom = :whom order by at desc, id desc limit 1)
                """).param("what", limit.what).param("whom", whom).update();
    }

    /** Forgets them all: the one who tried has shown who they are. */
    public void forget(Limit limit, String whom) {
        jdbc.sql("delete from attempt where what = :what and whom = :whom")
                .param("what", limit.what)
                .param("whom", whom)
                .update();
    }

    @Override
    public void run(LocalDate today) {
        jdbc.sql("delete from attempt where at < :before")
                .param("before", at(system.instant().minus(KEPT)))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
