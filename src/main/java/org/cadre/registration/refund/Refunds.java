package org.cadre.registration.refund;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.cadre.registration.refund.CardRefunds.ProviderState;
import org.cadre.registration.refund.RefundEvents.RefundDone;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door to refunds. Never more goes back than was paid, counting what is on its way: each is checked under the lock of its
 * order's row. A refund is in the ledger when it is done.
 */
@Component
public class Refunds {
    private final JdbcClient jdbc;
    private final RefundRows rows;
    private final Ledger ledger;
    private final Previews previews;
    private final Credits credits;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Texts texts;
    private final List<CardRefunds> cards;
    private final ObjectProvider<Jobs> jobs;
    private final ApplicationEventPublisher events;

    Refunds(
            JdbcClient jdbc,
            RefundRows rows,
            Ledger ledger,
            Previews previews,
            Credits credits,
            AuditTrail audit,
            ProgramClock clock,
            Texts texts,
            List<CardRefunds> cards,
            ObjectProvider<Jobs> jobs,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.ledger = ledger;
        this.previews = previews;
        this.credits = credits;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.cards = cards;
        this.jobs = jobs;
        this.events = events;
    }

    /** What would come of giving these seats of an order back today, to be told before it is confirmed. */
    public ReturnPreview preview(OrderId order, List<RegistrationId> seats) {
        return previews.of(order, seats);
    }

    public List<Refund> of(OrderId order) {
        return rows.of(order);
    }

    /** What can still be given back: what was paid less what went back or is on its way. */
    public int left(OrderId order) {
        return ledger.balance(order.value()).kept() - rows.inFlight(order);
    }

    /**
     * Asks that all that was paid too much for an order go back, each payment the way it came. Asked twice, the second time
     * finds nothing left.
     *
     * @return the cents that go back
     */
    public int refundOverpaid(OrderId id, String because, Actor actor) {
        var order = LockedOrder.lock(jdbc, id);
        var balance = ledger.balance(id.value());
        int over = Math.min(-balance.owed(), balance.kept()) - rows.inFlight(id);
        if (over <= 0) {
            return 0;
        }
        int rest = over;
        for (var payment : refundableCards(id)) {
            int cents = Math.min(rest, payment.left());
            if (cents > 0) {
                ask(order, cents, LedgerEntry.Method.CARD, payment.intent(), because, actor);
                rest -= cents;
            }
        }
        if (rest > 0) {
            ask(order, rest, rows.lastMethod(id).orElse(LedgerEntry.Method.OTHER), null, because, actor);
        }
        return over;
    }

    private List<RefundRows.CardPayment> refundableCards(OrderId order) {
        return rows.cardPayments(order).stream()
                .filter(payment -> cards.stream().anyMatch(one -> one.knows(payment.intent())))
                .toList();
    }

    /** The card payments of an order that can be given back, with what is left of each. */
    List<RefundRows.CardPayment> cardsLeft(OrderId order) {
        return refundableCards(order).stream()
                .filter(payment -> payment.left() > 0)
                .toList();
    }

    /**
     * Gives money back by office's own decision. What goes beyond what was paid too much is credited too, so that nobody is
     * asked for it again.
     *
     * @param intent the card payment to give back; null: it goes another way
     */
    public Asking ask(
            OrderId id, int cents, LedgerEntry.Method method, @Nullable String intent, String because, Actor actor) {
        var order = LockedOrder.lock(jdbc, id);
        var balance = ledger.balance(id.value());
        int inFlight = rows.inFlight(id);
        int left = balance.kept() - inFlight;
        if (cents > left) {
            return new Asking.TooMuch(Math.max(0, left));
        }
        if (intent != null) {
            var payment = refundableCards(id).stream()
                    .filter(one -> one.intent().equals(intent))
                    .findAny();
            if (payment.isEmpty()) {
                return new Asking.NoSuchCard();
            }
            if (cents > payment.get().left()) {
                return new Asking.TooMuchForCard(payment.get().left());
            }
        }
        int over = Math.max(0, -balance.owed() - inFlight);
        var refund = ask(order, cents, method, intent, because, actor);
        if (cents > over) {
            credits.enter(id, cents - over, order.currency(), because, "refund-credit:" + refund.id(), actor);
        }
        return new Asking.Asked(refund);
    }

