package org.cadre.registration.waitlist;

import java.util.List;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.WaysToPay;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One's own place on the waitlist of an event: joining, seeing how it stands, taking what is offered, leaving. */
@Controller
final class WaitlistPage {
    private static final String TEMPLATE = "registration/waitlist/waitlist";
    private static final int MOST = 100;

    /**
     * How it stands.
     *
     * @param own the viewer's entry that waits or has an offer; null: none
     * @param ended their newest entry that has ended; null: none
     * @param order the order that holds what is offered
     * @param place how many are served before, and this one
     * @param seatsBefore how many seats those before wish for
     */
    record WaitlistView(
            Form form,
            OfferingSummary offering,
            @Nullable WaitlistEntry own,
            @Nullable WaitlistEntry ended,
            @Nullable OrderSummary order,
            int place,
            int seatsBefore,
            int waiting,
            boolean open,
            List<Option> waysToPay) {

        boolean isOffered() {
            return own != null && own.state() == WaitlistEntry.State.OFFERED && order != null;
        }

        boolean hasLapsed() {
            return own == null && ended != null && ended.state() == WaitlistEntry.State.LAPSED;
        }
    }

    private final Waitlist waitlist;
    private final Offerings offerings;
    private final Orders orders;
    private final WaysToPay waysToPay;
    private final Deeds deeds;
    private final ProgramClock clock;

    WaitlistPage(
            Waitlist waitlist,
            Offerings offerings,
            Orders orders,
            WaysToPay waysToPay,
            Deeds deeds,
            ProgramClock clock) {
        this.waitlist = waitlist;
        this.offerings = offerings;
        this.orders = orders;
        this.waysToPay = waysToPay;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping("/schedule/{id}/waitlist")
    @SignedIn
    Reply show(Viewer viewer, @PathVariable UUID id) {
        var offering = offering(id);
        return Reply.show(TEMPLATE, view(Form.empty().with("seats", 1).with("paysBy", "check"), offering, viewer));
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private WaitlistView view(Form form, OfferingSummary offering, Viewer viewer) {
        var own = waitlist.own(offering.id(), viewer).orElse(null);
        var waiting = waitlist.waiting(offering.id());
        int before = 0;
        int seats = 0;
        if (own != null) {
            for (var one : waiting) {
                if (one.id().equals(own.id())) {
                    break;
                }
                before++;
                seats += one.seats();
            }
        }
        var order = own == null || own.order() == null
                ? null
                : orders.find(own.order(), viewer).orElse(null);
        return new WaitlistView(
                form,
                offering,
                own,
                waitlist.ended(offering.id(), viewer).orElse(null),
                order,
                before + 1,
                seats,
                waiting.size(),
                offering.takesRegistrations(clock.today()) && !waitlist.hasBegun(offering.id()),
                waysToPay.options(offering, clock.today()));
    }

    @PostMapping("/schedule/{id}/waitlist")
    @SignedIn
    Reply join(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        int seats = form.number("seats").orElse(0);
        if (seats < 1 || seats > MOST) {
            form.wrong("seats", Sentence.of("waitlist.seats-missing", Math.min(MOST, offering.capacity())));
            return Reply.again(TEMPLATE, view(form, offering, viewer));
        }
        return deeds.once(form.key(), () -> switch (waitlist.join(offering, seats, viewer)) {
            case Waitlist.Joining.Joined(int place) -> Reply.seeOther(place(id), Sentence.of("waitlist.joined", place));
            case Waitlist.Joining.AlreadyOn() -> Reply.seeOther(place(id), Sentence.of("waitlist.already"));
            case Waitlist.Joining.SeatsLeft() ->
                Reply.seeOther(
                        "/schedule/" + id + (seats == 1 ? "/registration" : "/order"),
                        Sentence.of("waitlist.seats-left"));
            case Waitlist.Joining.TooMany(int capacity) -> {
                form.wrong("seats", Sentence.of("waitlist.too-many", capacity));
                yield Reply.again(TEMPLATE, view(form, offering, viewer));
            }
            case Waitlist.Joining.NotOpen() -> Reply.seeOther("/schedule/" + id);
        });
    }

    private static String place(UUID offering) {
        return "/schedule/" + offering + "/waitlist";
    }

    @PostMapping("/schedule/{id}/waitlist/acceptance")
    @SignedIn
    Reply take(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        var entry = waitlist.own(offering.id(), viewer)
                .filter(one -> one.state() == WaitlistEntry.State.OFFERED)
                .orElse(null);
        if (entry == null) {
            return Reply.seeOther(place(id), Sentence.of("waitlist.offer-over"));
        }
        var view = view(form, offering, viewer);
        var paysBy = view.order() != null && view.order().totalCents() == 0
                ? PaysBy.NOTHING_DUE
                : waysToPay.read(form, offering, clock.today());
        if (!form.isRight() || paysBy == null) {
            return Reply.again(TEMPLATE, view);
        }
        return deeds.once(
                form.key(),
                () -> waitlist.take(entry, paysBy, viewer.actor())
                        ? Reply.seeOther("/orders/" + entry.order(), Sentence.of("waitlist.taken", entry.seats()))
                        : Reply.seeOther(place(id), Sentence.of("waitlist.offer-over")));
    }

    @PostMapping("/schedule/{id}/waitlist/leaving")
    @SignedIn
    Reply leave(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        return deeds.once(form.key(), () -> {
            boolean left = waitlist.own(offering.id(), viewer)
                    .filter(entry -> waitlist.leave(entry, viewer.actor()))
                    .isPresent();
            return Reply.seeOther(place(id), Sentence.of(left ? "waitlist.left" : "waitlist.not-on"));
        });
    }
}
