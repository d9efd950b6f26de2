package org.cadre.offering;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office moves an event to another day, to another place or online. */
@Controller
final class EventMovePage {
    private static final String TEMPLATE = "offering/event-move";
    private static final int USUAL_DAYS = 7;

    record MoveView(OfferingSummary offering, Form form, List<Option> states, List<Option> zones) {}

    private final Offerings offerings;
    private final EventPlans plans;
    private final EventMoves moves;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    EventMovePage(
            Offerings offerings, EventPlans plans, EventMoves moves, Deeds deeds, ProgramClock clock, Texts texts) {
        this.offerings = offerings;
        this.plans = plans;
        this.moves = moves;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/office/offerings/{id}/move")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        var offering = movable(id);
        var form = Form.empty()
                .with("firstDay", offering.firstDay())
                .with("place", offering.place())
                .with("street", offering.street())
                .with("city", offering.city())
                .with("state", offering.state())
                .with("zone", offering.zone().getId())
                .with("link", plans.of(offering.id()).map(EventPlan::onlineLink).orElse(null))
                .with("chooseBy", clock.today().plusDays(USUAL_DAYS));
        return Reply.show(TEMPLATE, view(offering, form));
    }

    private OfferingSummary movable(UUID id) {
        return offerings
                .find(new OfferingId(id))
                .filter(one -> !one.canceled() && !one.closed())
                .orElseThrow(NotFound::new);
    }

    private MoveView view(OfferingSummary offering, Form form) {
        return new MoveView(offering, form, UsState.options(texts), UsZones.options(texts));
    }

    @PostMapping("/office/offerings/{id}/move")
    @Only(Role.OFFICE)
    Reply move(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = movable(id);
        var plan = plan(form, offering);
        var link = WebLink.read(form, "link");
        String because = form.required("because", Sentence.of("offering.move.because-missing"));
        form.atMost("because", 1_000);
        var chooseBy = chooseBy(form, plan.map(OfferingPlan::firstDay).orElse(offering.firstDay()));
        if (!offering.firstDay().isAfter(clock.today())) {
            form.wrong("firstDay", Sentence.of("offering.move.begun"));
        }
        if (plan.isPresent() && isSame(offering, plan.get())) {
            form.wrong("firstDay", Sentence.of("offering.move.nothing"));
        }
        if (!form.isRight() || plan.isEmpty()) {
            return Reply.again(TEMPLATE, view(offering, form));
        }
        return deeds.once(form.key(), () -> {
            moves.move(offering, plan.get(), link.orElse(null), because, chooseBy, viewer.actor());
            return Reply.seeOther(
                    "/office/offerings/" + id + "/moves", Sentence.of("offering.move.done", offering.title()));
        });
    }

    private Optional<OfferingPlan> plan(Form form, OfferingSummary before) {
        form.required("firstDay", Sentence.of("offering.form.first-day-missing"));
        var first = form.day("firstDay");
        String place = form.required("place", Sentence.of("offering.form.place-missing"));
        form.atMost("place", 200);
        String street = form.atMost("street", 120);
        String city = form.atMost("city", 80);
        String state = form.text("state");
        if (!state.isEmpty() && !UsState.exists(state)) {
            form.wrong("state", Sentence.of("offering.form.state-missing"));
        }
        if (!UsZones.exists(form.text("zone"))) {
            form.wrong("zone", Sentence.of("offering.form.zone-missing"));
            return Optional.empty();
        }
        if (first.isPresent() && first.get().isBefore(clock.today())) {
            form.wrong("firstDay", Sentence.of("offering.form.day-past", clock.today()));
        }
        return first.map(day -> {
            long days = ChronoUnit.DAYS.between(before.firstDay(), day);
            LocalDate cutoff = before.purchaseOrderCutoff();
            return new OfferingPlan(
                    before.kind(),
                    before.title(),
                    place,
                    street.isEmpty() ? null : street,
                    city.isEmpty() ? null : city,
                    state.isEmpty() ? null : state,
                    ZoneId.of(form.text("zone")),
                    day,
                    before.lastDay().plusDays(days),
                    before.about(),
                    before.priceCents(),
                    cutoff == null ? null : cutoff.plusDays(days),
                    before.listed(),
                    before.capacity(),
                    offerings.trainersOf(before.id()).stream()
                            .map(Offerings.Trainer::id)
                            .toList(),
                    before.sample());
        });
    }

    private static boolean isSame(OfferingSummary before, OfferingPlan plan) {
        var moved = before.firstDay().equals(plan.firstDay()) ? before.address() : "";
        var address = new StringBuilder(plan.place());
        if (plan.street() != null) {
            address.append(", ").append(plan.street());
        }
        if (plan.city() != null) {
            address.append(", ").append(plan.state() == null ? plan.city() : plan.city() + ", " + plan.state());
        }
        return moved.contentEquals(address) && before.zone().equals(plan.zone());
    }

    /** Nobody chooses after the event has begun, as it stands now. */
    private LocalDate chooseBy(Form form, LocalDate firstDay) {
        form.required("chooseBy", Sentence.of("offering.move.choose-by-missing"));
        var day = form.day("chooseBy");
        if (day.isPresent() && (day.get().isBefore(clock.today()) || !day.get().isBefore(firstDay))) {
            form.wrong("chooseBy", Sentence.of("offering.move.choose-by-wrong", clock.today(), firstDay.minusDays(1)));
        }
        return day.orElse(firstDay);
    }
}
