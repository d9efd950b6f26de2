package org.cadre.internship.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.cohort.Cohort;
import org.cadre.internship.cohort.Cohorts;
import org.cadre.internship.office.OfficeInternships.Wanted;
import org.cadre.internship.term.Extensions;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.Fact;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office closes a cohort: what is open is said in words, and each open internship gets an answer of its own. */
@Controller
class CohortClosingPage {
    private static final int LONGEST_REASON = 1000;

    /** What becomes of an internship that is open when its cohort is closed. */
    enum Answer {
        EXTENDED,
        LAPSED,
        WITHDRAWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One internship that is open, and what is open in it.
     *
     * @param missing in words; empty when everything is there and only the award is missing
     */
    record Open(OfficeFacts facts, List<Sentence> missing) {
        String id() {
            return facts.summary().id().toString();
        }

        boolean hasBegun() {
            return facts.summary().firstDay() != null;
        }
    }

    /** @param over how many are complete, or ended before */
    record ClosingView(Cohort cohort, List<Open> open, int complete, int over, Form form) {}

    private final Cohorts cohorts;
    private final OfficeInternships internships;
    private final InternshipFiles files;
    private final Extensions extensions;
    private final ProgramClock clock;
    private final Deeds deeds;

    CohortClosingPage(
            Cohorts cohorts,
            OfficeInternships internships,
            InternshipFiles files,
            Extensions extensions,
            ProgramClock clock,
            Deeds deeds) {
        this.cohorts = cohorts;
        this.internships = internships;
        this.files = files;
        this.extensions = extensions;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/cohorts/{id}/closing")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("internship/office/cohort-closing", view(viewer, cohort(id), Form.empty()));
    }

    private Cohort cohort(UUID id) {
        return cohorts.find(new CohortId(id)).orElseThrow(NotFound::new);
    }

    private ClosingView view(Viewer viewer, Cohort cohort, Form form) {
        var all = internships.find(Wanted.ofCohort(cohort.id()), viewer);
        var open = all.stream()
                .filter(one -> one.summary().isOpen())
                .map(one -> new Open(one, missing(one)))
                .toList();
        int complete = (int) all.stream()
                .filter(one -> one.summary().state() == Fact.InternshipState.COMPLETE)
                .count();
        return new ClosingView(cohort, open, complete, all.size() - open.size() - complete, form);
    }

    private List<Sentence> missing(OfficeFacts facts) {
        var missing = new ArrayList<Sentence>();
        var term = facts.term();
        if (term == null) {
            missing.add(Sentence.of("internship.closing.not-begun"));
            return missing;
        }
        if (facts.summary().holds().stream().anyMatch(hold -> hold.last() == null)) {
            missing.add(Sentence.of("internship.closing.held"));
        }
        int hours = facts.edition().contactTarget() - facts.minutes();
        if (hours > 0) {
            missing.add(Sentence.of("internship.closing.hours", new Hours(hours)));
        }
        int reports = facts.edition().internship().months() - facts.accepted();
        if (reports > 0) {
            missing.add(Sentence.of("internship.closing.reports", reports, facts.submitted()));
        }
        if (!facts.projectPassed()) {
            missing.add(Sentence.of(
                    facts.project() == null
                            ? "internship.closing.project.none"
                            : "internship.closing.project." + facts.project().replace(' ', '-')));
        }
        if (!clock.today().isAfter(term.lastDay())) {
            missing.add(Sentence.of("internship.closing.runs", term.lastDay()));
        }
        return missing;
    }

    /** All or nothing: a cohort is closed when each open internship in it has its answer. */
    @PostMapping("/office/cohorts/{id}/closing")
    @Only(Role.OFFICE)
    Reply close(Viewer viewer, @PathVariable UUID id, Form form) {
        var cohort = cohort(id);
        return deeds.once(form.key(), () -> {
            if (cohort.closedOn() != null) {
                return Reply.seeOther("/office/cohorts/" + id, Sentence.of("internship.closing.before"));
            }
            var view = view(viewer, cohort, form);
            var answers = new LinkedHashMap<Open, Answer>();
            view.open.forEach(open -> answer(open, form, answers));
            if (!form.isRight()) {
                return Reply.again("internship/office/cohort-closing", view);
            }
            // In one order on every server, so that two closings at once wait for each other.
            answers.entrySet().stream()
                    .sorted(Comparator.comparing(one -> one.getKey().id()))
                    .forEach(one -> give(viewer, one.getKey(), one.getValue(), form));
            var told = new LinkedHashMap<String, Object>();
            answers.forEach((open, answer) -> told.put(open.id(), answer.word()));
            if (!cohorts.close(viewer.actor(), cohort.id(), viewer.id(), told)) {
                return Reply.seeOther("/office/cohorts/" + id, Sentence.of("internship.closing.before"));
            }
            return Reply.seeOther("/office/cohorts/" + id, Sentence.of("internship.closing.done", cohort.name()));
        });
    }

    private void answer(Open open, Form form, LinkedHashMap<Open, Answer> answers) {
        String name = open.facts.summary().name();
        String field = "answer-" + open.id();
        String months = "months-" + open.id();
        String reason = "reason-" + open.id();
        form.atMost(reason, LONGEST_REASON);
        switch (form.text(field)) {
            case "extended" -> {
                if (!open.hasBegun()) {
                    form.wrong(field, Sentence.of("internship.closing.extend.not-begun", name));
                    return;
                }
                int most = Extensions.MOST_MONTHS - open.facts.summary().extensionMonths();
                int given = form.number(months, Sentence.of("internship.closing.months", name, most))
                        .orElse(0);
                if (given < 1 || given > most) {
                    form.wrong(months, Sentence.of("internship.closing.months", name, most));
                }
                answers.put(open, Answer.EXTENDED);
            }
            case "lapsed" -> answers.put(open, Answer.LAPSED);
            case "withdrawn" -> answers.put(open, Answer.WITHDRAWN);
            default -> form.wrong(field, Sentence.of("internship.closing.answer.missing", name));
        }
        if (form.text(reason).isEmpty()) {
            form.wrong(reason, Sentence.of("internship.closing.reason.missing", name));
        }
    }

    private void give(Viewer viewer, Open open, Answer answer, Form form) {
        var id = open.facts.summary().id();
        String reason = form.text("reason-" + open.id());
        switch (answer) {
            case EXTENDED -> {
                int months = form.number("months-" + open.id()).orElseThrow();
                if (extensions.extend(viewer, id, months, reason) != Extensions.Extended.EXTENDED) {
                    throw new NotFound();
                }
            }
            case LAPSED -> files.lapse(viewer.actor(), id, reason);
            case WITHDRAWN -> files.withdraw(viewer.actor(), id, reason);
        }
    }
}
