package org.cadre.site.block;

import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.program.EditionInWords;
import org.cadre.program.Editions;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** What the program asks for, in words: all of it, or one step of the way. */
@Component
class RequirementsBlock implements PageBlock {
    private static final List<String> STEPS = List.of("part-one", "certification", "renewal");

    record RequirementsView(List<EditionInWords.Rule> rules) {}

    private final Editions editions;

    RequirementsBlock(Editions editions) {
        this.editions = editions;
    }

    @Override
    public String name() {
        return "requirements";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.requirements.about");
    }

    @Override
    public Optional<Sentence> refuses(String argument) {
        return argument.isEmpty() || STEPS.contains(argument)
                ? Optional.empty()
                : Optional.of(Sentence.of("site.block.requirements.refused", argument, String.join(", ", STEPS)));
    }

    @Override
    public Optional<View> view(Call call) {
        var rules = EditionInWords.rules(editions.current(Editions.NATIONAL)).stream()
                .filter(rule ->
                        call.argument().isEmpty() || rule.said().key().equals("program.words." + call.argument()))
                .toList();
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new View("site/block/requirements", new RequirementsView(rules)));
    }
}
