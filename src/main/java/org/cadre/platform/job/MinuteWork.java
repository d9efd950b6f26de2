package org.cadre.platform.job;

/** What a capability looks after each minute, on one of the servers; running it twice does nothing more. */
public interface MinuteWork {
    void runMinutely();
}
