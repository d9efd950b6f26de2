package org.cadre.platform.job;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.sql.DataSource;

/** The scheduler of the server on its real table, with a clock that a test moves and runs that a test asks for. */
public final class JobsByHand {
    private final SettableClock clock = new SettableClock();
    private final ManualScheduler scheduler;

    public JobsByHand(DataSource database, Instant now, Job... jobs) {
        clock.set(now);
        this.scheduler = TestHelper.createManualScheduler(
                        database,
                        Arrays.stream(jobs)
                                .map(job -> Jobs.kind(job, clock::now))
                                .toArray(Task<?>[]::new))
                .clock(clock)
                .build();
    }

    /** Lets time pass and does what has come due. */
    public void after(Duration pause) {
        clock.tick(pause);
        scheduler.runAnyDueExecutions();
    }

    public Instant now() {
        return clock.now();
    }
}
