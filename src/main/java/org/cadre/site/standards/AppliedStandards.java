package org.cadre.site.standards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.standards.StandardMap;
import org.cadre.standards.StandardUses;
import org.cadre.standards.StandardUses.Kind;
import org.cadre.standards.StoredStandard;
import org.springframework.stereotype.Component;

/** The things of the program that apply standards, with the standards they apply. */
@Component
final class AppliedStandards {
    /**
     * One of them.
     *
     * @param subject its key
     * @param sample whether what is attached is still the sample
     */
    record Applied(Kind kind, String subject, String title, List<StoredStandard> standards, boolean sample) {}

    private final StandardUses uses;
    private final Editions editions;

    AppliedStandards(StandardUses uses, Editions editions) {
        this.uses = uses;
        this.editions = editions;
    }

    /** All of one kind, in the order of the program. */
    List<Applied> of(Kind kind, StandardMap map) {
        var attached = uses.all().stream().filter(one -> one.kind() == kind).toList();
        var all = new ArrayList<Applied>();
        titles(kind, map).forEach((subject, title) -> {
            var own = attached.stream()
                    .filter(one -> one.subject().equals(subject))
                    .toList();
            all.add(new Applied(
                    kind,
                    subject,
                    title,
                    own.stream()
                            .flatMap(one -> map.standard(one.standard()).stream())
                            .toList(),
                    own.stream().anyMatch(StandardUses.Use::sample)));
        });
        return all;
    }

    /** Competencies, with what the crosswalk links them to as well. */
    List<Applied> competencies(StandardMap map) {
        return of(Kind.COMPETENCY, map).stream()
                .map(one -> {
                    var standards = new LinkedHashSet<>(one.standards);
                    standards.addAll(map.linkedTo(one.subject));
                    return new Applied(one.kind, one.subject, one.title, List.copyOf(standards), one.sample);
                })
                .toList();
    }

    /** The keys and titles of what there is of a kind; the newest edition's words come first. */
    Map<String, String> titles(Kind kind, StandardMap map) {
        return switch (kind) {
            case MODULE -> titles(Edition::modules, Edition.ProgramModule::key, Edition.ProgramModule::title);
            case PROMPT -> titles(Edition::reportPrompts, Edition.ReportPrompt::key, Edition.ReportPrompt::title);
            case RUBRIC ->
                titles(edition -> edition.rubric().criteria(), Edition.Criterion::key, Edition.Criterion::title);
            case COMPETENCY -> {
                var titles = new LinkedHashMap<String, String>();
                map.top(StandardMap.COMPETENCIES).forEach(one -> titles.put(one.key(), one.title()));
                yield titles;
            }
        };
    }

    private <T> Map<String, String> titles(
            Function<Edition, List<T>> parts, Function<T, String> key, Function<T, String> title) {
        var titles = new LinkedHashMap<String, String>();
        for (var edition : editions.all()) {
            parts.apply(editions.asWritten(edition))
                    .forEach(one -> titles.putIfAbsent(key.apply(one), title.apply(one)));
        }
        return titles;
    }
}
