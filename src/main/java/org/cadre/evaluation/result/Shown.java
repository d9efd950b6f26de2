package org.cadre.evaluation.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.evaluation.asking.Answer;

/**
 * The answers of a cut that may be seen.
 *
 * @param answers in no order
 * @param evaluations those they belong to
 * @param withheld how many evaluations of the cut that somebody answered are kept back
 */
record Shown(List<Gathered> answers, Set<UUID> evaluations, int withheld) {
    /**
     * An answer with the version of the form it belongs to.
     *
     * @param besideLink whether it is shown together with any that came by the shared link
     */
    record Gathered(UUID version, Answer answer, boolean besideLink) {}

    /** Of these, in the order in which they closed, whatever the viewer may see of a cut. */
    static Shown of(List<Closed> closed, Cut cut, Predicate<Closed> mine) {
        var byId = closed.stream().collect(Collectors.toMap(Closed::id, one -> one));
        var counted = closed.stream().map(Closed::counted).toList();
        Predicate<Closed> wanted = one -> cut.holds(one) && mine.test(one);
        var shown = new HashSet<UUID>();
        var answers = new ArrayList<Gathered>();
        if (cut.kind() == null) {
            for (var bundle : Bundles.of(counted)) {
                if (whole(bundle.evaluations(), byId, wanted)) {
                    shown.addAll(bundle.evaluations());
                    gather(bundle.evaluations(), byId, _ -> true, answers);
                }
            }
        } else {
            for (var bundle : Bundles.byKind(counted)) {
                if (bundle.kinds().contains(cut.kind()) && whole(bundle.evaluations(), byId, wanted)) {
                    shown.addAll(bundle.evaluations());
                    gather(bundle.evaluations(), byId, one -> Objects.equals(cut.kind(), one.kind()), answers);
                }
            }
        }
        Collections.shuffle(answers);
        int withheld = (int) closed.stream()
                .filter(one -> wanted.test(one) && hasAnswers(one, cut) && !shown.contains(one.id()))
                .count();
        return new Shown(List.copyOf(answers), Set.copyOf(shown), withheld);
    }

    /** Of those that carry names: office sees each of them anyway. */
    static Shown named(List<Closed> evaluations, Cut cut) {
        var answers = new ArrayList<Gathered>();
        var shown = new HashSet<UUID>();
        for (var one : evaluations) {
            if (cut.holds(one) && hasAnswers(one, cut)) {
                shown.add(one.id());
                one.answers().stream()
                        .filter(answer -> cut.kind() == null || cut.kind().equals(answer.kind()))
                        .forEach(answer -> answers.add(new Gathered(one.version(), answer, false)));
            }
        }
        Collections.shuffle(answers);
        return new Shown(List.copyOf(answers), Set.copyOf(shown), 0);
    }

    private static boolean hasAnswers(Closed one, Cut cut) {
        return one.answers().stream()
                .anyMatch(answer -> cut.kind() == null || cut.kind().equals(answer.kind()));
    }

    private static boolean whole(Set<UUID> evaluations, Map<UUID, Closed> byId, Predicate<Closed> wanted) {
        return evaluations.stream().map(byId::get).allMatch(wanted);
    }

    private static void gather(
            Set<UUID> evaluations, Map<UUID, Closed> byId, Predicate<Answer> those, List<Gathered> into) {
        var bundle =
                evaluations.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
        boolean besideLink = bundle.stream().anyMatch(Closed::byLink);
        bundle.forEach(one -> one.answers().stream()
                        .filter(those)
                        .forEach(answer -> into.add(new Gathered(one.version(), answer, besideLink))));
    }
}
