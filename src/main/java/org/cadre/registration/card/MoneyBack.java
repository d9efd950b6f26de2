package org.cadre.registration.card;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.OrderId;
import org.cadre.registration.RegistrationEvents.CardMoneyGoesBack;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Card money on its way back: asked for, sent, and in the ledger when Stripe says that it is done. A refund that was made
 * in Stripe's own dashboard gets here too.
 */
@Component
class MoneyBack {
    static final String JOB = "card-refund";
    private static final String ALREADY = "charge_already_refunded";

    private record Row(
            UUID id,
            UUID orders,
            int cents,
            String intent,
            @Nullable String provider,
            String state) {}

    private final JdbcClient jdbc;
    private final CardAttempts attempts;
    private final LockedOrders orders;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final StripeRefunds stripe;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;
    private final Clock system;
    private final Texts texts;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;

    MoneyBack(
            JdbcClient jdbc,
            CardAttempts attempts,
            LockedOrders orders,
            Ledger ledger,
            AuditTrail audit,
            StripeRefunds stripe,
            ApplicationEventPublisher events,
            ProgramClock clock,
            Clock system,
            Texts texts,
            ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.orders = orders;
        this.ledger = ledger;
        this.audit = audit;
        this.stripe = stripe;
        this.events = events;
        this.clock = clock;
        this.system = system;
        this.texts = texts;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks for money to go back, in the caller's transaction; the order is locked. */
    void ask(CardAttempt paid, String intent, int cents, boolean tooLate) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into refund (id, orders, cents, currency, method, intent, state, because, asked_at)
                values (:id, :order, :cents, :currency, 'card', :intent, 'asked', :because, :now)
                """)
                .param("id", id)
                .param("order", paid.order().value())
                .param("cents", cents)
                .param("currency", paid.currency())
                .param("intent", intent)
                .param("because", texts.say(tooLate ? "card.refund.late" : "card.refund.twice"))
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        jobs.getObject().ask(JOB, id.toString());
        audit.record(
                Actor.SYSTEM,
                "refund.asked",
                null,
                paid.order().value(),
                Map.of(),
                Map.of("refund", id.toString(), "cents", cents, "tooLate", tooLate));
        events.publishEvent(new CardMoneyGoesBack(paid.order(), cents, paid.currency(), tooLate));
    }

    /** What of a payment has not been given back, counting what is on its way. */
    int left(CardAttempt paid) {
        return paid.cents()
                - jdbc.sql("select coalesce(sum(cents), 0) from refund where intent = :intent and state <> 'failed'")
                        .param("intent", paid.intent())
                        .query(Integer.class)
                        .single();
    }

    /** What of an order's money is on its way back and not in the ledger yet. */
    int onItsWay(OrderId order) {
        return jdbc.sql(
                        "select coalesce(sum(cents), 0) from refund where orders = :order and state in ('asked', 'sent')")
                .param("order", order.value())
                .query(Integer.class)
                .single();
    }

    /** Sends a refund that was asked for, or looks what has become of one that was sent. */
    void send(UUID id) {
        var row = find(id).orElseThrow();
        if (row.state.equals("done") || row.state.equals("failed")) {
            return;
        }
        try {
            note(row.provider == null ? stripe.refund(row.id, row.intent, row.cents) : stripe.find(row.provider));
        } catch (ProviderRefused refused) {
            if (refused.is(ALREADY)) {
                noteAllOf(row.intent);
            }
            transaction.executeWithoutResult(_ -> {
                orders.lock(new OrderId(row.orders));
                fail(row.id, refused.said());
                if (!refused.is(ALREADY)) {
                    orders.park(new OrderId(row.orders), "card.parked.refund", refused.said());
                }
            });
        }
    }

    /** Notes each refund of a payment as Stripe has it. */
    void noteAllOf(String intent) {
        stripe.of(intent).forEach(this::note);
    }

    void noteOne(String provider) {
        note(stripe.find(provider));
    }

    private void note(StripeRefund refund) {
        var paid = attempts.paidBy(refund.intent());
        if (paid.isEmpty()) {
            // Of a payment that is none of ours.
            return;
        }
        transaction.executeWithoutResult(_ -> {
            orders.lock(paid.get().order());
            note(refund, paid.get());
        });
    }

    private void note(StripeRefund refund, CardAttempt paid) {
        UUID id = rowOf(refund, paid);
        if (refund.isDone()) {
            jdbc.sql(
                            "update refund set state = 'done', said = null, ended_at = :now where id = :id and state <> 'done'")
                    .param("id", id)
                    .param("now", now())
                    .update();
            enter(refund, paid, LedgerEntry.Kind.REFUND, "refund:" + refund.id());
        } else if (refund.hasFailed()) {
            fail(id, String.valueOf(refund.said()));
            if (wasEntered("refund:" + refund.id())) {
                // Stripe takes a refund for done that the bank then sends back: the money is with us again.
                enter(refund, paid, LedgerEntry.Kind.PAYMENT, "refund-failed:" + refund.id());
            }
            orders.park(paid.order(), "card.parked.refund", String.valueOf(refund.said()));
        } else {
            jdbc.sql("update refund set state = 'sent' where id = :id and state = 'asked'")
                    .param("id", id)
                    .update();
        }
    }

    /** The row of a refund: the one it was asked by, or a new one when nobody asked here. */
    private UUID rowOf(StripeRefund refund, CardAttempt paid) {
        if (refund.refund() != null) {
            int ours = jdbc.sql("""
                    update refund set provider = :provider
                     where id = :id and intent = :intent and (provider is null or provider = :provider)
                    """)
                    .param("provider", refund.id())
                    .param("id", uuid(refund.refund()))
                    .param("intent", refund.intent())
                    .update();
            if (ours == 1) {
                return uuid(refund.refund());
            }
        }
        jdbc.sql("""
                insert into refund (id, orders, cents, currency, method, intent, provider, state, because, asked_at)
                values (:id, :order, :cents, :currency, 'card', :intent, :provider, 'sent', :because, :now)
                on conflict (provider) do nothing
                """)
                .param("id", Ids.next())
                .param("order", paid.order().value())
                .param("cents", refund.cents())
                .param("currency", refund.currency())
                .param("intent", refund.intent())
                .param("provider", refund.id())
                .param("because", texts.say("card.refund.dashboard"))
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select id from refund where provider = :provider")
                .param("provider", refund.id())
                .query(UUID.class)
                .single();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return new UUID(0, 0);
        }
    }

    private void fail(UUID id, String said) {
        jdbc.sql(
                        "update refund set state = 'failed', said = :said, ended_at = :now where id = :id and state <> 'failed'")
                .param("id", id)
                .param("said", said)
                .param("now", now())
                .update();
    }

    private void enter(StripeRefund refund, CardAttempt paid, LedgerEntry.Kind kind, String cause) {
        boolean entered = ledger.enter(
                new Ledger.Draft(
                        paid.order().value(),
                        null,
                        kind,
                        (int) refund.cents(),
                        refund.currency(),
                        LedgerEntry.Method.CARD,
                        refund.id(),
                        null,
                        clock.today(),
                        cause),
                null);
        if (entered) {
            audit.record(
                    Actor.SYSTEM,
                    kind == LedgerEntry.Kind.REFUND ? "refund.done" : "refund.came-back",
                    null,
                    paid.order().value(),
                    Map.of(),
                    Map.of("cents", refund.cents(), "reference", refund.id()));
        }
    }

    private boolean wasEntered(String cause) {
        return jdbc.sql("select exists (select 1 from ledger_entry where cause = :cause)")
                .param("cause", cause)
                .query(Boolean.class)
                .single();
    }

    private Optional<Row> find(UUID id) {
        return jdbc.sql("select id, orders, cents, intent, provider, state from refund where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional();
    }

    /** Those that were asked for before and of which nothing was heard since. */
    List<UUID> waitingSince(Instant before) {
        return jdbc.sql("""
                select id from refund
                 where method = 'card' and state in ('asked', 'sent') and asked_at < :before
                 order by asked_at
                 limit 200
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
