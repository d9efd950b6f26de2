package org.cadre.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits how often somebody may try. An attempt beyond the limit is not counted, so that a stranger who goes on trying
 * does not make the owner wait for longer.
 */
@Component
class Attempts implements DueWork {
    /** What is limited: so many within so long. */
    enum Limit {
        /** A passphrase for one address. The owner still comes in by a one-time link. */
        PASSPHRASE_OF_ADDRESS(10, Duration.ofMinutes(15)),
        /** Passphrases from one place: a whole district may sit behind one address of the internet. */
        PASSPHRASE_FROM_PLACE(60, Duration.ofMinutes(15)),
        /** Mails to one address. Every link that was sent goes on working. */
        MAIL_TO_ADDRESS(4, Duration.ofMinutes(60)),
        MAIL_FROM_PLACE(40, Duration.ofMinutes(60)),
        /** The passphrase asked for when a sign-up is confirmed in another browser. */
        CONFIRMATION(10, Duration.ofMinutes(15));

        private final int most;
        private final Duration within;

        Limit(int most, Duration within) {
            this.most = most;
            this.within = within;
        }
    }

    private static final Duration KEPT = Duration.ofDays(1);

    private record Recent(int count, Instant first) {}

    private final JdbcClient jdbc;
    private final Clock system;

    Attempts(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Counts an attempt; if it is one too many, says how many minutes to wait. */
    Optional<Integer> begin(Limit limit, String whom) {
        var id = Ids.next();
        Instant now = system.instant();
        // Written before counting: of many at the same moment no more than the limit get through.
        jdbc.sql("insert into attempt (what, whom, at, id) values (:what, :whom, :at, :id)")
                .param("what", limit.name())
                .param("whom", whom)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        var recent = jdbc.sql("""
                select count(*) as count, min(at) as first from attempt
                 where what = :what and whom = :whom and at > :from
                """)
                .param("what", limit.name())
                .param("whom", whom)
                .param("from", now.minus(limit.within).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Recent(
                        row.getInt("count"),
                        row.getTimestamp("first") == null
                                ? now
                                : row.getTimestamp("first").toInstant()))
                .single();
        if (recent.count <= limit.most) {
            return Optional.empty();
        }
        jdbc.sql("delete from attempt where id = :id").param("id", id).update();
        long seconds = Duration.between(now, recent.first.plus(limit.within)).toSeconds();
        return Optional.of((int) Math.max(1, (seconds + 59) / 60));
    }

    /** Forgets them all: the one who tried has shown who they are. */
    void forget(Limit limit, String whom) {
        jdbc.sql("delete from attempt where what = :what and whom = :whom")
                .param("what", limit.name())
                .param("whom", whom)
                .update();
    }

    /** Addresses that were tried are not kept longer than they are needed. */
    @Override
    public void run(LocalDate today) {
        jdbc.sql("delete from attempt where at < :before")
                .param("before", system.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
