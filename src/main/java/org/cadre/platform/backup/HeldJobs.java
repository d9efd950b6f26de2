package org.cadre.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.cadre.platform.job.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work that waited when a backup was made that was restored since: a mail in it may have been sent, a refund made. It is
 * held until office says what becomes of it.
 */
@Component
public class HeldJobs {
    /** So much work of one kind, the oldest of it due then. */
    public record Kind(String task, long count, Instant oldest) {}

    private final JdbcClient jdbc;
    private final Jobs jobs;

    HeldJobs(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    public List<Kind> kinds() {
        return jdbc.sql("select task, count(*), min(due) as oldest from held_job group by task order by task")
                .query((row, _) -> new Kind(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    /** Has all of a kind done after all, within the caller's transaction. */
    public int release(String task) {
        var instances = taken(task);
        instances.forEach(instance -> jobs.ask(task, instance));
        return instances.size();
    }

    /** Leaves all of a kind undone. */
    public int drop(String task) {
        return taken(task).size();
    }

    private List<String> taken(String task) {
        return jdbc.sql("delete from held_job where task = :task returning instance")
                .param("task", task)
                .query(String.class)
                .list();
    }

    /** The same for all kinds, without a server. */
    public static void releaseAll(Connection connection) throws SQLException {
        connection.setReadOnly(false);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                    select task, instance, due, false, 1 from held_job
                    on conflict do nothing
                    """);
            statement.executeUpdate("delete from held_job");
        }
        connection.commit();
    }
}
