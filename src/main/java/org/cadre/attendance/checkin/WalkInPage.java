package org.cadre.attendance.checkin;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Prices;
import org.cadre.offering.SessionSummary;
import org.cadre.people.NewPerson;
import org.cadre.people.Only;
import org.cadre.people.OrganizationChoices;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.people.OrganizationKind;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.OfferingKind;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.Seat;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Registers somebody who stands at the door, while seats are left: the seat is held until it is paid. */
@Controller
final class WalkInPage {
    private static final String TEMPLATE = "attendance/checkin/walk-in";
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int LONGEST_NAME = 200;
    private static final String DISTRICT = "district";

    /** @param shown the price of a seat by fee category, as it stands on the page */
    record WalkInView(
            OfferingSummary offering,
            Map<String, Integer> shown,
            List<Option> categories,
            List<Option> payers,
            Choice district,
            boolean open,
            Form form) {}

    private final Venue venue;
    private final CheckIns checkIns;
    private final Orders orders;
    private final Prices prices;
    private final People people;
    private final OrganizationChoices choices;
    private final Deeds deeds;
    private final Texts texts;
    private final ProgramClock clock;

    WalkInPage(
            Venue venue,
            CheckIns checkIns,
            Orders orders,
            Prices prices,
            People people,
            OrganizationChoices choices,
            Deeds deeds,
            Texts texts,
            ProgramClock clock) {
        this.venue = venue;
        this.checkIns = checkIns;
        this.orders = orders;
        this.prices = prices;
        this.people = people;
        this.choices = choices;
        this.deeds = deeds;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/checkin/{id}/walk-in")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply ask(Viewer viewer, @PathVariable UUID id) {
        var offering = venue.offering(id, viewer);
        return Reply.show(TEMPLATE, view(offering, Choice.open(DISTRICT, OrganizationKind.DISTRICT), Form.empty()));
    }

