package org.cadre.reporting;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** Office's overview: the numbers that matter, each with its list, and who needs attention. */
record OfficeOverview(List<Number> numbers, List<Need> needs) {

    /** @param tone quiet while all is well */
    record Number(int count, Sentence about, @Nullable Sentence more, String tone, String href) {}

    /** Something that waits for office: how many, and since when. */
    record Need(
            String icon,
            Sentence what,
            int count,
            @Nullable LocalDate since,
            String href,
            Sentence action,
            Sentence asStep) {}

    /** What office's own list of next steps holds. */
    List<NextStep> steps(LocalDate today) {
        return needs.stream()
                .map(need -> need.since == null
                        ? NextStep.anytime(NextStep.Urgency.DUE, need.icon, need.asStep, null, need.href, need.action)
                        : new NextStep(
                                NextStep.Urgency.DUE,
                                need.icon,
                                need.asStep,
                                null,
                                need.since,
                                Sentence.of("reporting.when.since", need.since, NextStep.distance(need.since, today)),
                                need.href,
                                need.action))
                .toList();
    }
}
