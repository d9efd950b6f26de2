package org.cadre.platform.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.cadre.platform.backup.BackupRuns.Run;
import org.springframework.stereotype.Component;

/** Whether somebody could go on from a backup if the server were lost now. */
@Component
public class BackupHealth {
    private static final Duration OLD = Duration.ofHours(26);
    private static final Duration STALE = Duration.ofDays(3);

    /** From the best to the worst. */
    public enum State {
        GOOD("done"),
        /** Nobody wants any by themselves here, and nothing is wrong. */
        OFF("quiet"),
        NONE_YET("attention"),
        OLD("attention"),
        NO_COPY("attention"),
        STALE("problem"),
        NOT_RESTORABLE("problem"),
        GONE("problem"),
        FAILED("problem");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }

        /** Whether somebody should do something about it. */
        public boolean warns() {
            return this != GOOD && this != OFF && this != NONE_YET;
        }
    }

    private final BackupRuns runs;
    private final Nightly nightly;
    private final Clock system;

    BackupHealth(BackupRuns runs, Nightly nightly, Clock system) {
        this.runs = runs;
        this.nightly = nightly;
        this.system = system;
    }

    public State state() {
        var newest = runs.newest(2).stream().filter(run -> !run.isGoingOn()).findFirst();
        if (newest.filter(Run::hasFailed).isPresent()) {
            return State.FAILED;
        }
        return newest.flatMap(_ -> runs.lastGood()).map(this::of).orElse(nightly.isOn() ? State.NONE_YET : State.OFF);
    }

    private State of(Run run) {
        if (run.rehearsedWhy() != null) {
            return State.NOT_RESTORABLE;
        }
        if (run.file() == null || Files.notExists(Path.of(run.file()))) {
            return State.GONE;
        }
        if (!nightly.isOn()) {
            return State.OFF;
        }
        Instant now = system.instant();
        if (run.finishedAt() == null || run.finishedAt().plus(STALE).isBefore(now)) {
            return State.STALE;
        }
        if (run.finishedAt().plus(OLD).isBefore(now)) {
            return State.OLD;
        }
        return run.copyWhy() == null ? State.GOOD : State.NO_COPY;
    }
}
