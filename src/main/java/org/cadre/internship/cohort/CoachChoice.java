package org.cadre.internship.cohort;

import java.util.List;
import java.util.Optional;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.program.Edition;
import org.springframework.stereotype.Component;

/** Whom office may appoint as a coach: a certified mentor, or somebody else for a reason where the edition allows it. */
@Component
final class CoachChoice {
    private final People people;
    private final Roles roles;
    private final Cohorts cohorts;

    CoachChoice(People people, Roles roles, Cohorts cohorts) {
        this.people = people;
        this.roles = roles;
        this.cohorts = cohorts;
    }

    List<Option> options() {
        return roles.holding(Role.COACH).stream()
                .map(card -> new Option(card.email(), card.displayName() + " · " + card.email()))
                .toList();
    }

    /** The one whose address was typed; what speaks against them is said in the form. */
    Optional<PersonId> read(Form form, Edition edition) {
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
}
