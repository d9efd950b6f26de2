package org.cadre.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a page looks where a link to it is shared, and to those who look through the web.
 *
 * @param title without the association's name
 * @param description one or two sentences
 * @param address the whole address it is known by
 * @param image the whole address of a picture; null: none
 * @param alternates the same page in other languages
 */
public record Preview(
        String title,
        String description,
        String address,
        @Nullable String image,
        List<Alternate> alternates) {
    public Preview {
        alternates = List.copyOf(alternates);
    }

    /** The same page in another language, by its whole address. */
    public record Alternate(String language, String href, String label) {}
}