    private Refund ask(
            LockedOrder order,
            int cents,
            LedgerEntry.Method method,
            @Nullable String intent,
            String because,
            Actor actor) {
        var refund = new Refund(
                Ids.next(),
                order.id(),
                cents,
                order.currency(),
                method,
                intent,
                null,
                RefundState.ASKED,
                because,
                null,
                clock.now(),
                null);
        rows.insert(refund);
        audit.record(
                actor,
                "refund.asked",
                null,
                order.id().value(),
                Map.of(),
                Map.of("refund", refund.id().toString(), "cents", cents, "method", method.word()));
        if (intent != null) {
            jobs.getObject().ask(SendingCardRefunds.JOB, refund.id().toString());
        }
        return refund;
    }

    /** Records that office sent it: by check, by transfer, or otherwise, on that day. */
    public Recording record(UUID id, LedgerEntry.Method method, String reference, LocalDate day, Actor actor) {
        var known = rows.find(id);
        if (known.isEmpty()) {
            return new Recording.NotWaiting();
        }
        LockedOrder.lock(jdbc, known.get().order());
        var refund = rows.find(id).orElseThrow();
        if (refund.state() != RefundState.ASKED || refund.isByCard()) {
            return new Recording.NotWaiting();
        }
        int kept = ledger.balance(refund.order().value()).kept();
        if (refund.cents() > kept) {
            return new Recording.TooMuch(Math.max(0, kept));
        }
        rows.move(id, RefundState.DONE, method, null, null);
        enter(refund, method, reference, day, actor.person());
        recorded(refund, RefundState.DONE, actor);
        return new Recording.Recorded();
    }

    /** Sets a refund aside that office will not send after all, with the reason; what is overpaid stays overpaid. */
    public boolean setAside(UUID id, String why, Actor actor) {
        var known = rows.find(id);
        if (known.isEmpty()) {
            return false;
        }
        LockedOrder.lock(jdbc, known.get().order());
        var refund = rows.find(id).orElseThrow();
        if (!refund.waitsForOffice()) {
            return false;
        }
        rows.move(id, RefundState.FAILED, refund.method(), null, why);
        recorded(refund, RefundState.FAILED, actor);
        return true;
    }

    /** Sends a card refund again that could not be sent. */
    boolean sendAgain(UUID id, Actor actor) {
        var refund = rows.find(id).orElse(null);
        if (refund == null || !refund.isByCard() || !refund.waitsForOffice()) {
            return false;
        }
        rows.move(id, RefundState.ASKED, refund.method(), null, null);
        jobs.getObject().ask(SendingCardRefunds.JOB, id.toString());
        recorded(refund, RefundState.ASKED, actor);
        return true;
    }

    /** What the provider answered to a refund that was sent to it. */
    void noteAnswer(UUID id, CardRefunds.Answer answer) {
        LockedOrder.lock(jdbc, rows.find(id).orElseThrow().order());
        var refund = rows.find(id).orElseThrow();
        switch (answer) {
            case CardRefunds.Answer.Taken(var provider, var state) -> {
                if (refund.provider() == null && rows.findByProvider(provider).isEmpty()) {
                    apply(refund, provider, state);
                } else {
                    // The provider's own message was faster, or took this one for another of the same amount.
                    noteFromProvider(String.valueOf(refund.intent()), provider, refund.cents(), state);
                }
            }
            case CardRefunds.Answer.Refused(var why) -> {
                if (refund.state().isInFlight()) {
                    rows.move(id, RefundState.FAILED, refund.method(), null, why);
                    recorded(refund, RefundState.FAILED, Actor.SYSTEM);
                }
            }
        }
    }

    /** A card refund could not be sent for long: it stays asked for, since nobody knows what the provider did. */
    void noteStuck(UUID id, String why) {
        rows.find(id)
                .filter(refund -> refund.state() == RefundState.ASKED)
                .ifPresent(refund -> rows.move(id, RefundState.ASKED, refund.method(), null, why));
    }

    /**
     * Notes what the provider says of a refund: one that was sent from here, or one that was made at its own dashboard. Said
     * again, or in another order, it ends the same.
     *
     * @return whether the payment is known here; if not, nothing was noted
     */
    public boolean noteFromProvider(String intent, String providerId, int cents, ProviderState state) {
        var id = rows.orderOf(intent);
        if (id.isEmpty()) {
            return false;
        }
        var order = LockedOrder.lock(jdbc, id.get());
        var refund = rows.findByProvider(providerId)
                .or(() -> rows.of(order.id()).stream()
                        .filter(one -> intent.equals(one.intent())
                                && one.cents() == cents
                                && one.provider() == null
                                && one.state().isInFlight())
                        .findFirst())
                .orElseGet(() -> fromDashboard(order, intent, providerId, cents));
        apply(refund, providerId, state);
        return true;
    }

