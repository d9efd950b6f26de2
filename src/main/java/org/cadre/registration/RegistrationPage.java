package org.cadre.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.people.OrganizationChoices;
import org.cadre.people.OrganizationId;
import org.cadre.people.OrganizationKind;
import org.cadre.people.Organizations;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.OfferingKind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A signed-in person registers for an offering: one page, with the price that will be charged. */
@Controller
final class RegistrationPage {
    private static final String TEMPLATE = "registration/registration";
    private static final String OWN = "/registrations";
    private static final String ME = "me";
    private static final String DISTRICT = "district";
    private static final int LONGEST_NEEDS = 2_000;

    private final Registrations registrations;
    private final Orders orders;
    private final Prices prices;
    private final Offerings offerings;
    private final People people;
    private final Organizations organizations;
    private final OrganizationChoices choices;
    private final CardOffer cards;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    RegistrationPage(
            Registrations registrations,
            Orders orders,
            Prices prices,
            Offerings offerings,
            People people,
            Organizations organizations,
            OrganizationChoices choices,
            CardOffer cards,
            Deeds deeds,
            ProgramClock clock,
            Texts texts) {
        this.registrations = registrations;
        this.orders = orders;
        this.prices = prices;
        this.offerings = offerings;
        this.people = people;
        this.organizations = organizations;
        this.choices = choices;
        this.cards = cards;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/schedule/{id}/registration")
    @SignedIn
    Reply ask(Viewer viewer, @PathVariable UUID id) {
        var offering = offering(id);
        if (registrations.hasSeat(viewer.id(), offering.id())) {
            return Reply.seeOther(OWN, Sentence.of("registration.already", offering.title()));
        }
        if (!isOpen(offering, viewer) || offering.isSoldOut()) {
            return Reply.seeOther("/schedule/" + id);
        }
        var person = people.find(viewer.id()).orElseThrow(NotFound::new);
        var form = Form.empty()
                .with("feeCategory", usualCategory(offering, person).key())
                .with("payer", ME)
                .with(
                        "shown",
                        prices.of(offering)
                                .total(Covers.OFFERING, usualCategory(offering, person), 1, clock.today(), null)
                                .cents())
                .with("needs", people.needs(viewer.id()).orElse(""));
        return Reply.show(TEMPLATE, view(form, offering, person, Workplace.of(person)));
    }

    private FeeCategory usualCategory(OfferingSummary offering, PersonCard person) {
        if (offering.kind() == OfferingKind.IN_HOUSE) {
            return FeeCategory.IN_HOUSE;
        }
        LocalDate until = person.memberUntil();
        return until != null && !until.isBefore(clock.today()) ? FeeCategory.MEMBER : FeeCategory.NON_MEMBER;
    }

    @PostMapping("/schedule/{id}/registration")
    @SignedIn
    Reply register(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        if (!isOpen(offering, viewer)) {
            return Reply.seeOther("/schedule/" + id);
        }
        var person = people.find(viewer.id()).orElseThrow(NotFound::new);
        var workplace = workplace(form, person);
        var request = request(viewer, form, offering, workplace);
        String needs = form.atMost("needs", LONGEST_NEEDS);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, offering, person, workplace));
        }
        try {
            return deeds.once(form.key(), () -> {
                var outcome = orders.place(request, viewer.actor());
                if (outcome instanceof Placing.Placed) {
                    note(viewer, person, workplace, needs);
                }
                return answer(outcome, form, offering, person, workplace);
            });
        } catch (DuplicateKeyException _) {
            // The same person at the same moment, twice, from two forms: the other one has the seat.
            return answer(new Placing.AlreadyRegistered(List.of(viewer.id())), form, offering, person, workplace);
        }
    }

    /** Keeps what was asked here for the first time, so that it is not asked again. */
    private void note(Viewer viewer, PersonCard person, Workplace workplace, String needs) {
        if (workplace.isAsked() && (workplace.district() != null || workplace.school() != null)) {
            people.noteWorkplace(viewer.actor(), person.id(), workplace.district(), workplace.school());
        }
        if (!needs.equals(people.needs(person.id()).orElse(""))) {
            people.noteNeeds(viewer.actor(), person.id(), needs);
        }
    }

    /** Where they work: known, or asked on this form. */
    private Workplace workplace(Form form, PersonCard person) {
        var known = Workplace.of(person);
        if (!known.isAsked()) {
            return known;
        }
        var district = choices.read(form, "district", OrganizationKind.DISTRICT, null);
        var school = choices.read(form, "school", OrganizationKind.SCHOOL, district.id());
        OrganizationId of = school.id();
        return new Workplace(
                district.id() == null && of != null
                        ? organizations.districtOf(of).orElse(null)
                        : district.id(),
                of,
                district,
                school);
    }

    private Reply answer(Placing outcome, Form form, OfferingSummary offering, PersonCard person, Workplace workplace) {
        return switch (outcome) {
            case Placing.Placed(var order, var _, Seat seat)
            when seat == Seat.HELD && form.text("paysBy").equals(PaysBy.CARD.word()) ->
                Reply.seeOther("/orders/" + order + "/card");
            case Placing.Placed(var _, var _, Seat seat) ->
                Reply.seeOther(
                        OWN,
                        Sentence.of(
                                seat == Seat.CONFIRMED ? "registration.confirmed" : "registration.held",
                                offering.title()));
            case Placing.AlreadyRegistered(var _) ->
                Reply.seeOther(OWN, Sentence.of("registration.already", offering.title()));
            case Placing.NotOffered() -> Reply.seeOther("/schedule/" + offering.id());
            case Placing.TooFewSeats(int _) -> {
                form.wrong("seat", Sentence.of("registration.sold-out"));
                yield Reply.again(TEMPLATE, view(form, offering, person, workplace));
            }
            case Placing.OthersWait() -> {
                form.wrong("seat", Sentence.of("registration.others-wait"));
                yield Reply.again(TEMPLATE, view(form, offering, person, workplace));
            }
            case Placing.CodeNotGood(String code) -> {
                form.wrong("code", Sentence.of("registration.code-not-good", code));
                yield Reply.again(TEMPLATE, view(form, offering, person, workplace));
            }
            case Placing.CodeUsedUp(String code) -> {
                form.wrong("code", Sentence.of("registration.code-used-up", code));
                yield Reply.again(TEMPLATE, view(form, offering, person, workplace));
            }
            case Placing.PriceChanged(var total) -> {
                form.wrong(
                        "shown",
                        Sentence.of(
                                "registration.price-changed",
                                texts.money(form.number("shown").orElse(0), offering.currency()),
                                texts.money(total.cents(), offering.currency())));
                form.with("shown", total.cents());
                yield Reply.again(TEMPLATE, view(form, offering, person, workplace));
            }
        };
    }

    /** Whether this person may register now. Office enters until the event is closed for who phoned or just came. */
    private boolean isOpen(OfferingSummary offering, Viewer viewer) {
        return offering.takesRegistrations(clock.today())
                || (viewer.isActedFor() && !offering.canceled() && !offering.closed());
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private OrderRequest request(Viewer viewer, Form form, OfferingSummary offering, Workplace workplace) {
        var category = FeeCategory.find(form.text("feeCategory"));
        boolean districtPays = form.text("payer").equals(DISTRICT);
        int shown = form.number("shown").orElse(-1);
        var paysBy = shown == 0 ? Optional.of(PaysBy.NOTHING_DUE) : PaysBy.find(form.text("paysBy"));
        if (category.isEmpty()
                || (category.get() == FeeCategory.IN_HOUSE) != (offering.kind() == OfferingKind.IN_HOUSE)) {
            form.wrong("feeCategory", Sentence.of("registration.category-missing"));
        }
        if (shown > 0) {
            if (!districtPays && !form.text("payer").equals(ME)) {
                form.wrong("payer", Sentence.of("registration.payer-missing"));
            }
            if (districtPays && workplace.district() == null) {
                form.wrong("payer", Sentence.of("registration.payer-without-district"));
            }
            if (paysBy.isEmpty()
                    || paysBy.get() == PaysBy.NOTHING_DUE
                    || (paysBy.get() == PaysBy.CARD && !cards.offered())) {
                form.wrong("paysBy", Sentence.of("registration.pays-missing"));
            }
            if (paysBy.equals(Optional.of(PaysBy.PURCHASE_ORDER)) && !offering.takesPurchaseOrders(clock.today())) {
                form.wrong("paysBy", Sentence.of("registration.pays-late"));
            }
        }
        return OrderRequest.own(
                offering.id(),
                viewer.id(),
                districtPays && shown > 0 ? workplace.district() : null,
                category.orElse(FeeCategory.NON_MEMBER),
                paysBy.orElse(PaysBy.CHECK),
                form.ticked("wantsCertification"),
                shown);
    }

    private RegistrationView view(Form form, OfferingSummary offering, PersonCard person, Workplace workplace) {
        return new RegistrationView(
                form,
                offering,
                texts.zoneName(offering.zone()),
                offerings.sessions(offering.id()),
                person,
                workplace,
                categories(offering),
                payers(person, workplace),
                waysToPay(offering));
    }

    private List<Option> waysToPay(OfferingSummary offering) {
        var ways = new ArrayList<Option>();
        if (cards.offered()) {
            ways.add(option(PaysBy.CARD));
        }
        ways.add(option(PaysBy.CHECK));
        if (offering.takesPurchaseOrders(clock.today())) {
            ways.add(option(PaysBy.PURCHASE_ORDER));
        }
        return ways;
    }

    private List<Option> categories(OfferingSummary offering) {
        var all = offering.kind() == OfferingKind.IN_HOUSE
                ? List.of(FeeCategory.IN_HOUSE)
                : List.of(FeeCategory.MEMBER, FeeCategory.NON_MEMBER, FeeCategory.DISTRICT);
        return all.stream()
                .map(one -> new Option(one.key(), texts.say("registration.category." + one.key())))
                .toList();
    }

    private List<Option> payers(PersonCard person, Workplace workplace) {
        var payers = new ArrayList<Option>();
        payers.add(new Option(ME, texts.say("registration.payer.me")));
        String district = person.districtName();
        if (district != null) {
            payers.add(new Option(DISTRICT, district));
        } else if (workplace.isAsked()) {
            payers.add(new Option(DISTRICT, texts.say("registration.payer.district")));
        }
        return payers;
    }

    private Option option(PaysBy one) {
        return new Option(one.word(), texts.say(one.text()));
    }
}
