package org.cadre.site.story;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One saved state of a story; it never changes.
 *
 * @param writtenBy the name of who saved it; null: it came with the sample
 */
public record StoryVersion(
        UUID id,
        UUID story,
        int number,
        StoryWords words,
        StoryFiles files,
        @Nullable String writtenBy,
        Instant writtenAt) {

    boolean hasVideo() {
        return files.hasVideo() || !words.videoLink().isEmpty();
    }

    /** What of people it has in it, beside their names. */
    Set<Scope> shows() {
        var shows = EnumSet.noneOf(Scope.class);
        if (!words.quotation().isEmpty()) {
            shows.add(Scope.WORDS);
        }
        if (files.picture() != null) {
            shows.add(Scope.PICTURE);
        }
        if (hasVideo()) {
            shows.add(Scope.VIDEO);
        }
        return shows;
    }
}
