package org.cadre.internship.showcase;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as the public sees it.
 *
 * @param author empty where the author shows no name
 * @param files none where the author shows none
 */
record Shown(
        UUID project,
        String title,
        String summary,
        String author,
        LocalDate passedOn,
        @Nullable String videoLink,
        List<File> files) {
    /** The beginning of the abstract, cut between words. */
    String beginning() {
        return beginning(summary);
    }

    private static String beginning(String summary) {
        if (summary.length() <= 280) {
            return summary;
        }
        int cut = summary.lastIndexOf(' ', 277);
        int end = cut > 100 ? cut : summary.offsetByCodePoints(0, Math.min(277, summary.codePointCount(0, 277)));
        return summary.substring(0, end).stripTrailing() + "…";
    }

    record File(UUID id, String name, String mediaType, int bytes, String digest) {
        String kilobytes() {
            return String.valueOf(Math.max(1, bytes / 1024));
        }
    }

    /** One in the list. */
    record Line(UUID project, String title, String summary, String author, LocalDate passedOn) {
        /** The beginning of the abstract, cut between words. */
        String beginning() {
            return Shown.beginning(summary);
        }
    }
}
