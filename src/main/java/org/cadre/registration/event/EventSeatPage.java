package org.cadre.registration.event;

import java.util.List;
import java.util.UUID;
import org.cadre.offering.EventMaterial;
import org.cadre.offering.EventMaterials;
import org.cadre.offering.EventPlan;
import org.cadre.offering.EventPlans;
import org.cadre.offering.EventQuestions;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Registrations;
import org.cadre.registration.Seat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What somebody with a seat needs for the event: how to get there, its link, its materials, and office's questions. */
@Controller
final class EventSeatPage {
    /**
     * One seat's event.
     *
     * @param materials empty until the seat is confirmed, like the online link
     * @param incomplete a required answer is missing
     * @param moved where to choose after a move; null: nothing to choose
     */
    record EventView(
            RegistrationSummary registration,
            OfferingSummary offering,
            EventPlan plan,
            List<EventMaterial> materials,
            boolean asks,
            boolean incomplete,
            boolean moved) {
        boolean isConfirmed() {
            return registration.seat() == Seat.CONFIRMED;
        }
    }

    record AnswersView(RegistrationSummary registration, OfferingSummary offering, AnswerForm answers) {}

    private final Registrations registrations;
    private final Offerings offerings;
    private final EventPlans plans;
    private final EventMaterials materials;
    private final EventQuestions questions;
    private final Answers answers;
    private final MoveChoices choices;
    private final Deeds deeds;
    private final Texts texts;

    EventSeatPage(
            Registrations registrations,
            Offerings offerings,
            EventPlans plans,
            EventMaterials materials,
            EventQuestions questions,
            Answers answers,
            MoveChoices choices,
            Deeds deeds,
            Texts texts) {
        this.registrations = registrations;
        this.offerings = offerings;
        this.plans = plans;
        this.materials = materials;
        this.questions = questions;
        this.answers = answers;
        this.choices = choices;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/registrations/{id}/event")
    @SignedIn
    Reply event(Viewer viewer, @PathVariable UUID id) {
        var registration = taken(viewer, id);
        var asked = questions.of(registration.offering());
        boolean confirmed = registration.seat() == Seat.CONFIRMED;
        return Reply.show(
                "registration/event/event",
                new EventView(
                        registration,
                        offering(registration),
                        plans.of(registration.offering()).orElseThrow(NotFound::new),
                        confirmed ? materials.of(registration.offering()) : List.of(),
                        !asked.isEmpty(),
                        Answers.isIncomplete(asked, answers.of(registration.id())),
                        choices.isOpenFor(registration.id())));
    }

    /** A seat that is given back opens nothing any more. */
    private RegistrationSummary taken(Viewer viewer, UUID id) {
        return registrations
                .find(new RegistrationId(id), viewer)
                .filter(one -> one.seat().isTaken())
                .orElseThrow(NotFound::new);
    }

    private OfferingSummary offering(RegistrationSummary registration) {
        return offerings.find(registration.offering()).orElseThrow(NotFound::new);
    }

    @GetMapping("/registrations/{id}/materials/{material}")
    @SignedIn
    Reply download(Viewer viewer, @PathVariable UUID id, @PathVariable UUID material) {
        var registration = taken(viewer, id);
        if (registration.seat() != Seat.CONFIRMED) {
            throw new NotFound();
        }
        return materials.download(registration.offering(), material);
    }

    @GetMapping("/registrations/{id}/questions")
    @SignedIn
    Reply ask(Viewer viewer, @PathVariable UUID id) {
        var registration = taken(viewer, id);
        var view = view(registration, Form.empty());
        view.answers().fill(answers.of(registration.id()));
        return Reply.show("registration/event/answers", view);
    }

    private AnswersView view(RegistrationSummary registration, Form form) {
        return new AnswersView(
                registration,
                offering(registration),
                AnswerForm.of(form, questions.of(registration.offering()), texts));
    }

    @PostMapping("/registrations/{id}/questions")
    @SignedIn
    Reply answer(Viewer viewer, @PathVariable UUID id, Form form) {
        var registration = taken(viewer, id);
        var view = view(registration, form);
        var given = view.answers().read();
        if (!form.isRight()) {
            return Reply.again("registration/event/answers", view);
        }
        return deeds.once(form.key(), () -> {
            answers.give(registration.id(), registration.person(), given, viewer.actor());
            return Reply.seeOther("/registrations/" + id + "/event", Sentence.of("event.answers.saved"));
        });
    }
}
