package org.cadre.site.page;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page as office lists it.
 *
 * @param title of its newest version
 * @param newest the number of that version
 * @param published the number of the version that is shown; null: none is
 */
record PageSummary(
        UUID id,
        String slug,
        String language,
        @Nullable UUID translates,
        boolean front,
        @Nullable UUID parent,
        int position,
        ShownIn shownIn,
        String title,
        int newest,
        boolean sample,
        @Nullable Integer published,
        @Nullable Instant publishedAt) {

    String address() {
        return front && language.equals(PageTree.FIRST_LANGUAGE) ? "/" : "/" + slug;
    }

    boolean isPublished() {
        return published != null;
    }

    /** Whether something was saved that is not shown yet. */
    boolean hasDraft() {
        return published == null || published != newest;
    }
}
