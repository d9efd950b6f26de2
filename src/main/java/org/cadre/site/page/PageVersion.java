package org.cadre.site.page;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page said when it was saved; it never changes.
 *
 * @param label what the menu calls it; empty: its title
 * @param description one or two sentences, also where a link to it is shared
 * @param text its Markdown
 * @param sample whether its words were shipped, for office to replace
 * @param takenFrom the older version it brings back; null: it was written
 * @param writtenBy who saved it; null: it was shipped
 */
record PageVersion(
        UUID id,
        UUID page,
        int number,
        String title,
        String label,
        String description,
        String text,
        boolean sample,
        @Nullable Integer takenFrom,
        @Nullable String writtenBy,
        Instant writtenAt) {}
