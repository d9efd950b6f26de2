package org.cadre.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.offering.Covers;
import org.cadre.offering.DiscountCode;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.PriceWords;
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
import org.jspecify.annotations.Nullable;
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
    private final PriceWords priceWords;
    private final WaysToPay waysToPay;
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
            PriceWords priceWords,
            WaysToPay waysToPay,
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
        this.priceWords = priceWords;
        this.waysToPay = waysToPay;
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
                .with("covers", Covers.OFFERING.key())
                .with("payer", ME)
                .with("needs", people.needs(viewer.id()).orElse(""));
        return Reply.show(TEMPLATE, view(form, offering, person, Workplace.of(person)));
    }

    private FeeCategory usualCategory(OfferingSummary offering, PersonCard person) {
        if (offering.kind() == OfferingKind.IN_HOUSE) {
            return FeeCategory.IN_HOUSE;
        }
        return isMember(person) ? FeeCategory.MEMBER : FeeCategory.NON_MEMBER;
    }

    private boolean isMember(PersonCard person) {
        LocalDate until = person.memberUntil();
        return until != null && !until.isBefore(clock.today());
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
        var request = request(viewer, form, offering, person, workplace);
        String needs = form.atMost("needs", LONGEST_NEEDS);
        if (!form.isRight()) {
            return again(form, offering, person, workplace);
        }
        try {
            return deeds.once(form.key(), () -> {
                var outcome = orders.place(request, viewer.actor());
                if (outcome instanceof Placing.Placed) {
                    note(viewer, person, workplace, needs);
                }
                return answer(outcome, request, form, offering, person, workplace);
            });
        } catch (DuplicateKeyException _) {
            // The same person at the same moment, twice, from two forms: the other one has the seat.
            return answer(
                    new Placing.AlreadyRegistered(List.of(viewer.id())), request, form, offering, person, workplace);
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

    private Reply answer(
            Placing outcome,
            OrderRequest request,
            Form form,
            OfferingSummary offering,
            PersonCard person,
            Workplace workplace) {
        return switch (outcome) {
            case Placing.Placed(var order, var _, Seat seat) -> placed(order, seat, request, offering);
            case Placing.AlreadyRegistered(var _) ->
                Reply.seeOther(OWN, Sentence.of("registration.already", offering.title()));
            case Placing.NotOffered() -> Reply.seeOther("/schedule/" + offering.id());
            case Placing.TooFewSeats(int _) -> {
                form.wrong("seat", Sentence.of("registration.sold-out"));
                yield again(form, offering, person, workplace);
            }
            case Placing.OthersWait() -> {
                form.wrong("seat", Sentence.of("registration.others-wait"));
                yield again(form, offering, person, workplace);
            }
            case Placing.CodeNotGood(String code) -> {
                form.wrong("code", Sentence.of("registration.code-not-good", code));
                yield again(form, offering, person, workplace);
            }
            case Placing.CodeUsedUp(String code) -> {
                form.wrong("code", Sentence.of("registration.code-used-up", code));
                yield again(form, offering, person, workplace);
            }
            case Placing.PriceChanged(var total) -> {
                sayWhatChanged(form, board(form, offering), offering);
                form.wrong("shown", changed(request.shownCents(), total.cents(), offering));
                yield again(form, offering, person, workplace);
            }
        };
    }

    private static Reply placed(OrderId order, Seat seat, OrderRequest request, OfferingSummary offering) {
        if (seat == Seat.CONFIRMED) {
            return Reply.seeOther(OWN, Sentence.of("registration.confirmed", offering.title()));
        }
        // The order's own page takes them to where a card is entered.
        return request.paysBy() == PaysBy.CARD
                ? Reply.seeOther("/orders/" + order)
                : Reply.seeOther(OWN, Sentence.of("registration.held", offering.title()));
    }

    /** Whether this person may register now. Office enters until the event is closed for who phoned or just came. */
    private boolean isOpen(OfferingSummary offering, Viewer viewer) {
        return offering.takesRegistrations(clock.today())
                || (viewer.isActedFor() && !offering.canceled() && !offering.closed());
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private OrderRequest request(
            Viewer viewer, Form form, OfferingSummary offering, PersonCard person, Workplace workplace) {
        var category = category(form, offering, person);
        var covers = form.text("covers").equals(Covers.BUNDLE.key()) ? Covers.BUNDLE : Covers.OFFERING;
        boolean districtPays = form.text("payer").equals(DISTRICT);
        int shown = form.number(new PriceBoard.Choice(covers, category).field()).orElse(-1);
        PaysBy paysBy = PaysBy.NOTHING_DUE;
        if (shown != 0) {
            if (!districtPays && !form.text("payer").equals(ME)) {
                form.wrong("payer", Sentence.of("registration.payer-missing"));
            }
            if (districtPays && workplace.district() == null) {
                form.wrong("payer", Sentence.of("registration.payer-without-district"));
            }
            var chosen = waysToPay.read(form, offering, clock.today());
            paysBy = chosen == null ? PaysBy.CHECK : chosen;
        }
        return new OrderRequest(
                offering.id(),
                viewer.id(),
                districtPays && shown != 0 ? workplace.district() : null,
                category,
                covers,
                paysBy,
                List.of(viewer.id()),
                form.ticked("wantsCertification"),
                form.text("code").isEmpty() ? null : form.text("code"),
                shown);
    }

    /** Whose price it is: a member's price is for whose number office knows to be valid. */
    private FeeCategory category(Form form, OfferingSummary offering, PersonCard person) {
        var category = FeeCategory.find(form.text("feeCategory"))
                .filter(PriceWords.categories(offering)::contains)
                .orElse(null);
        if (category == null) {
            form.wrong("feeCategory", Sentence.of("registration.category-missing"));
            return FeeCategory.NON_MEMBER;
        }
        if (category == FeeCategory.MEMBER && !isMember(person)) {
            form.wrong(
                    "feeCategory",
                    person.memberUntil() == null
                            ? Sentence.of("registration.member-unknown")
                            : Sentence.of("registration.member-over", person.memberUntil()));
        }
        return category;
    }

    private PriceBoard board(Form form, OfferingSummary offering) {
        LocalDate today = clock.now().atZone(offering.zone()).toLocalDate();
        return PriceBoard.of(
                prices.of(offering), PriceWords.categories(offering), 1, today, goodCode(form, offering, today));
    }

    private @Nullable DiscountCode goodCode(Form form, OfferingSummary offering, LocalDate today) {
        return form.text("code").isEmpty()
                ? null
                : prices.code(form.text("code"))
                        .filter(code -> code.isGood(offering.id(), today) && !code.isUsedUp())
                        .orElse(null);
    }

    /** When what is charged is no longer what was shown, the form says so before anything else is asked of them. */
    private void sayWhatChanged(Form form, PriceBoard board, OfferingSummary offering) {
        var category = FeeCategory.find(form.text("feeCategory")).orElse(FeeCategory.NON_MEMBER);
        var covers = form.text("covers").equals(Covers.BUNDLE.key()) ? Covers.BUNDLE : Covers.OFFERING;
        var choice = new PriceBoard.Choice(covers, category);
        var total = board.totals().get(choice);
        int shown = form.number(choice.field()).orElse(-1);
        if (total == null || shown < 0 || shown == total.cents()) {
            return;
        }
        var code = board.code();
        form.wrong(
                "shown",
                code != null && !code.code().equals(form.text("shownCode"))
                        ? Sentence.of(
                                "registration.price-with-code",
                                code.code(),
                                money(total.cents(), offering),
                                money(shown, offering))
                        : changed(shown, total.cents(), offering));
    }

    private Sentence changed(int shown, int now, OfferingSummary offering) {
        return Sentence.of("registration.price-changed", money(shown, offering), money(now, offering));
    }

    private String money(int cents, OfferingSummary offering) {
        return texts.money(Math.max(0, cents), offering.currency());
    }

    private Reply again(Form form, OfferingSummary offering, PersonCard person, Workplace workplace) {
        sayWhatChanged(form, board(form, offering), offering);
        return Reply.again(TEMPLATE, view(form, offering, person, workplace));
    }

    private RegistrationView view(Form form, OfferingSummary offering, PersonCard person, Workplace workplace) {
        var board = board(form, offering);
        board.totals().forEach((choice, total) -> form.with(choice.field(), total.cents()));
        form.with("shownCode", board.code() == null ? "" : board.code().code());
        return new RegistrationView(
                form,
                offering,
                texts.zoneName(offering.zone()),
                offerings.sessions(offering.id()),
                person,
                workplace,
                board,
                board.isOnePrice()
                        ? money(board.totals().values().iterator().next().cents(), offering)
                        : "",
                categories(offering, board),
                board.covers().stream()
                        .map(one -> new Option(one.key(), texts.say("registration.covers." + one.key())))
                        .toList(),
                priceWords.of(offering, prices.of(offering), clock.today()),
                payers(person, workplace),
                waysToPay.options(offering, clock.today()));
    }

    /** The fee categories, each with what it costs. */
    private List<Option> categories(OfferingSummary offering, PriceBoard board) {
        return PriceWords.categories(offering).stream()
                .map(one -> {
                    String name = texts.say("registration.category." + one.key());
                    String alone = money(board.cents(Covers.OFFERING, one), offering);
                    return new Option(
                            one.key(),
                            board.hasBundle()
                                    ? texts.say(
                                            "registration.category.with-bundle",
                                            name,
                                            alone,
                                            money(board.cents(Covers.BUNDLE, one), offering))
                                    : board.isOnePrice()
                                            ? name
                                            : texts.say("registration.category.with-price", name, alone));
                })
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
}
