package org.cadre.site.story;

import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The newest experiences, on any page. */
@Component
class StoriesBlock implements PageBlock {
    private static final int USUAL = 3;
    private static final int MOST = 12;

    /** @param more whether there are further ones */
    record BlockView(List<ShownStory> stories, boolean more) {}

    private final ShownStories shown;

    StoriesBlock(ShownStories shown) {
        this.shown = shown;
    }

    @Override
    public String name() {
        return "stories";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.story.block.about", USUAL);
    }

    @Override
    public Optional<Sentence> refuses(String argument) {
        return argument.isEmpty() || wanted(argument) > 0
                ? Optional.empty()
                : Optional.of(Sentence.of("site.story.block.refused", argument, MOST));
    }

    @Override
    public Optional<View> view(Call call) {
        int most = call.argument().isEmpty() ? USUAL : wanted(call.argument());
        var found = shown.newest(most + 1, 0);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new View(
                        "site/story/stories-block",
                        new BlockView(found.stream().limit(most).toList(), found.size() > most)));
    }

    /** 0: no number of stories. */
    private static int wanted(String argument) {
        if (!argument.matches("\\d{1,2}")) {
            return 0;
        }
        int number = Integer.parseInt(argument);
        return number <= MOST ? number : 0;
    }
}
