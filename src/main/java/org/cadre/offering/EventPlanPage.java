package org.cadre.offering;

import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office plans what surrounds an event, and finds from here all that belongs to running it. */
@Controller
final class EventPlanPage {
    private static final String TEMPLATE = "offering/event-plan";
    private static final int LONGEST = 2_000;
    private static final int MOST_PEOPLE = 2_000;

    /**
     * One offering's plan on a form.
     *
     * @param origin where the wish for it came from; null: office's own
     */
    record PlanView(OfferingSummary offering, EventPlan plan, Form form, OfferingOrigins.@Nullable Origin origin) {
        boolean isOpen() {
            return !offering.canceled() && !offering.closed();
        }
    }

    private final Offerings offerings;
    private final EventPlans plans;
    private final OfferingOrigins origins;
    private final Deeds deeds;

    EventPlanPage(Offerings offerings, EventPlans plans, OfferingOrigins origins, Deeds deeds) {
        this.offerings = offerings;
        this.plans = plans;
        this.origins = origins;
        this.deeds = deeds;
    }

    @GetMapping("/office/offerings/{id}/plan")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        var offering = offering(id);
        var plan = plans.of(offering.id()).orElseThrow(NotFound::new);
        var form = Form.empty()
                .with("least", plan.leastPeople())
                .with("decideBy", plan.decideBy())
                .with("directions", plan.directions())
                .with("parking", plan.parking())
                .with("hotel", plan.hotel())
                .with("link", plan.onlineLink());
        return Reply.show(TEMPLATE, view(offering, plan, form));
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private PlanView view(OfferingSummary offering, EventPlan plan, Form form) {
        return new PlanView(offering, plan, form, origins.of(offering.id()).orElse(null));
    }

    @PostMapping("/office/offerings/{id}/plan")
    @Only(Role.OFFICE)
    Reply save(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        var before = plans.of(offering.id()).orElseThrow(NotFound::new);
        if (offering.canceled() || offering.closed()) {
            throw new NotFound();
        }
        var plan = read(form, offering, before);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(offering, before, form));
        }
        return deeds.once(form.key(), () -> {
            plans.change(offering.id(), plan, viewer.actor());
            return Reply.seeOther("/office/offerings/" + id + "/plan", Sentence.of("offering.plan.saved"));
        });
    }

    private static EventPlan read(Form form, OfferingSummary offering, EventPlan before) {
        var least = form.number("least");
        var decideBy = form.day("decideBy");
        if (least.isPresent() && (least.get() < 1 || least.get() > Math.min(MOST_PEOPLE, offering.capacity()))) {
            form.wrong("least", Sentence.of("offering.plan.least-wrong", offering.capacity()));
        }
        if (least.isPresent() && decideBy.isEmpty()) {
            form.wrong("decideBy", Sentence.of("offering.plan.decide-missing"));
        }
        if (decideBy.isPresent() && least.isEmpty()) {
            form.wrong("least", Sentence.of("offering.plan.least-missing"));
        }
        if (decideBy.isPresent() && !decideBy.get().isBefore(offering.firstDay())) {
            form.wrong("decideBy", Sentence.of("offering.plan.decide-late", offering.firstDay()));
        }
        return new EventPlan(
                least.orElse(null),
                decideBy.orElse(null),
                before.takesPlace(),
                form.atMost("directions", LONGEST),
                form.atMost("parking", LONGEST),
                form.atMost("hotel", LONGEST),
                WebLink.read(form, "link").orElse(null));
    }

    @PostMapping("/office/offerings/{id}/decision")
    @Only(Role.OFFICE)
    Reply decide(Viewer viewer, @PathVariable UUID id, Form form) {
        return decided(viewer, id, form, true);
    }

    @PostMapping("/office/offerings/{id}/decision/withdrawal")
    @Only(Role.OFFICE)
    Reply decideAgain(Viewer viewer, @PathVariable UUID id, Form form) {
        return decided(viewer, id, form, false);
    }

    private Reply decided(Viewer viewer, UUID id, Form form, boolean takesPlace) {
        var offering = offering(id);
        return deeds.once(form.key(), () -> {
            plans.decide(offering.id(), takesPlace, viewer.actor());
            return Reply.seeOther(
                    "/office/offerings/" + id + "/plan",
                    Sentence.of(
                            takesPlace ? "offering.plan.takes-place.done" : "offering.plan.undecided.done",
                            offering.title()));
        });
    }
}
