package org.cadre.site.block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Editions;
import org.cadre.site.page.PageBlock;
import org.cadre.standards.Competency;
import org.cadre.standards.Framework;
import org.cadre.standards.Frameworks;
import org.cadre.standards.Standard;
import org.springframework.stereotype.Component;

/** The standards the program applies, and which of them each mentor competency is linked with. */
@Component
class StandardsBlock implements PageBlock {
    /** A competency and what it is linked with, by framework. */
    record Row(Competency competency, Map<Framework, List<Standard>> standards) {}

    record StandardsView(List<Framework> frameworks, List<Row> rows, boolean sample) {}

    private final Editions editions;

    StandardsBlock(Editions editions) {
        this.editions = editions;
    }

    @Override
    public String name() {
        return "standards";
    }

    @Override
    public Sentence about() {
        return Sentence.of("site.block.standards.about");
    }

    @Override
    public Optional<View> view(Call call) {
        var used = editions.current(Editions.NATIONAL).standards();
        var all = Frameworks.shipped();
        var frameworks = all.all().stream()
                .filter(one -> used.contains(one.key()) || used.contains(one.replaces()))
                .toList();
        var rows = all.competencies().stream()
                .map(one -> new Row(one, linked(frameworks, all.crosswalk().linkedTo(one.key()))))
                .toList();
        boolean sample = all.crosswalk().sample() || all.competencies().stream().anyMatch(Competency::sample);
        return Optional.of(new View("site/block/standards", new StandardsView(frameworks, rows, sample)));
    }

    private static Map<Framework, List<Standard>> linked(List<Framework> frameworks, Set<String> keys) {
        var linked = new LinkedHashMap<Framework, List<Standard>>();
        for (var framework : frameworks) {
            var those = new ArrayList<Standard>();
            framework.standards().stream()
                    .filter(standard -> keys.contains(standard.key()))
                    .forEach(those::add);
            if (!those.isEmpty()) {
                linked.put(framework, those);
            }
        }
        return linked;
    }
}
