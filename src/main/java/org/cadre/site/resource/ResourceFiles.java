package org.cadre.site.resource;

import org.cadre.site.media.StoredFile;
import org.jspecify.annotations.Nullable;

/** The files of a version: the resource itself, its slides, and the captions of a video. */
public record ResourceFiles(
        @Nullable StoredFile file,
        @Nullable StoredFile slides,
        @Nullable String captions) {
    public static final ResourceFiles NONE = new ResourceFiles(null, null, null);

    boolean hasVideo() {
        return file != null && file.isVideo();
    }
}
