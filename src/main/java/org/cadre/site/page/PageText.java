package org.cadre.site.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page's Markdown, read once: its words as HTML that is safe to show, and the blocks it calls between them. */
record PageText(List<Part> parts, List<PageProblem> problems) {
    sealed interface Part {}

    /** @param html made here, with no tag that the writer typed */
    record Words(String html) implements Part {}

    /** @param words the HTML of what stands in the block; null: nothing can */
    record Called(String name, String argument, @Nullable String words) implements Part {}

    PageText {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** Whether it says the same until it is published again. */
    boolean isStill() {
        return parts.stream().noneMatch(part -> part instanceof Called(var _, var _, var words) && words == null);
    }
}
