package org.cadre.site.resource;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a resource.
 *
 * @param language of the resource itself
 * @param heldOn when a webinar took place
 * @param place smaller stands further up
 * @param link where it is, when it is no file of ours; empty: it is one
 * @param slidesLink where its slides are; empty: they are a file of ours, or there are none
 */
public record ResourceWords(
        ResourceKind kind,
        String title,
        String description,
        String language,
        List<String> tags,
        String presenter,
        @Nullable LocalDate heldOn,
        int place,
        String link,
        String slidesLink,
        boolean sample) {
    public ResourceWords {
        tags = List.copyOf(tags);
    }
}
