package org.cadre.registration.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.offering.EventMove;
import org.cadre.offering.EventMoves;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Registrations;
import org.cadre.registration.TransferPrices;
import org.cadre.registration.Transfers;
import org.cadre.registration.event.MoveChoice.What;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** After a move: each seat's holder chooses, by the link in the mail or from their registration; office counts. */
@Controller
final class MoveChoicePage {
    private static final String TEMPLATE = "registration/event/move-choice";

    /**
     * The choice and what there is to choose.
     *
     * @param others offerings with enough seats, each with how its price differs
     * @param mayCostMore whether dearer ones are among them
     */
    record ChoiceView(
            MoveChoice choice, Form form, String action, List<Option> others, boolean mayCostMore, String office) {
        /** The part of a text's key that says what becomes of it. */
        String state() {
            var what = choice.what();
            if (what == null) {
                return choice.isOpen() ? "open" : "over";
            }
            return choice.byDefault() ? "kept" : what.word();
        }
    }

    /** A move with what was chosen. */
    record MovesView(OfferingSummary offering, List<Counted> moves) {
        record Counted(EventMove move, MoveChoices.Counts counts) {}
    }

    private final MoveChoices choices;
    private final EventMoves moves;
    private final Registrations registrations;
    private final Offerings offerings;
    private final Prices prices;
    private final TransferPrices transferPrices;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Settings settings;
    private final Texts texts;

    MoveChoicePage(
            MoveChoices choices,
            EventMoves moves,
            Registrations registrations,
            Offerings offerings,
            Prices prices,
            TransferPrices transferPrices,
            Deeds deeds,
            ProgramClock clock,
            Settings settings,
            Texts texts) {
        this.choices = choices;
        this.moves = moves;
        this.registrations = registrations;
        this.offerings = offerings;
        this.prices = prices;
        this.transferPrices = transferPrices;
        this.deeds = deeds;
        this.clock = clock;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping("/moves/{token}")
    @Open
    Reply show(@PathVariable String token) {
        return choices.of(token)
                .map(choice -> Reply.show(TEMPLATE, view(choice, Form.empty(), "/moves/" + token, choice.isOwn())))
                .orElseGet(this::deadLink);
    }

    private Reply deadLink() {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink("unknown", null, Sentence.of("event.move.link-help", settings.mailFrom())));
    }

    @PostMapping("/moves/{token}")
    @Open
    Reply choose(@PathVariable String token, Form form) {
        return choices.of(token)
                .map(choice -> chosen(
                        choice, form, "/moves/" + token, Actor.of(choice.who().value()), choice.isOwn()))
                .orElseGet(this::deadLink);
    }

    @GetMapping("/registrations/{id}/move")
    @SignedIn
    Reply showOwn(Viewer viewer, @PathVariable UUID id) {
        var choice = own(viewer, id);
        return Reply.show(
                TEMPLATE,
                view(choice, Form.empty(), "/registrations/" + id + "/move", choice.isOwn() || viewer.isOffice()));
    }

