package org.cadre.internship.showcase;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passed project as its author decides about it.
 *
 * @param since when the consent in force was given; null: none is
 * @param removalReason why office took it down; null: it did not
 */
record OwnShowing(
        UUID project,
        UUID author,
        String title,
        String summary,
        String name,
        int files,
        boolean video,
        boolean withName,
        boolean withFiles,
        @Nullable LocalDate since,
        @Nullable String removalReason) {
    /** Whether there is more to show than title and abstract. */
    boolean hasMore() {
        return files > 0 || video;
    }

    boolean isShown() {
        return since != null && removalReason == null;
    }
}