    private Refund fromDashboard(LockedOrder order, String intent, String provider, int cents) {
        var refund = new Refund(
                Ids.next(),
                order.id(),
                cents,
                order.currency(),
                LedgerEntry.Method.CARD,
                intent,
                provider,
                RefundState.SENT,
                texts.unsaid("refund.because.provider"),
                null,
                clock.now(),
                null);
        rows.insert(refund);
        makeRoom(order);
        return refund;
    }

    /**
     * What went back at the provider's own page no longer needs to be sent from here: what waits for office gives way to it,
     * the newest first, and where only a part of it is still due, a smaller one takes its place.
     */
    private void makeRoom(LockedOrder order) {
        int over =
                rows.inFlight(order.id()) - ledger.balance(order.id().value()).kept();
        var waiting = rows.of(order.id()).stream()
                .filter(one -> one.waitsForOffice() && !one.isByCard())
                .toList();
        for (var refund : waiting.reversed()) {
            if (over <= 0) {
                return;
            }
            rows.move(refund.id(), RefundState.FAILED, refund.method(), null, texts.unsaid("refund.said.overtaken"));
            recorded(refund, RefundState.FAILED, Actor.SYSTEM);
            if (refund.cents() > over) {
                ask(order, refund.cents() - over, refund.method(), null, refund.because(), Actor.SYSTEM);
            }
            over -= refund.cents();
        }
    }

    /** Pending, then succeeded, then failed: only forward. A refund that fails after it was done comes back as a payment. */
    private void apply(Refund refund, String provider, ProviderState state) {
        boolean setAsideHere = refund.state() == RefundState.FAILED && refund.provider() == null;
        boolean open = refund.state().isInFlight() || setAsideHere;
        switch (state) {
            case PENDING -> {
                if (open) {
                    move(refund, RefundState.SENT, provider);
                }
            }
            case SUCCEEDED -> {
                if (open) {
                    move(refund, RefundState.DONE, provider);
                    enter(refund, LedgerEntry.Method.CARD, provider, clock.today(), null);
                }
            }
            case FAILED -> {
                if (refund.state() == RefundState.DONE) {
                    comesBack(refund, provider);
                }
                if (open || refund.state() == RefundState.DONE) {
                    move(refund, RefundState.FAILED, provider);
                }
            }
        }
    }

    private void move(Refund refund, RefundState to, String provider) {
        rows.move(
                refund.id(),
                to,
                LedgerEntry.Method.CARD,
                provider,
                to == RefundState.FAILED ? texts.unsaid("refund.said.failed") : null);
        if (to != refund.state()) {
            recorded(refund, to, Actor.SYSTEM);
        }
    }

    private void enter(Refund refund, LedgerEntry.Method method, String reference, LocalDate day, @Nullable UUID by) {
        boolean entered = ledger.enter(
                new Ledger.Draft(
                        refund.order().value(),
                        null,
                        LedgerEntry.Kind.REFUND,
                        refund.cents(),
                        refund.currency(),
                        method,
                        reference,
                        refund.because(),
                        day,
                        "refund:" + refund.id()),
                by);
        if (entered) {
            events.publishEvent(new RefundDone(refund.order(), refund.cents(), refund.currency(), method, reference));
        }
    }

    private void comesBack(Refund refund, String provider) {
        ledger.enter(
                new Ledger.Draft(
                        refund.order().value(),
                        null,
                        LedgerEntry.Kind.PAYMENT,
                        refund.cents(),
                        refund.currency(),
                        LedgerEntry.Method.CARD,
                        provider,
                        texts.unsaid("refund.because.came-back"),
                        clock.today(),
                        "refund-failed:" + refund.id()),
                null);
    }

    private void recorded(Refund refund, RefundState to, Actor actor) {
        audit.record(
                actor,
                "refund." + to.word(),
                null,
                refund.order().value(),
                Map.of("state", refund.state().word()),
                Map.of("state", to.word(), "refund", refund.id().toString(), "cents", refund.cents()));
    }

    /** What waits for office or for the provider, oldest first. */
    List<Refund> waiting(@Nullable UUID after, int most) {
        return rows.waiting(after, most);
    }

    /** How many refunds office has to send. */
    public int waitingForOffice() {
        return rows.waitingForOffice();
    }
}