    private MoveChoice own(Viewer viewer, UUID id) {
        return registrations
                .find(new RegistrationId(id), viewer)
                .flatMap(one -> choices.of(List.of(one.id())))
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/registrations/{id}/move")
    @SignedIn
    Reply chooseOwn(Viewer viewer, @PathVariable UUID id, Form form) {
        var choice = own(viewer, id);
        return chosen(
                choice, form, "/registrations/" + id + "/move", viewer.actor(), choice.isOwn() || viewer.isOffice());
    }

    private ChoiceView view(MoveChoice choice, Form form, String action, boolean mayCostMore) {
        return new ChoiceView(
                choice,
                form,
                action,
                choice.isOpen() ? others(choice, mayCostMore) : List.of(),
                mayCostMore,
                settings.mailFrom());
    }

    /** Public offerings of the same kind with enough seats, soonest first: one query for them, one for their prices. */
    private List<Option> others(MoveChoice choice, boolean mayCostMore) {
        var found = offerings.onSchedule(clock.today()).stream()
                .filter(one -> one.kind() == choice.offering().kind())
                .filter(one -> !one.id().equals(choice.move().offering()))
                .filter(one -> one.firstDay().isAfter(clock.today()))
                .filter(one -> one.seatsLeft() >= choice.seats().size())
                .limit(20)
                .toList();
        var lists = prices.of(found);
        var options = new ArrayList<Option>();
        for (var one : found) {
            int difference =
                    transferPrices.difference(choice.seats(), one, Objects.requireNonNull(lists.get(one.id())));
            if (mayCostMore || difference <= 0) {
                options.add(new Option(
                        one.id().toString(),
                        texts.say(
                                "event.move.other",
                                one.title(),
                                texts.days(one.firstDay(), one.lastDay()),
                                one.town(),
                                inWords(difference, choice.currency()))));
            }
        }
        return options;
    }

    private String inWords(int difference, String currency) {
        if (difference == 0) {
            return texts.say("event.move.same-price");
        }
        return texts.say(
                difference > 0 ? "event.move.dearer" : "event.move.cheaper",
                texts.money(Math.abs(difference), currency));
    }

    private Reply chosen(MoveChoice choice, Form form, String action, Actor actor, boolean mayCostMore) {
        var what = What.find(form.text("what"));
        if (choice.isOpen() && what.isEmpty()) {
            form.wrong("what", Sentence.of("event.move.missing"));
            return Reply.again(TEMPLATE, view(choice, form, action, mayCostMore));
        }
        return deeds.once(form.key(), () -> {
            var now = choices.locked(choice);
            return now.isOpen() && what.isPresent()
                    ? done(now, what.get(), form, action, actor, mayCostMore)
                    : Reply.seeOther(action, Sentence.of("event.move.too-late"));
        });
    }

    private Reply done(MoveChoice choice, What what, Form form, String action, Actor actor, boolean mayCostMore) {
        return switch (what) {
            case KEEP -> {
                choices.keep(choice);
                yield Reply.seeOther(action, Sentence.of("event.move.done.keep"));
            }
            case REFUND -> {
                choices.refund(choice, actor);
                yield Reply.seeOther(action, Sentence.of("event.move.done.refund"));
            }
            case TRANSFER -> transferred(choice, form, action, actor, mayCostMore);
        };
    }

    private Reply transferred(MoveChoice choice, Form form, String action, Actor actor, boolean mayCostMore) {
        var to = form.id("to").map(OfferingId::new).flatMap(offerings::find);
        if (to.isEmpty()) {
            form.wrong("to", Sentence.of("event.move.to-missing"));
            return Reply.again(TEMPLATE, view(choice, form, action, mayCostMore));
        }
        // Only what the page offers: a public one of the same kind.
        boolean offered =
                to.get().listed() && to.get().kind() == choice.offering().kind();
        int difference = transferPrices.difference(choice.seats(), to.get(), prices.of(to.get()));
        String refused;
        if (!offered) {
            refused = "event.move.refused.offered";
        } else if (difference > 0 && !mayCostMore) {
            refused = "event.move.refused.dearer";
        } else {
            refused = refusal(choices.transfer(choice, to.get().id(), actor));
        }
        if (refused == null) {
            return Reply.seeOther(action, transferred(difference, choice.currency()));
        }
        form.wrong("to", Sentence.of(refused));
        return Reply.again(TEMPLATE, view(choice, form, action, mayCostMore));
    }

    private Sentence transferred(int difference, String currency) {
        if (difference == 0) {
            return Sentence.of("event.move.done.transfer");
        }
        return Sentence.of(
                difference > 0 ? "event.move.done.transfer-dearer" : "event.move.done.transfer-cheaper",
                texts.money(Math.abs(difference), currency));
    }

    /** The key of why not; null when it was done. */
    private static @Nullable String refusal(Transfers.Outcome outcome) {
        return switch (outcome) {
            case Transfers.Outcome.Transferred() -> null;
            case Transfers.Outcome.TooFewSeats() -> "event.move.refused.seats";
            case Transfers.Outcome.AlreadyThere() -> "event.move.refused.there";
            case Transfers.Outcome.NotOffered() -> "event.move.refused.offered";
            case Transfers.Outcome.Gone() -> "event.move.refused.gone";
        };
    }

    @GetMapping("/office/offerings/{id}/moves")
    @Only(Role.OFFICE)
    Reply moves(@PathVariable UUID id) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        return Reply.show(
                "registration/event/moves",
                new MovesView(
                        offering,
                        moves.of(offering.id()).stream()
                                .map(one -> new MovesView.Counted(one, choices.counts(one.id())))
                                .toList()));
    }
}
