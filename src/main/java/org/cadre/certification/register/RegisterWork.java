package org.cadre.certification.register;

import java.time.LocalDate;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.time.DueWork;
import org.springframework.stereotype.Component;

/** Keeps the checkpoints up with the register: within a minute of each entry, and each day. */
@Component
class RegisterWork implements MinuteWork, DueWork {
    private final RegisterBackfill backfill;
    private final Checkpoints checkpoints;
    private final NightlyVerification nightly;

    RegisterWork(RegisterBackfill backfill, Checkpoints checkpoints, NightlyVerification nightly) {
        this.backfill = backfill;
        this.checkpoints = checkpoints;
        this.nightly = nightly;
    }

    @Override
    public void runMinutely() {
        backfill.run();
        checkpoints.publish();
    }

    @Override
    public void run(LocalDate today) {
        runMinutely();
        nightly.run(today);
    }
}
