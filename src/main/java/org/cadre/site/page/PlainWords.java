package org.cadre.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** Reads Markdown that is no page: words as safe as those of pages are, without blocks. */
@Component
public class PlainWords {
    /** @param html made here, with no tag that the writer typed */
    public record Read(String html, List<PageProblem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    private final PageReader reader;

    PlainWords(PageReader reader) {
        this.reader = reader;
    }

    public Read read(String markdown) {
        var text = reader.read(markdown);
        var problems = new ArrayList<>(text.problems());
        if (text.parts().stream().anyMatch(PageText.Called.class::isInstance) && problems.isEmpty()) {
            problems.add(new PageProblem(1, Sentence.of("site.page.problem.block-elsewhere")));
        }
        return new Read(
                text.parts().stream()
                        .filter(PageText.Words.class::isInstance)
                        .map(PageText.Words.class::cast)
                        .map(PageText.Words::html)
                        .collect(Collectors.joining()),
                problems);
    }
}
