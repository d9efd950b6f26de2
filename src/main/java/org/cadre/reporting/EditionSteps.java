package org.cadre.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.editing.EditionProposals;
import org.cadre.editing.EditionProposals.Waiting;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.springframework.stereotype.Component;

/** What is next about districts' editions: for office what was proposed, for a coordinator what office returned. */
@Component
class EditionSteps {
    private final EditionProposals proposals;
    private final ProgramClock clock;

    EditionSteps(EditionProposals proposals, ProgramClock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    List<NextStep> of(Viewer viewer) {
        return Stream.concat(
                        viewer.isOffice() ? proposals.forOffice(viewer).stream().map(this::proposed) : Stream.empty(),
                        viewer.has(Role.DISTRICT)
                                ? proposals.returnedTo(viewer).stream().map(EditionSteps::returned)
                                : Stream.empty())
                .toList();
    }

    private NextStep proposed(Waiting one) {
        var since = LocalDate.ofInstant(one.since(), clock.zone());
        return new NextStep(
                NextStep.Urgency.DUE,
                "diagram-3",
                Sentence.of("reporting.step.edition-proposed", one.district(), one.title()),
                null,
                since,
                NextStep.said("reporting.when.since", since, clock.today()),
                "/office/editions/drafts/" + one.draft(),
                Sentence.of("reporting.step.edition-proposed.action"));
    }

    private static NextStep returned(Waiting one) {
        return NextStep.anytime(
                NextStep.Urgency.DUE,
                "reply",
                Sentence.of("reporting.step.edition-returned", one.title()),
                null,
                "/district/editions/drafts/" + one.draft(),
                Sentence.of("reporting.step.edition-returned.action"));
    }
}
