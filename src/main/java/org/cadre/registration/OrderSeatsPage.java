package org.cadre.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The seats of an order, to whoever may see the order: who comes, names still missing, another one instead, seats returned. */
@Controller
final class OrderSeatsPage {
    private static final String TEMPLATE = "registration/order-seats";
    private static final String SUBSTITUTION = "registration/seat-substitution";
    private static final String RETURN = "registration/seats-return";

    /**
     * All seats of an order.
     *
     * @param lines what is wrong with the names, line by line
     * @param substitutesUntil the last day on which another one may come in a seat
     * @param returnable the seats that can be returned today
     */
    record OrderSeats(
            Form form,
            OrderSummary order,
            OfferingSummary offering,
            List<OrderSeat> seats,
            List<Sentence> lines,
            LocalDate substitutesUntil,
            boolean takesSubstitutes,
            boolean takesNames,
            List<RegistrationId> returnable) {

        boolean canReturn(OrderSeat seat) {
            return returnable.contains(seat.id());
        }

        List<OrderSeat> nameless() {
            return seats.stream()
                    .filter(seat -> seat.isTaken() && seat.isNameless())
                    .toList();
        }
    }

    /** One seat, in which another one is to come. */
    record Substitution(Form form, OrderSummary order, OfferingSummary offering, OrderSeat seat, LocalDate until) {}

    /** What is to be known before seats are returned. */
    record Returning(OrderSummary order, OfferingSummary offering, List<OrderSeat> seats, List<Sentence> comesBack) {}

    private record Found(OrderSummary order, OfferingSummary offering, List<OrderSeat> seats) {
        OrderSeat seat(UUID id) {
            return seats.stream()
                    .filter(one -> one.id().value().equals(id) && one.isTaken())
                    .findAny()
                    .orElseThrow(NotFound::new);
        }
    }

    private final Orders orders;
    private final Offerings offerings;
    private final Registrations registrations;
    private final SeatNames names;
    private final SeatClaims claims;
    private final ObjectProvider<ReturnWords> previews;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    OrderSeatsPage(
            Orders orders,
            Offerings offerings,
            Registrations registrations,
            SeatNames names,
            SeatClaims claims,
            ObjectProvider<ReturnWords> previews,
            Deeds deeds,
            ProgramClock clock,
            Texts texts) {
        this.orders = orders;
        this.offerings = offerings;
        this.registrations = registrations;
        this.names = names;
        this.claims = claims;
        this.previews = previews;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/orders/{id}/seats")
    @SignedIn
    Reply show(Viewer viewer, @PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(Form.empty(), find(viewer, id), List.of()));
    }

    private Found find(Viewer viewer, UUID id) {
        var order = orders.find(new OrderId(id), viewer).orElseThrow(NotFound::new);
        if (order.offering() == null) {
            throw new NotFound();
        }
        return new Found(order, offerings.find(order.offering()).orElseThrow(NotFound::new), names.of(order));
    }

    private OrderSeats view(Form form, Found found, List<Sentence> lines) {
        var offering = found.offering;
        boolean open = found.order.isAlive() && !offering.closed() && !offering.canceled();
        boolean begun = !offering.firstDay().isAfter(clock.today());
        return new OrderSeats(
                form,
                found.order,
                offering,
                found.seats,
                lines,
                names.lastDayOfSubstitution(offering),
                open && names.takesSubstitutes(offering),
                open,
                open
                        ? found.seats.stream()
                                .filter(seat -> seat.seat() == Seat.HELD || (seat.seat() == Seat.CONFIRMED && !begun))
                                .map(OrderSeat::id)
                                .toList()
                        : List.of());
    }

