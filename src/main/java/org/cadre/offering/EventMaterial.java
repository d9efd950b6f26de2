package org.cadre.offering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file or a link for those who come.
 *
 * @param session the title of the session it is for; null: the whole event
 * @param link null: it is a file
 * @param file its digest in the file store
 * @param withdrawn taken out: only office still sees it
 */
public record EventMaterial(
        UUID id,
        String title,
        @Nullable String session,
        @Nullable String link,
        @Nullable String file,
        @Nullable String fileName,
        @Nullable String fileKind,
        @Nullable Integer bytes,
        boolean withdrawn) {

    /** "1.4 MB", or kilobytes when it is small. */
    public String size() {
        if (bytes == null) {
            return "";
        }
        return bytes >= 1_000_000
                ? bytes / 1_000_000 + "." + bytes / 100_000 % 10 + " MB"
                : Math.max(1, bytes / 1_000) + " KB";
    }
}
