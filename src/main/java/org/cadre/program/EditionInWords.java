package org.cadre.program;

import java.util.ArrayList;
import java.util.List;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;

/** What an edition asks for, as a person would say it. */
public final class EditionInWords {
    private EditionInWords() {}

    /**
     * One thing an edition says.
     *
     * @param parts what it asks for one by one; empty where the sentence says it all
     */
    public record Rule(Sentence said, List<Sentence> parts) {}

    /** A sentence for each line. */
    public static List<Sentence> of(Edition edition) {
        var lines = new ArrayList<Sentence>();
        for (var rule : rules(edition)) {
            lines.add(rule.said());
            int last = rule.parts().size() - 1;
            for (int i = 0; i <= last; i++) {
                lines.add(Sentence.of(
                        i == last ? "program.words.last-item" : "program.words.item",
                        rule.parts().get(i)));
            }
        }
        return List.copyOf(lines);
    }

    /** The same, with what belongs together kept together. */
    public static List<Rule> rules(Edition edition) {
        var hours = edition.hours();
        return List.of(
                rule("program.words.part-one", edition, edition.partOne()),
                rule("program.words.certification", edition, edition.certification()),
                rule("program.words.renewal", edition, edition.renewalRequirement()),
                new Rule(
                        Sentence.of(
                                "program.words.hours",
                                hours.stepMinutes(),
                                hours.backDatingDays(),
                                level(hours.level())),
                        List.of()),
                new Rule(
                        Sentence.of(
                                "program.words.validity",
                                edition.validityYears(),
                                edition.renewal().windowMonths()),
                        List.of()));
    }

    private static Rule rule(String heading, Edition edition, Requirement requirement) {
        var items = requirement instanceof Requirement.AllOf(var _, var _, var parts) && !parts.isEmpty()
                ? parts
                : List.of(requirement);
        return new Rule(
                Sentence.of(heading),
                items.stream()
                        .map(item -> item.equals(edition.partOne()) && !requirement.equals(edition.partOne())
                                ? Sentence.of("program.words.part-one-done")
                                : words(edition, item))
                        .toList());
    }

    private static Sentence words(Edition edition, Requirement requirement) {
        return switch (requirement) {
            case Requirement.AllOf(var _, var _, var parts) -> Sentence.of("program.words.all", titles(parts));
            case Requirement.AnyOf(var _, var _, var parts) -> Sentence.of("program.words.any", titles(parts));
            case Requirement.AtLeast(var _, var _, var count, var parts) ->
                Sentence.of("program.words.at-least", count, titles(parts));
            case Requirement.ModulesAttended(var _, var _, var modules) ->
                Sentence.of(
                        "program.words.modules",
                        modules.size(),
                        String.join(
                                ", ",
                                modules.stream()
                                        .map(wanted -> edition.module(wanted.module())
                                                .map(Edition.ProgramModule::title)
                                                .orElse(wanted.module()))
                                        .map(title -> "“" + title + "”")
                                        .toList()));
            case Requirement.PdMinutes(var _, var _, var minutes) -> Sentence.of("program.words.pd", hours(minutes));
            case Requirement.PairingInForce _ -> Sentence.of("program.words.pairing");
            case Requirement.ContactMinutes(var _, var _, var minutes, var level) ->
                Sentence.of("program.words.contact", hours(minutes), level(level));
            case Requirement.ContactCadence(var _, var _, var months, var _, var excusable) ->
                Sentence.of("program.words.cadence", months, excusable ? "yes" : "no");
            case Requirement.MonthlyReportsAccepted(var _, var _, var count) ->
                Sentence.of("program.words.reports", count);
            case Requirement.MeetingsAttended(var _, var _, var count, var of) ->
                Sentence.of("program.words.meetings", count, of);
            case Requirement.ProjectPassed _ -> Sentence.of("program.words.project");
            case Requirement.RecertificationAttended(var _, var _, var minutes) ->
                Sentence.of("program.words.recertification", hours(minutes));
        };
    }

    private static String titles(List<Requirement> parts) {
        return String.join("; ", parts.stream().map(Requirement::title).toList());
    }

    /** How a level is said: "verified by the coach or confirmed by the protégé". */
    private static Sentence level(ConfirmationLevel level) {
        return Sentence.of("program.level." + level.key());
    }

    private static Object hours(int minutes) {
        return minutes % 60 == 0 ? (Object) (minutes / 60) : new Hours(minutes);
    }
}