    @PostMapping("/orders/{id}/seats/names")
    @SignedIn
    Reply name(
            Viewer viewer,
            @PathVariable UUID id,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        var found = find(viewer, id);
        var read = NamesField.read(form, file);
        if (form.isRight() && read.names().isEmpty()) {
            form.wrong("names", Sentence.of("registration.names.missing"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, found, read.problems()));
        }
        try {
            return deeds.once(form.key(), () -> switch (names.name(
                    found.order, found.offering, read.names(), viewer.actor())) {
                case Naming.Done(int seats) ->
                    Reply.seeOther(place(found), Sentence.of("registration.names.done", seats));
                case Naming.TooMany(int nameless) -> {
                    form.wrong(
                            "names",
                            Sentence.of(
                                    "registration.names.too-many", read.names().size(), nameless));
                    yield Reply.again(TEMPLATE, view(form, found, List.of()));
                }
                case Naming.AlreadySeated(var who) -> {
                    form.wrong("names", Sentence.of("registration.names.wrong", who.size()));
                    yield Reply.again(TEMPLATE, view(form, found, seated(who)));
                }
                case Naming.HasCome(), Naming.NotOpen() ->
                    Reply.seeOther(place(found), Sentence.of("registration.names.closed"));
            });
        } catch (DuplicateKeyException _) {
            form.wrong("names", Sentence.of("registration.names.just-now"));
            return Reply.again(TEMPLATE, view(form, found, List.of()));
        }
    }

    private static List<Sentence> seated(List<NameList.Name> who) {
        return who.stream()
                .map(one -> Sentence.of("registration.names.seated", one.line(), one.email()))
                .toList();
    }

    private static String place(Found found) {
        return "/orders/" + found.order.id() + "/seats";
    }

