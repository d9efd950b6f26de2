package org.cadre.certification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office awards everyone of a cohort who is ready, in one act, and watches it being done. */
@Controller
final class CohortAwardPage {

    /**
     * A cohort before the award.
     *
     * @param underWay the batch that is still being worked through
     */
    record CohortView(
            CohortId cohort,
            String name,
            List<AwardPage.Row> ready,
            List<AwardPage.Row> others,
            List<Awarded> awarded,
            @Nullable UUID underWay,
            Form form) {
        /** Whether this person is ticked: what was chosen, and at first everyone whose hours need no second look. */
        boolean chosen(AwardPage.Row row) {
            return form.fields().contains("chosen")
                    ? form.has("people", row.internship().id().toString())
                    : !row.standing().officeLooks();
        }

        boolean someoneIsLookedAt() {
            return ready.stream().anyMatch(row -> row.standing().officeLooks());
        }
    }

    /** Somebody who has it. */
    record Awarded(String name, CertificateId certificate, String number) {}

    private final Standings standings;
    private final Internships internships;
    private final AwardBatches batches;
    private final AwardDecisions decisions;
    private final AwardOverrides overrides;
    private final Certificates certificates;
    private final ProgramClock clock;
    private final Deeds deeds;

    CohortAwardPage(
            Standings standings,
            Internships internships,
            AwardBatches batches,
            AwardDecisions decisions,
            AwardOverrides overrides,
            Certificates certificates,
            ProgramClock clock,
            Deeds deeds) {
        this.standings = standings;
        this.internships = internships;
        this.batches = batches;
        this.decisions = decisions;
        this.overrides = overrides;
        this.certificates = certificates;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/certification/cohorts/{cohort}")
    @Only(Role.OFFICE)
    Reply cohort(Viewer viewer, @PathVariable UUID cohort) {
        return Reply.show("certification/cohort-award", view(viewer, new CohortId(cohort), Form.empty()));
    }

    private CohortView view(Viewer viewer, CohortId cohort, Form form) {
        var people = internships.ofCohort(cohort);
        if (people.isEmpty()) {
            throw new NotFound();
        }
        var today = clock.today();
        var asked = overrides.waiting(viewer);
        var ready = new ArrayList<AwardPage.Row>();
        var others = new ArrayList<AwardPage.Row>();
        var awarded = new ArrayList<Awarded>();
        for (InternshipSummary one : people) {
            if (one.isOpen()) {
                var row = new AwardPage.Row(one, standings.of(one, today), asked.get(one.id()));
                (row.standing().isReady() ? ready : others).add(row);
            } else if (one.state() == Fact.InternshipState.COMPLETE) {
                decisions
                        .on(one.id())
                        .flatMap(decision -> certificates.of(decision.id()))
                        .ifPresent(certificate -> awarded.add(new Awarded(
                                one.name(),
                                certificate.id(),
                                certificate.number().value())));
            }
        }
        return new CohortView(
                cohort,
                Objects.requireNonNull(people.getFirst().cohortName()),
                List.copyOf(ready),
                List.copyOf(others),
                List.copyOf(awarded),
                batches.underWay(cohort, viewer).orElse(null),
                form);
    }

    @PostMapping("/office/certification/cohorts/{cohort}/award")
    @Only(Role.OFFICE)
    Reply award(Viewer viewer, @PathVariable UUID cohort, Form form) {
        return deeds.once(form.key(), () -> {
            var view = view(viewer, new CohortId(cohort), form);
            var chosen = view.ready.stream()
                    .map(row -> row.internship().id())
                    .filter(id -> form.has("people", id.toString()))
                    .toList();
            if (chosen.isEmpty()) {
                form.wrong("people", Sentence.of("certification.cohort.nobody-chosen"));
            } else if (chosen.size() < form.all("people").size()) {
                form.wrong("people", Sentence.of("certification.cohort.changed"));
            }
            if (!form.ticked("sure")) {
                form.wrong("sure", Sentence.of("certification.cohort.sure-missing"));
            }
            if (!form.isRight()) {
                return Reply.again("certification/cohort-award", view);
            }
            return Reply.seeOther(place(batches.begin(viewer, view.cohort, chosen, clock.today())));
        });
    }

    private static String place(UUID batch) {
        return "/office/certification/batches/" + batch;
    }

    @GetMapping("/office/certification/batches/{id}")
    @Only(Role.OFFICE)
    Reply progress(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("certification/award-batch", batches.find(id, viewer).orElseThrow(NotFound::new));
    }
}
