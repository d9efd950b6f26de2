package org.cadre.platform.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for other processes, which tell nobody when they are ready. */
final class Waiting {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private Waiting() {}

    /** Whether it came true in time. */
    static boolean until(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }

    static int toEnd(Process process) {
        return process.onExit().join().exitValue();
    }
}