    @PostMapping("/orders/{id}/seats/{seat}/link")
    @SignedIn
    Reply link(Viewer viewer, @PathVariable UUID id, @PathVariable UUID seat, Form form) {
        var found = find(viewer, id);
        var nameless = nameless(found, seat);
        // The link travels in the notice, which the browser keeps: the database knows its digest only.
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        place(found),
                        Sentence.of("registration.seats.link", nameless.place(), claims.link(nameless.id(), viewer))));
    }

    private static OrderSeat nameless(Found found, UUID seat) {
        var one = found.seat(seat);
        if (!one.isNameless()) {
            throw new NotFound();
        }
        return one;
    }

    @PostMapping("/orders/{id}/seats/{seat}/invitation")
    @SignedIn
    Reply invite(Viewer viewer, @PathVariable UUID id, @PathVariable UUID seat, Form form) {
        var found = find(viewer, id);
        var nameless = nameless(found, seat);
        String field = "email-" + nameless.place();
        var read = NameList.read("x," + form.text(field));
        if (form.text(field).isEmpty() || !read.isRight() || read.names().size() != 1) {
            form.wrong(field, Sentence.of("registration.claim.email-wrong"));
            return Reply.again(TEMPLATE, view(form, found, List.of()));
        }
        String email = read.names().getFirst().email();
        return deeds.once(form.key(), () -> {
            claims.invite(nameless, found.offering.id(), email, viewer);
            return Reply.seeOther(place(found), Sentence.of("registration.seats.invited", nameless.place(), email));
        });
    }

    @GetMapping("/orders/{id}/seats/{seat}/substitution")
    @SignedIn
    Reply askSubstitute(Viewer viewer, @PathVariable UUID id, @PathVariable UUID seat) {
        var found = find(viewer, id);
        var one = found.seat(seat);
        if (one.isNameless() || !names.takesSubstitutes(found.offering)) {
            return Reply.seeOther(place(found));
        }
        return Reply.show(SUBSTITUTION, substitution(Form.empty(), found, one));
    }

    private Substitution substitution(Form form, Found found, OrderSeat seat) {
        return new Substitution(form, found.order, found.offering, seat, names.lastDayOfSubstitution(found.offering));
    }

    @PostMapping("/orders/{id}/seats/{seat}/substitution")
    @SignedIn
    Reply substitute(Viewer viewer, @PathVariable UUID id, @PathVariable UUID seat, Form form) {
        var found = find(viewer, id);
        var one = found.seat(seat);
        String name = form.required("name", Sentence.of("registration.claim.name-missing"));
        String mail = form.required("email", Sentence.of("registration.claim.email-missing"));
        var read = NameList.read("\"" + name.replace("\"", "").replaceAll("[\\r\\n@]", " ") + "\"," + mail);
        if (form.isRight() && (!read.isRight() || read.names().isEmpty())) {
            form.wrong("email", Sentence.of("registration.claim.email-wrong"));
        }
        if (!form.isRight()) {
            return Reply.again(SUBSTITUTION, substitution(form, found, one));
        }
        try {
            return deeds.once(form.key(), () -> switch (names.substitute(
                    one, found.order, found.offering, read.names().getFirst(), viewer.actor())) {
                case Naming.Done(int _) ->
                    Reply.seeOther(place(found), Sentence.of("registration.substitution.done", name));
                case Naming.AlreadySeated(var _) -> seatedAlready(form, found, one);
                case Naming.HasCome() ->
                    Reply.seeOther(
                            place(found),
                            Sentence.of("registration.substitution.has-come", Objects.requireNonNull(one.name())));
                case Naming.NotOpen(), Naming.TooMany(int _) ->
                    Reply.seeOther(place(found), Sentence.of("registration.substitution.closed"));
            });
        } catch (DuplicateKeyException _) {
            return seatedAlready(form, found, one);
        }
    }

    private Reply seatedAlready(Form form, Found found, OrderSeat seat) {
        form.wrong("email", Sentence.of("registration.claim.seated"));
        return Reply.again(SUBSTITUTION, substitution(form, found, seat));
    }

    @GetMapping("/orders/{id}/seats/return")
    @SignedIn
    Reply askReturn(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(name = "seat", required = false) @Nullable List<UUID> chosen) {
        var found = find(viewer, id);
        var seats = chosen(found, chosen == null ? List.of() : chosen);
        if (seats.isEmpty()) {
            return Reply.seeOther(place(found), Sentence.of("registration.return.none"));
        }
        return Reply.show(RETURN, new Returning(found.order, found.offering, seats, comesBack(found, seats)));
    }

    private List<OrderSeat> chosen(Found found, List<UUID> chosen) {
        var returnable = view(Form.empty(), found, List.of());
        return found.seats.stream()
                .filter(seat -> chosen.contains(seat.id().value()) && returnable.canReturn(seat))
                .toList();
    }

    /** What was never confirmed is never charged; what was confirmed comes back as the refund policy says. */
    private List<Sentence> comesBack(Found found, List<OrderSeat> seats) {
        var told = new ArrayList<Sentence>();
        var held = seats.stream().filter(seat -> seat.seat() == Seat.HELD).toList();
        var confirmed = seats.stream()
                .filter(seat -> seat.seat() == Seat.CONFIRMED)
                .map(OrderSeat::id)
                .toList();
        if (!held.isEmpty()) {
            told.add(Sentence.of(
                    "registration.return.held",
                    held.size(),
                    texts.money(held.stream().mapToInt(OrderSeat::priceCents).sum(), found.order.currency())));
        }
        if (!confirmed.isEmpty()) {
            var preview = previews.getIfAvailable();
            if (preview == null) {
                told.add(Sentence.of("registration.return.confirmed"));
            } else {
                told.addAll(preview.of(found.order, confirmed));
            }
        }
        return told;
    }

    @PostMapping("/orders/{id}/seats/return")
    @SignedIn
    Reply giveBack(Viewer viewer, @PathVariable UUID id, Form form) {
        var found = find(viewer, id);
        var wanted = new ArrayList<RegistrationId>();
        for (var seat : found.seats) {
            if (form.has("seat", seat.id().toString())) {
                wanted.add(seat.id());
            }
        }
        return deeds.once(form.key(), () -> {
            int returned = registrations.giveUp(found.order.id(), wanted, viewer);
            return Reply.seeOther(
                    place(found),
                    returned == 0
                            ? Sentence.of("registration.return.none")
                            : Sentence.of("registration.return.done", returned));
        });
    }
}
