package org.cadre.site.story;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A story as office keeps it.
 *
 * @param newest number of the newest version
 * @param published number of the version that is published; null: none is
 * @param shown whether everybody may see it today
 */
record StorySummary(
        UUID id,
        String slug,
        String title,
        boolean sample,
        int newest,
        @Nullable Integer published,
        @Nullable Instant publishedAt,
        boolean shown) {
    String address() {
        return "/experiences/" + slug;
    }

    boolean hasDraft() {
        return published == null || published < newest;
    }

    /** Published, and hidden all the same: somebody's consent is missing. */
    boolean hidden() {
        return published != null && !shown;
    }

    String state() {
        return published == null ? "draft" : !shown ? "hidden" : hasDraft() ? "newer" : "published";
    }

    String tone() {
        return switch (state()) {
            case "published" -> "done";
            case "hidden" -> "problem";
            case "newer" -> "attention";
            default -> "quiet";
        };
    }

    String icon() {
        return switch (state()) {
            case "published" -> "check-circle";
            case "hidden" -> "eye-slash";
            default -> "pencil";
        };
    }
}
