package org.cadre.site.story;

import java.util.UUID;
import org.cadre.platform.web.Preview;
import org.cadre.site.media.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is shown.
 *
 * @param html its words, made from Markdown
 * @param files under it each of its files has its digest
 * @param draft null: everybody may see it; otherwise where office goes back to
 */
record StoryView(
        StoryVersion version,
        String html,
        @Nullable Picture picture,
        String files,
        @Nullable UUID draft,
        @Nullable Preview preview) {
    StoryWords words() {
        return version.words();
    }
}
