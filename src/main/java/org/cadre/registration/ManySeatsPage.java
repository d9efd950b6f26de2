package org.cadre.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.Covers;
import org.cadre.offering.DiscountCode;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.OrderTotal;
import org.cadre.offering.PriceWords;
import org.cadre.offering.Prices;
import org.cadre.people.OrganizationChoices;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.people.OrganizationId;
import org.cadre.people.OrganizationKind;
import org.cadre.people.Organizations;
import org.cadre.people.PersonId;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Somebody orders seats for several people: what they want on one page, a look at all of it on the next, then the order. */
@Controller
final class ManySeatsPage {
    private static final String TEMPLATE = "registration/many-seats";
    private static final String CHECK = "registration/many-seats-check";
    private static final int MOST = 100;

    /**
     * The form.
     *
     * @param district the coordinator's own, by name; null: it is asked for
     * @param lines what is wrong with the names, line by line
     */
    record ManySeats(
            Form form,
            OfferingSummary offering,
            @Nullable String district,
            @Nullable Choice asked,
            List<PriceWords.Said> prices,
            List<Option> covers,
            List<Option> waysToPay,
            List<Sentence> lines,
            LocalDate namesDue) {}

    /** All of it once more, before the order is placed. */
    record CheckedSeats(
            Form form,
            OfferingSummary offering,
            int seats,
            @Nullable String district,
            List<NameList.Name> names,
            LocalDate namesDue,
            OrderTotal total,
            FeeCategory category,
            PaysBy paysBy) {

        int nameless() {
            return seats - names.size();
        }
    }

    /** What was asked for, as far as it could be read. */
    private record Wish(
            int seats,
            @Nullable OrganizationId district,
            @Nullable String districtName,
            @Nullable Choice asked,
            NameList names,
            Covers covers,
            FeeCategory category,
            @Nullable DiscountCode code,
            PaysBy paysBy,
            OrderTotal total) {}

    private final Orders orders;
    private final SeatNames seatNames;
    private final Prices prices;
    private final PriceWords priceWords;
    private final WaysToPay waysToPay;
    private final Offerings offerings;
    private final Organizations organizations;
    private final OrganizationChoices choices;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;
    private final JdbcClient jdbc;

