package org.cadre.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Runs jobs: at least once, on one of the servers at a time, known to the database from the transaction that asked. */
@Component
public class Jobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration EVERY_HOUR = Duration.ofHours(1);
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final Clock system;
    private final ProgramClock program;
    private final List<DueWork> dueWork;
    private final List<MinuteWork> minuteWork;
    private final boolean runs;
    private volatile boolean running;

    Jobs(
            DataSource database,
            Clock system,
            ProgramClock program,
            Settings settings,
            List<Job> jobs,
            List<DueWork> dueWork,
            List<MinuteWork> minuteWork) {
        this.system = system;
        this.program = program;
        this.dueWork = dueWork;
        this.minuteWork = minuteWork;
        this.runs = settings.jobs();
        var kinds = new ArrayList<Task<?>>();
        for (Job job : jobs) {
            kinds.add(kind(job, system));
        }
        var comingDue = Tasks.recurring("come-due", FixedDelay.of(EVERY_HOUR)).execute((_, _) -> comeDue());
        var eachMinute =
                Tasks.recurring("each-minute", FixedDelay.of(EVERY_MINUTE)).execute((_, _) -> lookAfter());
        // The proxy takes part in the caller's transaction; a bare data source would schedule outside of it.
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), kinds)
                .startTasks(comingDue, eachMinute)
                .threads(4)
                .executorService(Executors.newFixedThreadPool(
                        4, Thread.ofPlatform().name("job-", 1).factory()))
                .pollingInterval(Duration.ofSeconds(1))
                .alwaysPersistTimestampInUTC()
                .clock(system::instant)
                .build();
    }

    /** The job as the scheduler knows it: after a failure with a longer pause each time, until it is given up. */
    static Task<Void> kind(Job job, InstantSource now) {
        return Tasks.oneTime(job.name())
                .onFailure((complete, operations) -> tryAgain(job, now, complete, operations))
                .execute((instance, _) -> job.work().accept(instance.getId()));
    }

    private static void tryAgain(
            Job job, InstantSource now, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures + 1;
        String id = complete.getExecution().taskInstance.getId();
        String reason = complete.getCause().map(Throwable::toString).orElse("unknown");
        if (failures >= job.tries()) {
            LOG.warn("gave up {} {} after {} tries: {}", job.name(), id, failures, reason);
            job.givenUp().hear(id, reason);
            operations.stop();
            return;
        }
        var pause = job.firstPause().multipliedBy((long) Math.ceil(Math.pow(1.5, failures - 1d)));
        LOG.info("{} {} failed, tries again in {}: {}", job.name(), id, pause, reason);
        operations.reschedule(complete, now.instant().plus(pause));
    }

    /** Asks for a piece of work, known only if the surrounding transaction commits; the same id is asked for once. */
    public void ask(String job, String id) {
        ask(job, id, system.instant());
    }

    /** The same, to be done no earlier than then. */
    public void ask(String job, String id, Instant earliest) {
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(job, id), earliest);
    }

    /** Does all that the program's day has brought: each capability in its own transactions, one's failure apart. */
    public void comeDue() {
        var today = program.today();
        for (DueWork work : dueWork) {
            try {
                work.run(today);
            } catch (RuntimeException e) {
                LOG.error(
                        "what has come due on {} was not done by {}",
                        today,
                        work.getClass().getSimpleName(),
                        e);
            }
        }
    }

    private void lookAfter() {
        for (MinuteWork work : minuteWork) {
            try {
                work.runMinutely();
            } catch (RuntimeException e) {
                LOG.error(
                        "the minute's work was not done by {}", work.getClass().getSimpleName(), e);
            }
        }
    }

    @Override
    public void start() {
        if (runs) {
            scheduler.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        if (runs) {
            scheduler.stop();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
