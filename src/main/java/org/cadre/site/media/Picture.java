package org.cadre.site.media;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A picture as it is kept.
 *
 * @param sizes the widest first
 */
public record Picture(UUID id, List<Size> sizes) {
    /** One width of it. */
    public record Size(int width, int height, String mediaType, long bytes, String digest) {}

    public Picture {
        sizes = List.copyOf(sizes);
    }

    public Size widest() {
        return sizes.getFirst();
    }

    /** The one that is shown where a browser cannot choose. */
    public Size usual() {
        return sizes.size() > 1 ? sizes.get(1) : sizes.getFirst();
    }

    /** All widths under an address, for a browser to choose from. */
    public String choices(String place) {
        return sizes.stream()
                .map(size -> place + size.digest() + " " + size.width() + "w")
                .collect(Collectors.joining(", "));
    }
}
