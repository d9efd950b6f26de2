package org.cadre.site.block;

import java.util.Objects;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** What somebody said, and who. */
@Component
class QuoteBlock implements PageBlock {
    private static final int LONGEST = 120;

    record QuoteView(String html, String by) {}

    @Override
    public String name() {
        return "quote";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.quote.about");
    }

    @Override
    public boolean holdsWords() {
        return true;
    }

    @Override
    public Optional<Sentence> refuses(String argument) {
        return argument.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(Sentence.of("site.block.quote.refused", LONGEST));
    }

    @Override
    public Optional<View> view(Call call) {
        return Optional.of(new View(
                "site/block/quote", new QuoteView(Objects.requireNonNullElse(call.words(), ""), call.argument())));
    }
}
