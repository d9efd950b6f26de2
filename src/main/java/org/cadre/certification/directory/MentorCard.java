package org.cadre.certification.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the public sees of a mentor; there is no mail address on it.
 *
 * @param id of the listing, not of the person
 * @param state in two letters
 * @param district null: not shown
 * @param since when the first certificate began
 * @param languages beside English, in the mentor's words; empty: none named
 */
record MentorCard(
        UUID id,
        String name,
        String state,
        @Nullable String district,
        LocalDate since,
        List<String> kinds,
        List<String> modes,
        String languages) {
    MentorCard {
        kinds = List.copyOf(kinds);
        modes = List.copyOf(modes);
    }
}
