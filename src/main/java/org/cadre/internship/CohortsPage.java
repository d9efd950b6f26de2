package org.cadre.internship;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.registration.PartTwoOrders;
import org.cadre.registration.PartTwoOrders.Fee;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office opens cohorts, appoints coaches and gives applicants a place. */
@Controller
class CohortsPage {
    record CohortsView(List<Cohort.Line> cohorts, List<InternshipFiles.Applicant> applicants) {}

    record NewCohortView(List<Option> editions, List<Option> coaches, Form form) {}

    record CohortView(
            Cohort cohort,
            List<InternshipFiles.Line> people,
            List<InternshipFiles.Applicant> applicants,
            List<Option> coaches,
            boolean priced,
            Map<PersonId, Fee> fees,
            Form form) {

        /** The key of what office should know of an applicant's fee. */
        String fee(InternshipFiles.Applicant applicant) {
            return switch (fees.getOrDefault(applicant.person(), new Fee.None())) {
                case Fee.Ordered(var _, var _, var safe) ->
                    safe ? "internship.fee.office.paid" : "internship.fee.office.open";
                case Fee.InBundle() -> "internship.fee.office.paid";
                case Fee.Due(var _) -> "internship.fee.office.none";
                case Fee.None() -> "internship.fee.office.none";
            };
        }
    }

    private final Cohorts cohorts;
    private final InternshipFiles files;
    private final People people;
    private final Roles roles;
    private final Editions editions;
    private final PartTwoOrders orders;
    private final Deeds deeds;

    CohortsPage(
            Cohorts cohorts,
            InternshipFiles files,
            People people,
            Roles roles,
            Editions editions,
            PartTwoOrders orders,
            Deeds deeds) {
        this.cohorts = cohorts;
        this.files = files;
        this.people = people;
        this.roles = roles;
        this.editions = editions;
        this.orders = orders;
        this.deeds = deeds;
    }

    @GetMapping("/office/cohorts")
    @Only(Role.OFFICE)
    Reply list() {
        return Reply.show("internship/cohorts", new CohortsView(cohorts.all(), files.applicants()));
    }

    @GetMapping("/office/cohorts/new")
    @Only(Role.OFFICE)
    Reply blank() {
        return Reply.show(
                "internship/new-cohort",
                newCohort(Form.empty()
                        .with("edition", editions.idOf(Editions.NATIONAL).toString())));
    }

    private NewCohortView newCohort(Form form) {
        return new NewCohortView(cohorts.editions(), coaches(), form);
    }

    private List<Option> coaches() {
        return roles.holding(Role.COACH).stream()
                .map(card -> new Option(card.email(), card.displayName() + " · " + card.email()))
                .toList();
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
        var coach = coach(form, edition.map(editions::of).orElseGet(() -> editions.current(Editions.NATIONAL)));
        if (!form.isRight() || edition.isEmpty() || starts.isEmpty() || coach.isEmpty()) {
            return Reply.again("internship/new-cohort", newCohort(form));
        }
        return deeds.once(form.key(), () -> {
            var cohort = cohorts.create(viewer.actor(), name, edition.get(), starts.get());
            cohorts.appoint(viewer.actor(), cohort, coach.get(), form.text("coachReason"));
            return Reply.seeOther("/office/cohorts/" + cohort, Sentence.of("internship.cohort.created", name));
        });
    }

    /** The coach whose address was given: a certified mentor, or somebody office appoints with a reason. */
    private Optional<PersonId> coach(Form form, Edition edition) {
        String email = form.required("coach", Sentence.of("internship.coach.missing"));
        form.atMost("coachReason", 500);
        if (email.isEmpty()) {
            return Optional.empty();
        }
        var coach = people.findByEmail(email).filter(PersonCard::hasAccount);
        if (coach.isEmpty()) {
            form.wrong("coach", Sentence.of("internship.coach.unknown"));
            return Optional.empty();
        }
        var rule = edition.internship();
        if (rule.coachIsCertifiedMentor()
                && !cohorts.isCertifiedMentor(coach.get().id())) {
            if (!rule.officeMayAppointAnotherCoach()) {
                form.wrong(
                        "coach",
                        Sentence.of(
                                "internship.coach.must-be-certified",
                                coach.get().displayName()));
            } else if (form.text("coachReason").isEmpty()) {
                form.wrong(
                        "coachReason",
                        Sentence.of(
                                "internship.coach.reason.missing", coach.get().displayName()));
            }
        }
        return coach.map(PersonCard::id);
    }

    @GetMapping("/office/cohorts/{id}")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show("internship/cohort", view(cohort(id), Form.empty()));
    }

    private Cohort cohort(UUID id) {
        return cohorts.find(new CohortId(id)).orElseThrow(NotFound::new);
    }

    private CohortView view(Cohort cohort, Form form) {
        var applicants = files.applicants();
        return new CohortView(
                cohort,
                files.ofCohort(cohort.id()),
                applicants,
                coaches(),
                orders.isPriced(cohort.edition()),
                orders.fees(
                        applicants.stream()
                                .map(InternshipFiles.Applicant::person)
                                .toList(),
                        cohort.edition()),
                form);
    }

    @PostMapping("/office/cohorts/{id}/coaches")
    @Only(Role.OFFICE)
    Reply appoint(Viewer viewer, @PathVariable UUID id, Form form) {
        var cohort = cohort(id);
        var coach = coach(form, editions.of(cohort.edition()));
        if (!form.isRight() || coach.isEmpty()) {
            return Reply.again("internship/cohort", view(cohort, form));
        }
        return deeds.once(form.key(), () -> {
            cohorts.appoint(viewer.actor(), cohort.id(), coach.get(), form.text("coachReason"));
            return Reply.seeOther("/office/cohorts/" + id, Sentence.of("internship.coach.appointed"));
        });
    }

    @PostMapping("/office/cohorts/{id}/coaches/{person}/release")
    @Only(Role.OFFICE)
    Reply release(Viewer viewer, @PathVariable UUID id, @PathVariable UUID person, Form form) {
        var cohort = cohort(id);
        return deeds.once(form.key(), () -> {
            cohorts.release(viewer.actor(), cohort.id(), new PersonId(person));
            return Reply.seeOther("/office/cohorts/" + id, Sentence.of("internship.coach.released"));
        });
    }

    @PostMapping("/office/cohorts/{id}/places")
    @Only(Role.OFFICE)
    Reply place(Viewer viewer, @PathVariable UUID id, Form form) {
        var cohort = cohort(id);
        if (cohort.closedOn() != null) {
            form.wrong("internship", Sentence.of("internship.move.closed", cohort.name()));
            return Reply.again("internship/cohort", view(cohort, form));
        }
        var applicants = files.applicants();
        var chosen = form.all("internship").stream()
                .flatMap(value -> applicants.stream()
                        .filter(applicant -> applicant.id().toString().equals(value)))
                .toList();
        if (chosen.isEmpty()) {
            form.wrong("internship", Sentence.of("internship.place.missing"));
            return Reply.again("internship/cohort", view(cohort, form));
        }
        return deeds.once(form.key(), () -> {
            chosen.forEach(applicant -> files.place(viewer.actor(), applicant.id(), cohort));
            return Reply.seeOther(
                    "/office/cohorts/" + id,
                    Sentence.of(
                            "internship.place.done",
                            chosen.stream().map(InternshipFiles.Applicant::name).toList()));
        });
    }
}
