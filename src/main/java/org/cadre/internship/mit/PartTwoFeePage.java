package org.cadre.internship.mit;

import java.time.LocalDate;
import java.util.List;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.offering.FeeCategory;
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
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.registration.PartTwoOrders;
import org.cadre.registration.PartTwoOrders.Buying;
import org.cadre.registration.PartTwoOrders.Fee;
import org.cadre.registration.PaysBy;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Who pursues certification and has not bought part two with the institute orders it here. Nothing waits for it. */
@Controller
final class PartTwoFeePage {
    private static final String TEMPLATE = "internship/mit/part-two-fee";
    private static final String PLACE = "/internship/fee";
    private static final String ME = "me";
    private static final String DISTRICT = "district";

    /** The payers to choose from, each with its price. */
    record FeeView(Form form, List<Option> payers, List<Option> ways) {}

    private final Internships internships;
    private final PartTwoOrders orders;
    private final People people;
    private final Editions editions;
    private final ProgramClock clock;
    private final Deeds deeds;
    private final Texts texts;

    PartTwoFeePage(
            Internships internships,
            PartTwoOrders orders,
            People people,
            Editions editions,
            ProgramClock clock,
            Deeds deeds,
            Texts texts) {
        this.internships = internships;
        this.orders = orders;
        this.people = people;
        this.editions = editions;
        this.clock = clock;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping(PLACE)
    @SignedIn
    Reply ask(Viewer viewer) {
        var person = person(viewer);
        var edition = edition(internship(viewer));
        if (!(orders.fee(viewer.id(), edition, own(person)) instanceof Fee.Due(var total))) {
            return Reply.seeOther("/internship");
        }
        var form = Form.empty().with("payer", ME).with("shown-" + ME, total.cents());
        if (person.district() != null) {
            form.with("shown-" + DISTRICT, cents(viewer, edition, FeeCategory.DISTRICT));
        }
        return Reply.show(TEMPLATE, view(form, person));
    }

    private InternshipSummary internship(Viewer viewer) {
        return internships.current(viewer.id()).orElseThrow(NotFound::new);
    }

    private PersonCard person(Viewer viewer) {
        return people.find(viewer.id()).orElseThrow(NotFound::new);
    }

    /** The cohort's edition prices it; before placement the one in effect. */
    private EditionId edition(InternshipSummary internship) {
        return internship.edition() == null ? editions.idOf(Editions.NATIONAL) : internship.edition();
    }

    private FeeCategory own(PersonCard person) {
        LocalDate until = person.memberUntil();
        return until != null && !until.isBefore(clock.today()) ? FeeCategory.MEMBER : FeeCategory.NON_MEMBER;
    }

    private int cents(Viewer viewer, EditionId edition, FeeCategory category) {
        return orders.fee(viewer.id(), edition, category) instanceof Fee.Due(var total) ? total.cents() : 0;
    }

    private FeeView view(Form form, PersonCard person) {
        var mine = payer(form, ME, texts.say("internship.fee.payer.me"));
        return new FeeView(
                form,
                person.districtName() == null
                                || form.number("shown-" + DISTRICT).orElse(0) == 0
                        ? List.of(mine)
                        : List.of(mine, payer(form, DISTRICT, person.districtName())),
                List.of(way(PaysBy.CHECK), way(PaysBy.TRANSFER), way(PaysBy.PURCHASE_ORDER)));
    }

    private Option payer(Form form, String who, String name) {
        return new Option(
                who,
                texts.say(
                        "internship.fee.payer",
                        name,
                        texts.money(form.number("shown-" + who).orElse(0), "USD")));
    }

    private Option way(PaysBy one) {
        return new Option(one.word(), texts.say(one.text()));
    }

    @PostMapping(PLACE)
    @SignedIn
    Reply buy(Viewer viewer, Form form) {
        var person = person(viewer);
        var edition = edition(internship(viewer));
        String payer = form.text("payer");
        boolean districtPays = payer.equals(DISTRICT) && person.district() != null;
        var paysBy = PaysBy.find(form.text("paysBy")).filter(way -> way != PaysBy.NOTHING_DUE && way != PaysBy.CARD);
        if (!districtPays && !payer.equals(ME)) {
            form.wrong("payer", Sentence.of("internship.fee.payer.missing"));
        }
        if (paysBy.isEmpty()) {
            form.wrong("paysBy", Sentence.of("internship.fee.pays.missing"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, person));
        }
        return deeds.once(
                form.key(),
                () -> answer(
                        orders.buy(
                                viewer.id(),
                                edition,
                                districtPays ? person.district() : null,
                                districtPays ? FeeCategory.DISTRICT : own(person),
                                paysBy.orElse(PaysBy.CHECK),
                                form.number("shown-" + payer).orElse(-1),
                                viewer.actor()),
                        form,
                        payer,
                        person));
    }

    private Reply answer(Buying outcome, Form form, String payer, PersonCard person) {
        return switch (outcome) {
            case Buying.Placed(var _) -> Reply.seeOther("/internship", Sentence.of("internship.fee.placed"));
            case Buying.NothingToBuy() -> Reply.seeOther("/internship", Sentence.of("internship.fee.nothing"));
            case Buying.PriceChanged(var total) -> {
                int was = form.number("shown-" + payer).orElse(0);
                form.wrong(
                        "payer",
                        Sentence.of(
                                "internship.fee.changed", texts.money(was, "USD"), texts.money(total.cents(), "USD")));
                form.with("shown-" + payer, total.cents());
                yield Reply.again(TEMPLATE, view(form, person));
            }
        };
    }

    /** How somebody stands, for their own page. */
    Fee fee(Viewer viewer, InternshipSummary internship) {
        return orders.fee(viewer.id(), edition(internship), own(person(viewer)));
    }
}
