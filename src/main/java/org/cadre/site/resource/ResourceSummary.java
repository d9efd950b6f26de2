package org.cadre.site.resource;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource as office keeps it.
 *
 * @param newest number of the newest version
 * @param published number of the version that everybody sees; null: none
 * @param downloads of all months
 */
record ResourceSummary(
        UUID id,
        String slug,
        ResourceKind kind,
        String title,
        boolean sample,
        int newest,
        @Nullable Integer published,
        long downloads) {
    String address() {
        return "/resources/" + slug;
    }

    boolean hasDraft() {
        return published == null || published < newest;
    }

    String state() {
        return published == null ? "draft" : hasDraft() ? "newer" : "published";
    }

    String tone() {
        return published == null ? "quiet" : hasDraft() ? "attention" : "done";
    }

    String icon() {
        return hasDraft() ? "pencil" : "check-circle";
    }
}