    ManySeatsPage(
            Orders orders,
            SeatNames seatNames,
            Prices prices,
            PriceWords priceWords,
            WaysToPay waysToPay,
            Offerings offerings,
            Organizations organizations,
            OrganizationChoices choices,
            Deeds deeds,
            ProgramClock clock,
            Texts texts,
            JdbcClient jdbc) {
        this.orders = orders;
        this.seatNames = seatNames;
        this.prices = prices;
        this.priceWords = priceWords;
        this.waysToPay = waysToPay;
        this.offerings = offerings;
        this.organizations = organizations;
        this.choices = choices;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    @GetMapping("/schedule/{id}/order")
    @SignedIn
    Reply ask(Viewer viewer, @PathVariable UUID id) {
        var offering = offering(id);
        if (!isOpen(offering, viewer) || offering.isSoldOut()) {
            return Reply.seeOther("/schedule/" + id);
        }
        var form = Form.empty().with("covers", Covers.OFFERING.key());
        return Reply.show(TEMPLATE, view(form, offering, districtOf(viewer), openChoice(viewer), List.of()));
    }

    @PostMapping("/schedule/{id}/order")
    @SignedIn
    Reply order(
            Viewer viewer,
            @PathVariable UUID id,
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file) {
        var offering = offering(id);
        if (!isOpen(offering, viewer)) {
            return Reply.seeOther("/schedule/" + id);
        }
        var wish = read(viewer, form, offering, file);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, offering, wish.districtName, wish.asked, wish.names.problems()));
        }
        return switch (form.text("step")) {
            case "place" -> place(viewer, form, offering, wish);
            case "change" -> Reply.show(TEMPLATE, view(form, offering, wish.districtName, wish.asked, List.of()));
            default -> {
                form.with("shown", wish.total.cents());
                yield Reply.show(CHECK, checked(form, offering, wish));
            }
        };
    }

    private Reply place(Viewer viewer, Form form, OfferingSummary offering, Wish wish) {
        try {
            return deeds.once(form.key(), () -> {
                var people = seatNames.people(
                        wish.names.names(),
                        wish.district == null ? null : wish.district.value(),
                        offering,
                        viewer.actor());
                var seats = new ArrayList<@Nullable PersonId>(people.values());
                while (seats.size() < wish.seats) {
                    seats.add(null);
                }
                var request = new OrderRequest(
                        offering.id(),
                        viewer.id(),
                        wish.district,
                        wish.category,
                        wish.covers,
                        wish.paysBy,
                        seats,
                        false,
                        wish.code == null ? null : wish.code.code(),
                        form.number("shown").orElse(-1));
                return answer(orders.place(request, viewer.actor()), form, offering, wish, people);
            });
        } catch (DuplicateKeyException _) {
            // One of them was registered at the same moment: whoever looks again sees who.
            form.wrong("names", Sentence.of("registration.names.just-now"));
            return Reply.again(TEMPLATE, view(form, offering, wish.districtName, wish.asked, List.of()));
        }
    }

    private Reply answer(
            Placing outcome, Form form, OfferingSummary offering, Wish wish, Map<NameList.Name, PersonId> people) {
        return switch (outcome) {
            case Placing.Placed(var order, var _, var _) ->
                Reply.seeOther(
                        "/orders/" + order + (wish.paysBy == PaysBy.CARD ? "" : "/seats"),
                        Sentence.of("registration.many.placed", wish.seats, offering.title()));
            case Placing.NotOffered() -> Reply.seeOther("/schedule/" + offering.id());
            case Placing.AlreadyRegistered(var who) -> {
                form.wrong("names", Sentence.of("registration.names.wrong", who.size()));
                yield Reply.again(TEMPLATE, view(form, offering, wish.districtName, wish.asked, seated(who, people)));
            }
            case Placing.TooFewSeats(int left) -> {
                form.wrong(
                        "seats",
                        left == 0
                                ? Sentence.of("registration.many.none-left")
                                : Sentence.of("registration.many.too-few", left));
                yield Reply.again(TEMPLATE, view(form, offering, wish.districtName, wish.asked, List.of()));
            }
            case Placing.OthersWait() -> {
                form.wrong("seats", Sentence.of("registration.others-wait"));
                yield Reply.again(TEMPLATE, view(form, offering, wish.districtName, wish.asked, List.of()));
            }
            case Placing.CodeNotGood(String code) -> {
                form.wrong("code", Sentence.of("registration.code-not-good", code));
                yield Reply.again(TEMPLATE, view(form, offering, wish.districtName, wish.asked, List.of()));
            }
            case Placing.CodeUsedUp(String code) -> {
                form.wrong("code", Sentence.of("registration.code-used-up", code));
                yield Reply.again(TEMPLATE, view(form, offering, wish.districtName, wish.asked, List.of()));
            }
            case Placing.PriceChanged(var total) -> {
                form.wrong(
                        "shown",
                        Sentence.of(
                                "registration.price-changed",
                                texts.money(Math.max(0, form.number("shown").orElse(0)), offering.currency()),
                                texts.money(total.cents(), offering.currency())));
                form.with("shown", total.cents());
                yield Reply.again(CHECK, checked(form, offering, wish));
            }
        };
    }

    private static List<Sentence> seated(List<PersonId> who, Map<NameList.Name, PersonId> people) {
        return people.entrySet().stream()
                .filter(one -> who.contains(one.getValue()))
                .map(one -> Sentence.of(
                        "registration.names.seated",
                        one.getKey().line(),
                        one.getKey().email()))
                .toList();
    }

    private Wish read(Viewer viewer, Form form, OfferingSummary offering, @Nullable MultipartFile file) {
        int seats = seats(form);
        var own = viewer.districtSpokenFor().orElse(null);
        var asked = own == null ? choices.read(form, "district", OrganizationKind.DISTRICT, null) : null;
        var district = asked == null ? own : asked.id();
        var names = NamesField.read(form, file);
        if (names.isRight() && seats > 0 && names.names().size() > seats) {
            form.wrong(
                    "names",
                    Sentence.of("registration.names.too-many", names.names().size(), seats));
        }
        var category = category(offering, district != null);
        var covers = form.text("covers").equals(Covers.BUNDLE.key()) ? Covers.BUNDLE : Covers.OFFERING;
        LocalDate today = today(offering);
        var code = code(form, offering, today);
        var total = prices.of(offering).total(covers, category, Math.max(1, seats), today, code);
        var paysBy = total.cents() == 0 ? PaysBy.NOTHING_DUE : waysToPay.read(form, offering, clock.today());
        return new Wish(
                seats,
                district,
                district == null
                        ? null
                        : organizations
                                .find(district)
                                .orElseThrow(NotFound::new)
                                .name(),
                asked,
                names,
                covers,
                category,
                code,
                paysBy == null ? PaysBy.CHECK : paysBy,
                total);
    }

    private static int seats(Form form) {
        int seats = form.number("seats").orElse(0);
        if (seats < 1 || seats > MOST) {
            form.wrong(
                    "seats",
                    Sentence.of(
                            seats > MOST ? "registration.many.seats-too-many" : "registration.many.seats-missing",
                            MOST));
            return 0;
        }
        return seats;
    }

    /** A district pays its own price; who orders for people of several employers pays that of non-members. */
    private static FeeCategory category(OfferingSummary offering, boolean forDistrict) {
        if (offering.kind() == OfferingKind.IN_HOUSE) {
            return FeeCategory.IN_HOUSE;
        }
        return forDistrict ? FeeCategory.DISTRICT : FeeCategory.NON_MEMBER;
    }

    private @Nullable DiscountCode code(Form form, OfferingSummary offering, LocalDate today) {
        String typed = form.text("code");
        if (typed.isEmpty()) {
            return null;
        }
        var code = prices.code(typed)
                .filter(one -> one.isGood(offering.id(), today))
                .orElse(null);
        if (code == null) {
            form.wrong("code", Sentence.of("registration.code-not-good", typed));
        } else if (code.isUsedUp()) {
            form.wrong("code", Sentence.of("registration.code-used-up", typed));
        }
        return code;
    }

    private ManySeats view(
            Form form,
            OfferingSummary offering,
            @Nullable String district,
            @Nullable Choice asked,
            List<Sentence> lines) {
        var list = prices.of(offering);
        boolean bundle = list.prices().stream().anyMatch(price -> price.covers() == Covers.BUNDLE);
        var said = (asked == null
                        ? Stream.of(category(offering, true))
                        : Stream.of(category(offering, false), category(offering, true)))
                .distinct()
                .map(one -> new PriceWords.Said(one, priceWords.words(list, Covers.OFFERING, one, today(offering))))
                .toList();
        boolean same = said.stream().map(PriceWords.Said::words).distinct().count() == 1;
        return new ManySeats(
                form,
                offering,
                asked == null ? district : null,
                asked,
                same ? said.subList(0, 1) : said,
                bundle ? List.of(option(Covers.OFFERING), option(Covers.BUNDLE)) : List.of(),
                waysToPay.options(offering, clock.today()),
                lines,
                namesDue(offering));
    }

    private Option option(Covers covers) {
        return new Option(covers.key(), texts.say("registration.covers." + covers.key()));
    }

    private CheckedSeats checked(Form form, OfferingSummary offering, Wish wish) {
        return new CheckedSeats(
                form,
                offering,
                wish.seats,
                wish.districtName,
                wish.names.names(),
                namesDue(offering),
                prices.of(offering).total(wish.covers, wish.category, wish.seats, today(offering), wish.code),
                wish.category,
                wish.paysBy);
    }

    private LocalDate namesDue(OfferingSummary offering) {
        int days = jdbc.sql("select names_days from fee_terms")
                .query(Integer.class)
                .single();
        var due = offering.firstDay().minusDays(days);
        return due.isBefore(clock.today()) ? clock.today() : due;
    }

    private @Nullable String districtOf(Viewer viewer) {
        return viewer.districtSpokenFor()
                .map(district ->
                        organizations.find(district).orElseThrow(NotFound::new).name())
                .orElse(null);
    }

    private static @Nullable Choice openChoice(Viewer viewer) {
        return viewer.districtSpokenFor().isPresent() ? null : Choice.open("district", OrganizationKind.DISTRICT);
    }

    private LocalDate today(OfferingSummary offering) {
        return clock.now().atZone(offering.zone()).toLocalDate();
    }

    /** Office enters until the event is closed for who phoned. */
    private boolean isOpen(OfferingSummary offering, Viewer viewer) {
        return offering.takesRegistrations(clock.today())
                || (viewer.isActedFor() && !offering.canceled() && !offering.closed());
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }
}
