package org.cadre.platform.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.platform.text.Language;

/**
 * What a PDF says about itself. The instant is given, never read from a clock, so that the same paper is the same bytes.
 *
 * @param language BCP 47, such as {@code en-US}
 */
public record Details(String title, String author, String language, Instant created, List<Attachment> attachments) {

    public Details {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A paper needs a title: readers announce it first");
        }
        created = created.truncatedTo(ChronoUnit.SECONDS);
        attachments = List.copyOf(attachments);
    }

    /** A paper without attachments, in the language of the work at hand. */
    public static Details of(String title, String author, Instant created) {
        return new Details(title, author, Language.now().ofPapers(), created, List.of());
    }

    public Details with(Attachment attachment) {
        return new Details(
                title,
                author,
                language,
                created,
                Stream.concat(attachments.stream(), Stream.of(attachment)).toList());
    }
}
