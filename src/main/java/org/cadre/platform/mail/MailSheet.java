package org.cadre.platform.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the mail's template shows, all of it said already.
 *
 * @param language its tag
 * @param logo the address of the association's logo, which stands for its name; the name is shown where pictures are off
 */
public record MailSheet(
        String language,
        String subject,
        List<String> lines,
        List<Mail.Paragraph> words,
        @Nullable String button,
        @Nullable String url,
        List<Place> places,
        @Nullable String because,
        @Nullable String logo,
        String association,
        String address) {
    /** A further address, with what is there. */
    public record Place(String label, String url) {}

    public MailSheet {
        lines = List.copyOf(lines);
        words = List.copyOf(words);
        places = List.copyOf(places);
    }
}
