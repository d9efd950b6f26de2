package org.cadre.site.block;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.program.Editions;
import org.cadre.site.page.PageBlock;
import org.cadre.standards.Framework;
import org.cadre.standards.FrameworkStore;
import org.cadre.standards.FrameworkVersions;
import org.cadre.standards.Frameworks;
import org.cadre.standards.NamedFramework;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StoredFramework;
import org.cadre.standards.StoredStandard;
import org.springframework.stereotype.Component;

/** The standards the program applies, and which of them each mentor competency is linked with. */
@Component
class StandardsBlock implements PageBlock {
    /** A competency and what it is linked with, by framework. */
    record Row(StoredStandard competency, Map<NamedFramework, List<StoredStandard>> standards) {}

    record StandardsView(List<NamedFramework> frameworks, List<Row> rows, boolean sample) {}

    private final Editions editions;
    private final FrameworkStore store;
    private final FrameworkVersions versions;

    StandardsBlock(Editions editions, FrameworkStore store, FrameworkVersions versions) {
        this.editions = editions;
        this.store = store;
        this.versions = versions;
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
        var named = editions.current(Editions.NATIONAL).frameworks();
        var frameworks = shown(named);
        var map = store.map(named);
        var rows = map.top(StandardMap.COMPETENCIES).stream()
                .map(one -> new Row(one, linked(frameworks, map.linkedTo(one.key()))))
                .toList();
        boolean sample = store.all().stream().anyMatch(StoredFramework::sample);
        return Optional.of(new View("site/block/standards", new StandardsView(frameworks, rows, sample)));
    }

    /** Those the program names, as it names them, each with the one that follows it. */
    private List<NamedFramework> shown(List<NamedFramework> named) {
        var all = new LinkedHashMap<>(versions.today());
        all.keySet().removeIf(key -> named.stream().noneMatch(one -> one.key().equals(key) || follows(key, one)));
        named.forEach(one -> all.put(one.key(), one));
        return List.copyOf(all.values());
    }

    private static boolean follows(String key, NamedFramework earlier) {
        return Frameworks.shipped()
                .find(key)
                .map(Framework::replaces)
                .filter(earlier.key()::equals)
                .isPresent();
    }

    private static Map<NamedFramework, List<StoredStandard>> linked(
            List<NamedFramework> frameworks, List<StoredStandard> standards) {
        var linked = new LinkedHashMap<NamedFramework, List<StoredStandard>>();
        for (var framework : frameworks) {
            var those = framework.top().stream().filter(standards::contains).toList();
            if (!those.isEmpty()) {
                linked.put(framework, those);
            }
        }
        return linked;
    }
}
