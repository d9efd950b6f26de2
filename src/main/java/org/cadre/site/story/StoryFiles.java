package org.cadre.site.story;

import java.util.UUID;
import org.cadre.site.media.StoredFile;
import org.jspecify.annotations.Nullable;

/** The files of a version: a picture, and a video with its captions. */
public record StoryFiles(
        @Nullable UUID picture,
        @Nullable StoredFile video,
        @Nullable String captions) {
    public static final StoryFiles NONE = new StoryFiles(null, null, null);

    boolean hasVideo() {
        return video != null;
    }
}
