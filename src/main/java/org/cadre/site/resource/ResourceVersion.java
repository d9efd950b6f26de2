package org.cadre.site.resource;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One saved state of a resource; it never changes.
 *
 * @param writtenBy the name of who saved it; null: it came with the sample
 */
record ResourceVersion(
        UUID id,
        UUID resource,
        int number,
        ResourceWords words,
        ResourceFiles files,
        @Nullable String writtenBy,
        Instant writtenAt) {
    boolean hasSlides() {
        return files.slides() != null || !words.slidesLink().isEmpty();
    }
}
