package org.cadre.people;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Sentence;

/** What came of loading a file of the national directory. */
public sealed interface NcesReport {
    /** The name of the file. */
    String file();

    /**
     * The file was loaded: each row is new, changed, unchanged or refused.
     *
     * @param reasons of the refused rows, the first thousand
     */
    record Loaded(
            UUID id,
            String file,
            OrganizationKind kind,
            int total,
            int added,
            int changed,
            int unchanged,
            int refused,
            List<RefusedRow> reasons,
            Duration took)
            implements NcesReport {

        public long rowsPerSecond() {
            return total * 1000L / Math.max(1, took.toMillis());
        }

        /** Whether nothing of the file could be used. */
        public boolean isNothing() {
            return refused == total;
        }
    }

    /** The file as a whole cannot be trusted: nothing of it was loaded. */
    record NotLoaded(String file, Sentence why) implements NcesReport {}

    /**
     * A row that was left out, while the others were loaded.
     *
     * @param line its line in the file, from 1
     * @param ncesId what stands where its id should be
     */
    record RefusedRow(int line, String ncesId, Sentence why) {}
}
