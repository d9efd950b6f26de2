package org.cadre.internship.project;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.cadre.internship.project.ProjectReading.Verdict;
import org.cadre.program.Edition.ProjectRule;
import org.cadre.program.Edition.Rubric;

/** What the readings of one round amount to. Nobody fails on one reader. */
sealed interface ProjectOutcome {
    /** The reader in this place has not judged yet. */
    record Awaits(int place) implements ProjectOutcome {}

    record Decided(Verdict verdict) implements ProjectOutcome {}

    /**
     * The first reader who returns a project returns it: the MIT goes on working, and the next round begins afresh.
     * A second reader comes in where the draw fell on the project and before anybody fails; where the two differ in
     * their verdict, or in their scores by more than the rubric's margin, a third decides. A third who alone says "not
     * passed" returns it, since nobody fails on one reader.
     */
    static ProjectOutcome of(ProjectRule rule, Rubric rubric, boolean drawn, Collection<ProjectReading> readings) {
        var first = verdict(readings, 1);
        if (first.isEmpty()) {
            return new Awaits(1);
        }
        var one = first.get();
        boolean failing = one == Verdict.NOT_PASSED && rule.secondReaderBeforeNotPassed();
        if (one == Verdict.RETURNED || !(drawn || failing)) {
            return new Decided(one);
        }
        var second = verdict(readings, 2);
        if (second.isEmpty()) {
            return new Awaits(2);
        }
        if (second.get() == Verdict.RETURNED
                || (second.get() == one && !rubric.differ(scores(readings, 1), scores(readings, 2)))) {
            return new Decided(second.get());
        }
        return verdict(readings, 3)
                .<ProjectOutcome>map(third -> new Decided(
                        third == Verdict.NOT_PASSED && one != third && second.get() != third
                                ? Verdict.RETURNED
                                : third))
                .orElseGet(() -> new Awaits(3));
    }

    private static Map<String, Integer> scores(Collection<ProjectReading> readings, int place) {
        return readings.stream()
                .filter(reading -> reading.place() == place)
                .map(ProjectReading::scores)
                .findFirst()
                .orElse(Map.of());
    }

    private static Optional<Verdict> verdict(Collection<ProjectReading> readings, int place) {
        return readings.stream()
                .filter(reading -> reading.place() == place)
                .flatMap(reading -> Optional.ofNullable(reading.verdict()).stream())
                .findFirst();
    }
}
