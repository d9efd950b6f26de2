package org.cadre.site.story;

import java.time.Instant;
import java.util.UUID;
import org.cadre.site.media.Picture;
import org.jspecify.annotations.Nullable;

/** A story as everybody may see it today, in lists. */
public record ShownStory(
        UUID id,
        String slug,
        String title,
        String summary,
        String quotation,
        String quotedName,
        String quotedRole,
        @Nullable Picture picture,
        String pictureText,
        boolean video,
        boolean sample,
        Instant publishedAt) {
    public String address() {
        return "/experiences/" + slug;
    }

    /** Under it each of its files has its digest. */
    public String files() {
        return address() + "/files/";
    }
}
