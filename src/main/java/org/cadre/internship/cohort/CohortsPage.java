package org.cadre.internship.cohort;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.internship.CohortId;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.registration.PartTwoOrders;
import org.cadre.registration.PartTwoOrders.Fee;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office opens cohorts, appoints coaches and gives applicants a place. */
@Controller
class CohortsPage {
    record CohortsView(List<Cohort.Line> cohorts, List<Placements.Applicant> applicants) {}

    record NewCohortView(List<Option> editions, List<Option> coaches, Form form) {}

    record CohortView(
            Cohort cohort,
            List<Placements.Line> people,
            List<Placements.Applicant> applicants,
            boolean priced,
            Map<PersonId, Fee> fees,
            @Nullable EditionMark mark,
            Form form) {

        /** The key of what office should know of an applicant's fee. */
        String fee(Placements.Applicant applicant) {
            return switch (fees.getOrDefault(applicant.person(), new Fee.None())) {
                case Fee.Ordered(var _, var _, var safe) ->
                    safe ? "internship.fee.office.paid" : "internship.fee.office.open";
                case Fee.InBundle() -> "internship.fee.office.paid";
                case Fee.Due(var _) -> "internship.fee.office.none";
                case Fee.None() -> "internship.fee.office.none";
            };
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final Cohorts cohorts;
    private final Placements placements;
    private final CoachTurns turns;
    private final CoachChoice choice;
    private final ProgramClock clock;
    private final Editions editions;
    private final PartTwoOrders orders;
    private final EditionMarks marks;
    private final Deeds deeds;

    CohortsPage(
            Cohorts cohorts,
            Placements placements,
            CoachTurns turns,
            CoachChoice choice,
            ProgramClock clock,
            Editions editions,
            PartTwoOrders orders,
            EditionMarks marks,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts) {
        this.texts = texts;
        this.sheets = sheets;
        this.cohorts = cohorts;
        this.placements = placements;
        this.turns = turns;
        this.choice = choice;
        this.clock = clock;
        this.editions = editions;
        this.orders = orders;
        this.marks = marks;
        this.deeds = deeds;
    }

    @GetMapping("/office/cohorts")
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show("internship/cohort/cohorts", new CohortsView(cohorts.all(), placements.applicants()));
    }

    @GetMapping("/office/cohorts.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "cohorts",
                texts.say("internship.cohorts.title"),
                format,
                sheets.columns(
                        "internship.cohort.name",
                        "internship.cohort.file.edition",
                        "internship.cohort.starts",
                        "internship.cohort.file.closed",
                        "internship.cohort.coaches",
                        "internship.cohort.people",
                        "internship.cohort.without"),
                row -> cohorts.all()
                        .forEach(one -> row.accept(Stream.of(
                                        Cell.of(one.name()),
                                        Cell.of(one.editionTitle()),
                                        Cell.of(one.starts()),
                                        Cell.of(one.closedOn()),
                                        Cell.of(one.coaches()),
                                        Cell.of(one.people()),
                                        Cell.of(one.withoutProtege()))
                                .toList())));
    }

    @GetMapping("/office/cohorts/new")
    @Only(Role.OFFICE)
    Reply blank() {
        return Reply.show(
                "internship/cohort/new-cohort",
                newCohort(Form.empty()
                        .with("edition", editions.idOf(Editions.NATIONAL).toString())));
    }

    private NewCohortView newCohort(Form form) {
        return new NewCohortView(cohorts.editions(), choice.options(), form);
    }

    @PostMapping("/office/cohorts")
    @Only(Role.OFFICE)
    Reply create(Viewer viewer, Form form) {
        String name = form.required("name", Sentence.of("internship.cohort.name.missing"));
        form.atMost("name", 120);
        var edition = form.id("edition")
                .filter(id -> cohorts.editions().stream()
                        .anyMatch(option -> option.value().equals(id.toString())))
                .map(EditionId::new);
        if (edition.isEmpty()) {
            form.wrong("edition", Sentence.of("internship.cohort.edition.missing"));
        }
        var starts = form.day("starts");
        if (starts.isEmpty()) {
            form.wrong("starts", Sentence.of("internship.cohort.starts.missing"));
        }
        var coach = choice.read(form, edition.map(editions::of).orElseGet(() -> editions.current(Editions.NATIONAL)));
        if (!form.isRight() || edition.isEmpty() || starts.isEmpty() || coach.isEmpty()) {
            return Reply.again("internship/cohort/new-cohort", newCohort(form));
        }
        return deeds.once(form.key(), () -> {
            var cohort = cohorts.create(viewer.actor(), name, edition.get(), starts.get());
            turns.appoint(
                    viewer.actor(),
                    cohort,
                    coach.get(),
                    CoachTurn.Part.COACH,
                    clock.today(),
                    null,
                    form.text("coachReason"));
            return Reply.seeOther("/office/cohorts/" + cohort, Sentence.of("internship.cohort.created", name));
        });
    }

    @GetMapping("/office/cohorts/{id}")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show("internship/cohort/cohort", view(cohort(id), Form.empty()));
    }

    private Cohort cohort(UUID id) {
        return cohorts.find(new CohortId(id)).orElseThrow(NotFound::new);
    }

    private CohortView view(Cohort cohort, Form form) {
        var applicants = placements.applicants();
        return new CohortView(
                cohort,
                placements.ofCohort(cohort.id()),
                applicants,
                orders.isPriced(cohort.edition()),
                orders.fees(
                        applicants.stream().map(Placements.Applicant::person).toList(), cohort.edition()),
                marks.of(cohort.edition()).orElse(null),
                form);
    }

    @PostMapping("/office/cohorts/{id}/places")
    @Only(Role.OFFICE)
    Reply place(Viewer viewer, @PathVariable UUID id, Form form) {
        var cohort = cohort(id);
        if (cohort.closedOn() != null) {
            form.wrong("internship", Sentence.of("internship.move.closed", cohort.name()));
            return Reply.again("internship/cohort/cohort", view(cohort, form));
        }
        var applicants = placements.applicants();
        var chosen = form.all("internship").stream()
                .flatMap(value -> applicants.stream()
                        .filter(applicant -> applicant.id().toString().equals(value)))
                .toList();
        if (chosen.isEmpty()) {
            form.wrong("internship", Sentence.of("internship.place.missing"));
            return Reply.again("internship/cohort/cohort", view(cohort, form));
        }
        return deeds.once(form.key(), () -> {
            chosen.forEach(applicant -> placements.place(viewer.actor(), applicant.id(), cohort));
            return Reply.seeOther(
                    "/office/cohorts/" + id,
                    Sentence.of(
                            "internship.place.done",
                            chosen.stream().map(Placements.Applicant::name).toList()));
        });
    }
}
