package org.cadre.site.standards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadre.people.Open;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.cadre.site.standards.AppliedStandards.Applied;
import org.cadre.standards.FrameworkStore;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StandardUses.Kind;
import org.cadre.standards.StoredFramework;
import org.cadre.standards.StoredStandard;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The frameworks in public: side by side through the crosswalk, each by itself, and what of the program applies them. */
@Controller
final class StandardsPage {
    /** A standard of the framework that leads, and what stands for it in each of the others. */
    record Row(StoredStandard standard, List<List<StoredStandard>> cells) {}

    record AllView(
            StandardMap map,
            StoredFramework leading,
            List<StoredFramework> others,
            List<Row> rows,
            List<Applied> modules,
            List<Applied> competencies,
            boolean sampleLinks) {
        boolean leads(StoredFramework framework) {
            return framework.key().equals(leading.key());
        }
    }

    /** A standard, with those of other frameworks that it is linked to and what of the program applies it. */
    record Line(StoredStandard standard, List<StoredStandard> linked, List<String> applied) {}

    record OneView(StandardMap map, StoredFramework framework, List<Line> lines) {}

    private final FrameworkStore store;
    private final AppliedStandards applied;
    private final Editions editions;

    StandardsPage(FrameworkStore store, AppliedStandards applied, Editions editions) {
        this.store = store;
        this.applied = applied;
        this.editions = editions;
    }

    @GetMapping("/standards")
    @Open
    Reply all(@RequestParam(defaultValue = "") String by) {
        var map = store.map();
        var leading = map.framework(by)
                .or(() -> editions.current(Editions.NATIONAL).frameworks().stream()
                        .map(one -> map.framework(one.key()))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> map.frameworks().stream().findFirst())
                .orElseThrow(NotFound::new);
        var others = map.frameworks().stream()
                .filter(one -> !one.key().equals(leading.key()))
                .toList();
        return Reply.show(
                "site/standards/standards",
                new AllView(
                        map,
                        leading,
                        others,
                        rows(map, leading, others),
                        applied.of(Kind.MODULE, map),
                        applied.competencies(map),
                        store.all().stream().anyMatch(one -> one.sample() && one.items() == 0 && one.isPublic())));
    }

    private static List<Row> rows(StandardMap map, StoredFramework leading, List<StoredFramework> others) {
        var rows = new ArrayList<Row>();
        for (var standard : map.top(leading.key())) {
            rows.add(new Row(
                    standard,
                    others.stream()
                            .map(other -> map.through(standard.key(), other.key()))
                            .toList()));
        }
        return rows;
    }

    @GetMapping("/standards/{key}")
    @Open
    Reply one(@PathVariable String key) {
        var map = store.map();
        var framework = map.framework(key).orElseThrow(NotFound::new);
        var all = new ArrayList<Applied>();
        for (var kind : Kind.values()) {
            all.addAll(applied.of(kind, map));
        }
        return Reply.show(
                "site/standards/framework",
                new OneView(
                        map,
                        framework,
                        store.standards(framework.id()).stream()
                                .map(one -> new Line(
                                        one,
                                        map.linkedTo(one.key()),
                                        all.stream()
                                                .filter(thing ->
                                                        thing.standards().contains(one))
                                                .map(Applied::title)
                                                .distinct()
                                                .toList()))
                                .toList()));
    }
}
