package org.cadre.certification;

import java.util.Comparator;
import java.util.List;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;

/** The evidence an award rests on, in one order, so that the same facts are the same text with the same digest. */
record FrozenEvidence(String text) {
    static FrozenEvidence of(Evidence evidence) {
        return new FrozenEvidence(Frozen.write(new Evidence(
                inOrder(evidence.attended()),
                inOrder(evidence.internships()),
                inOrder(evidence.pairings()),
                inOrder(evidence.contacts()),
                inOrder(evidence.excusedMonths()),
                inOrder(evidence.reports()),
                inOrder(evidence.meetings()),
                inOrder(evidence.projects()),
                inOrder(evidence.recertified()))));
    }

    private static <F extends Fact> List<F> inOrder(List<F> facts) {
        return facts.stream()
                .sorted(Comparator.<F, String>comparing(fact -> fact.id().toString())
                        .thenComparing(Object::toString))
                .toList();
    }

    Evidence evidence() {
        return Frozen.read(text, Evidence.class);
    }

    byte[] digest() {
        return Frozen.digest(text);
    }
}
