package org.cadre.platform.job;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * One kind of work outside a request: a name, what to do for an id, and how to fail.
 *
 * @param name unique, as it stands in the database
 * @param work done at least once for each id; throwing means "try again later"
 * @param firstPause the pause before the second try; it grows by half with each further one
 * @param tries after so many the job gives up
 * @param givenUp told the id and why when the job gives up
 */
public record Job(String name, Consumer<String> work, Duration firstPause, int tries, GivenUp givenUp) {

    /** Hears that a piece of work will not be tried again. */
    @FunctionalInterface
    public interface GivenUp {
        void hear(String id, String reason);
    }
}
