package org.cadre.site.block;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.site.page.PageBlock;
import org.springframework.stereotype.Component;

/** The modules of part one, each with what is learned in it and its hours. */
@Component
class ModulesBlock implements PageBlock {
    record ModulesView(List<Edition.ProgramModule> modules) {
        int minutes() {
            return modules.stream().mapToInt(Edition.ProgramModule::minutes).sum();
        }
    }

    private final Editions editions;

    ModulesBlock(Editions editions) {
        this.editions = editions;
    }

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.modules.about");
    }

    @Override
    public Optional<View> view(Call call) {
        var modules = editions.current(Editions.NATIONAL).modules().stream()
                .sorted(Comparator.comparingInt(Edition.ProgramModule::order))
                .toList();
        return Optional.of(new View("site/block/modules", new ModulesView(modules)));
    }
}
