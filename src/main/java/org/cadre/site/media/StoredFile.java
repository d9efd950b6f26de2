package org.cadre.site.media;

/** A file as it is kept, by its digest. */
public record StoredFile(String digest, String name, String mediaType, long bytes) {
    public boolean isVideo() {
        return mediaType.startsWith("video/");
    }

    /** How large it is, for people. */
    public String size() {
        return bytes < 1024 * 1024 ? Math.max(1, bytes / 1024) + " kB" : Math.round(bytes / (1024.0 * 1024.0)) + " MB";
    }
}
