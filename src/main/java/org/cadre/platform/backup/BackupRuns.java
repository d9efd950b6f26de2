package org.cadre.platform.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of each backup that was asked for, or came by itself. */
@Component
public class BackupRuns {
    /**
     * A backup, or the try to make one.
     *
     * @param night it came by itself in; null: somebody asked for it
     * @param why it failed
     * @param copyWhy the second copy failed
     * @param rehearsedWhy what was found when it was restored elsewhere; null: all was well
     */
    public record Run(
            UUID id,
            @Nullable LocalDate night,
            Instant askedAt,
            String state,
            long doneRows,
            long allRows,
            @Nullable Instant finishedAt,
            @Nullable String file,
            @Nullable Long bytes,
            @Nullable Long rows,
            @Nullable Long files,
            @Nullable Boolean sealed,
            int damaged,
            @Nullable String why,
            @Nullable String copy,
            @Nullable String copyWhy,
            @Nullable Instant rehearsedAt,
            @Nullable String rehearsedWhy) {
        public boolean isDone() {
            return state.equals("done");
        }

        public boolean hasFailed() {
            return state.equals("failed");
        }

        public boolean isGoingOn() {
            return state.equals("waiting") || state.equals("running");
        }

        public int percent() {
            return allRows == 0 ? 0 : (int) (doneRows * 100 / allRows);
        }
    }

    private final JdbcClient jdbc;
    private final Clock system;

    BackupRuns(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Asks for the night's backup: empty when that was done before. */
    Optional<UUID> ask(LocalDate night) {
        return insert(night);
    }

    UUID ask() {
        return insert(null).orElseThrow();
    }

    private Optional<UUID> insert(@Nullable LocalDate night) {
        var id = Ids.next();
        int fresh = jdbc.sql("""
                insert into backup_run (id, night, asked_at, state) values (:id, :night, :now, 'waiting')
                on conflict (night) do nothing
                """)
                .param("id", id)
                .param("night", night)
                .param("now", now())
                .update();
        return fresh == 1 ? Optional.of(id) : Optional.empty();
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql("""
                select id, night, asked_at, state, done_rows, all_rows, finished_at, file, bytes, rows, files, sealed, damaged,
                       why, copy, copy_why, rehearsed_at, rehearsed_why
                  from backup_run where id = :id
                """).param("id", id).query(Run.class).optional();
    }

    /** The newest, of whatever came of them. */
    public List<Run> newest(int most) {
        return newest(most, null);
    }

    /** @param before the one to go on after; null: from the newest on */
    public List<Run> newest(int most, @Nullable UUID before) {
        return jdbc.sql("""
                select id, night, asked_at, state, done_rows, all_rows, finished_at, file, bytes, rows, files, sealed, damaged,
                       why, copy, copy_why, rehearsed_at, rehearsed_why
                  from backup_run
                 where removed_at is null and (:before::uuid is null or id < :before::uuid)
                 order by id desc limit :most
                """)
                .param("before", before)
                .param("most", most)
                .query(Run.class)
                .list();
    }

    /** The newest that was made. */
    public Optional<Run> lastGood() {
        return jdbc.sql("""
                select id, night, asked_at, state, done_rows, all_rows, finished_at, file, bytes, rows, files, sealed, damaged,
                       why, copy, copy_why, rehearsed_at, rehearsed_why
                  from backup_run where removed_at is null and state = 'done'
                 order by finished_at desc limit 1
                """).query(Run.class).optional();
    }

    public boolean anyGoingOn() {
        return jdbc.sql("select exists (select 1 from backup_run where state in ('waiting', 'running'))")
                .query(Boolean.class)
                .single();
    }

    void begin(UUID id) {
        jdbc.sql("""
                update backup_run
                   set state = 'running', tries = tries + 1, done_rows = 0, all_rows = 0, why = null, finished_at = null
                 where id = :id
                """).param("id", id).update();
    }

    void note(UUID id, long done, long all) {
        jdbc.sql("update backup_run set done_rows = :done, all_rows = :all where id = :id and state = 'running'")
                .param("done", done)
                .param("all", all)
                .param("id", id)
                .update();
    }

    void finish(UUID id, Backup.Made made) {
        jdbc.sql("""
                update backup_run
                   set state = 'done', finished_at = :now, file = :file, bytes = :bytes, rows = :rows, files = :files,
                       digest = :digest, sealed = :sealed, damaged = :damaged
                 where id = :id
                """)
                .param("now", now())
                .param("file", made.file().path().toString())
                .param("bytes", made.file().bytes())
                .param("rows", made.rows())
                .param("files", made.files())
                .param("digest", made.file().digest())
                .param("sealed", made.file().isSealed())
                .param("damaged", made.damaged().size())
                .param("id", id)
                .update();
    }

    void fail(UUID id, String why) {
        jdbc.sql("update backup_run set state = 'failed', why = :why, finished_at = :now where id = :id")
                .param("why", why)
                .param("now", now())
                .param("id", id)
                .update();
    }

    void noteCopy(UUID id, @Nullable Path copy, @Nullable String why) {
        jdbc.sql("update backup_run set copy = :copy, copy_why = :why where id = :id")
                .param("copy", copy == null ? null : copy.toString())
                .param("why", why)
                .param("id", id)
                .update();
    }

    void noteRehearsal(UUID id, @Nullable String why) {
        jdbc.sql("update backup_run set rehearsed_at = :now, rehearsed_why = :why where id = :id")
                .param("now", now())
                .param("why", why)
                .param("id", id)
                .update();
    }

    void noteRemoved(UUID id) {
        jdbc.sql("update backup_run set removed_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** All that were made and are kept, the newest first. */
    List<Run> kept() {
        return jdbc.sql("""
                select id, night, asked_at, state, done_rows, all_rows, finished_at, file, bytes, rows, files, sealed, damaged,
                       why, copy, copy_why, rehearsed_at, rehearsed_why
                  from backup_run where removed_at is null and state = 'done'
                 order by finished_at desc
                """).query(Run.class).list();
    }

    Optional<Instant> lastRehearsal() {
        return jdbc.sql("select max(rehearsed_at) from backup_run")
                .query((row, _) -> row.getTimestamp(1) == null
                        ? Optional.<Instant>empty()
                        : Optional.of(row.getTimestamp(1).toInstant()))
                .single();
    }
}
