package org.cadre.editing;

import java.util.List;
import java.util.Set;
import org.cadre.platform.text.Sentence;
import org.cadre.program.EditionId;
import org.cadre.program.EditionSheet;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;

/** What is different between two published editions, as the public reads it. */
@Component
public class EditionDifferences {
    /** How an edition is called and filed says nothing about what it asks. */
    private static final Set<String> UNSAID = Set.of("head", "risks", "calendar");

    private final Editions editions;

    EditionDifferences(Editions editions) {
        this.editions = editions;
    }

    public List<Sentence> between(EditionId before, EditionId after) {
        return SheetDifference.parts(
                        EditionSheet.of(editions.asWritten(before)), EditionSheet.of(editions.asWritten(after)))
                .stream()
                .filter(part -> !UNSAID.contains(part.section()))
                .flatMap(part -> part.lines().stream())
                .map(EditionDifferences::insteadOf)
                .toList();
    }

    /** Who reads it does not change anything: what it asks comes first, and instead of what. */
    private static Sentence insteadOf(Sentence line) {
        return line.key().equals("editing.difference.changed")
                ? Sentence.of("editing.difference.instead", line.arguments().toArray())
                : line;
    }
}