    @PostMapping("/checkin/{id}/walk-in")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply register(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = venue.offering(id, viewer);
        if (!isOpen(offering)) {
            return Reply.seeOther("/checkin/" + id + "/walk-in");
        }
        var known = known(form);
        var district = choices.read(form, DISTRICT, OrganizationKind.DISTRICT, null);
        var category = category(form, offering);
        boolean districtPays = form.has("payer", DISTRICT);
        if (!districtPays && !form.has("payer", "check")) {
            form.wrong("payer", Sentence.of("checkin.walk-in.payer-missing"));
        }
        if (districtPays && district.id() == null) {
            form.wrong("district-name", Sentence.of("checkin.walk-in.district-missing"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(offering, district, form));
        }
        try {
            return deeds.once(form.key(), () -> {
                var person = known.map(PersonCard::id)
                        .orElseGet(() -> people.create(
                                viewer.actor(),
                                NewPerson.named(form.text("name"), form.text("email"), offering.zone())
                                        .at(district.id(), null)));
                var request = OrderRequest.own(
                        offering.id(),
                        person,
                        districtPays ? district.id() : null,
                        category.orElseThrow(),
                        districtPays ? PaysBy.PURCHASE_ORDER : PaysBy.CHECK,
                        false,
                        form.number("shown-" + category.get().key()).orElse(-1));
                return answer(orders.place(request, viewer.actor()), person, offering, district, form, viewer);
            });
        } catch (DuplicateKeyException _) {
            // From two phones in the same moment: the other one has registered them.
            return already(offering, district, form);
        }
    }

    private Optional<FeeCategory> category(Form form, OfferingSummary offering) {
        var category = FeeCategory.find(form.text("category"))
                .filter(one -> categories(offering).contains(one));
        if (category.isEmpty()) {
            form.wrong("category", Sentence.of("registration.category-missing"));
        }
        return category;
    }

    /** Who is known by this address already; else a name is needed. */
    private Optional<PersonCard> known(Form form) {
        String email = form.text("email");
        if (!EMAIL.matcher(email).matches() || email.length() > 254) {
            form.wrong("email", Sentence.of("checkin.walk-in.email-wrong"));
            return Optional.empty();
        }
        var known = people.findByEmail(email);
        if (known.isEmpty()) {
            form.required("name", Sentence.of("checkin.walk-in.name-missing"));
            form.atMost("name", LONGEST_NAME);
        }
        return known;
    }

    private Reply answer(
            Placing outcome, PersonId person, OfferingSummary offering, Choice district, Form form, Viewer viewer) {
        return switch (outcome) {
            case Placing.Placed placed -> checkedIn(placed, person, offering, viewer);
            case Placing.AlreadyRegistered(var _) -> already(offering, district, form);
            case Placing.TooFewSeats(int _) ->
                again(form, "email", Sentence.of("checkin.walk-in.full", offering.capacity()), offering, district);
            case Placing.OthersWait() ->
                again(form, "email", Sentence.of("checkin.walk-in.others-wait"), offering, district);
            case Placing.NotOffered() -> again(form, "email", Sentence.of("checkin.closed"), offering, district);
            case Placing.PriceChanged(var total) ->
                again(
                        form,
                        "category",
                        Sentence.of("checkin.walk-in.price-changed", texts.money(total.cents(), offering.currency())),
                        offering,
                        district);
            case Placing.CodeNotGood(var _), Placing.CodeUsedUp(var _) ->
                throw new IllegalStateException("no code was asked for");
        };
    }

    private Reply already(OfferingSummary offering, Choice district, Form form) {
        return again(form, "email", Sentence.of("checkin.walk-in.already"), offering, district);
    }

    private Reply again(Form form, String field, Sentence why, OfferingSummary offering, Choice district) {
        form.wrong(field, why);
        return Reply.again(TEMPLATE, view(offering, district, form));
    }

    /** Registered; and here, if a session is on today. */
    private Reply checkedIn(Placing.Placed placed, PersonId person, OfferingSummary offering, Viewer viewer) {
        var session = venue.chosen(offering, venue.sessions(offering), null);
        String name = people.names(List.of(person)).getOrDefault(person, "");
        var notice = Sentence.of(
                placed.seat() == Seat.CONFIRMED ? "checkin.walk-in.confirmed" : "checkin.walk-in.held", name);
        String back = "/checkin/" + offering.id() + "?session=" + session.id();
        if (!hasDayCome(session, offering)) {
            return Reply.seeOther(back, notice);
        }
        var answer = checkIns.take(
                offering,
                session,
                new Scan(Ids.next(), session.id(), null, placed.seats().getFirst(), false, false, clock.now()),
                viewer);
        return Reply.seeOther(back + "&answer=" + answer.key(), notice);
    }

    private boolean hasDayCome(SessionSummary session, OfferingSummary offering) {
        return !today(offering).isBefore(session.day(offering.zone()));
    }

    private LocalDate today(OfferingSummary offering) {
        return clock.now().atZone(offering.zone()).toLocalDate();
    }

    /** From the first day on, until the event is closed. */
    private boolean isOpen(OfferingSummary offering) {
        return !offering.closed() && !today(offering).isBefore(offering.firstDay());
    }

    private static List<FeeCategory> categories(OfferingSummary offering) {
        return offering.kind() == OfferingKind.IN_HOUSE
                ? List.of(FeeCategory.IN_HOUSE)
                : List.of(FeeCategory.MEMBER, FeeCategory.NON_MEMBER, FeeCategory.DISTRICT);
    }

    private WalkInView view(OfferingSummary offering, Choice district, Form form) {
        var list = prices.of(offering);
        var shown = new LinkedHashMap<String, Integer>();
        for (var category : categories(offering)) {
            shown.put(
                    category.key(),
                    list.total(Covers.OFFERING, category, 1, today(offering), null)
                            .cents());
        }
        return new WalkInView(
                offering,
                shown,
                shown.entrySet().stream()
                        .map(one -> new Option(
                                one.getKey(),
                                texts.say(
                                        "checkin.walk-in.category",
                                        texts.say("registration.category." + one.getKey()),
                                        texts.money(one.getValue(), offering.currency()))))
                        .toList(),
                List.of(
                        new Option("check", texts.say("checkin.walk-in.payer.check")),
                        new Option(DISTRICT, texts.say("checkin.walk-in.payer.district"))),
                district,
                isOpen(offering),
                form);
    }
}
