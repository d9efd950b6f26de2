package org.cadre.certification.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether anything may be entered, given what the second place says was there before. */
public sealed interface RegisterState {
    /** It contains all that was ever published. */
    record Open() implements RegisterState {}

    /**
     * It is older than its last published checkpoint: an old backup was restored.
     *
     * @param size how many entries there are
     * @param published how many there were
     * @param lastEntry when the last one that is left was entered; what came after it is missing
     */
    record Behind(long size, long published, @Nullable Instant lastEntry) implements RegisterState {
        public long missing() {
            return published - size;
        }
    }

    /**
     * It is not the one that was published: other entries stand where that one had its own.
     *
     * @param published how many entries the published one had
     */
    record Forked(long published) implements RegisterState {}
}
