package org.cadre.registration.card;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.cadre.platform.job.Jobs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages of the provider: each is kept for good, and none is believed. It says only what to ask about. */
@Component
class CardEvents {
    static final String JOB = "card-event";

    private static final Set<String> HEARD = Set.of(
            "checkout.session.completed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.async_payment_failed",
            "checkout.session.expired",
            "charge.refunded",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created");

    private record Event(String id, String kind, String object, boolean done) {}

    private final JdbcClient jdbc;
    private final CardSettlement settlement;
    private final MoneyBack moneyBack;
    private final StripePages pages;
    private final StripeRefunds refunds;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;

    CardEvents(
            JdbcClient jdbc,
            CardSettlement settlement,
            MoneyBack moneyBack,
            StripePages pages,
            StripeRefunds refunds,
            Clock system,
            ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settlement = settlement;
        this.moneyBack = moneyBack;
        this.pages = pages;
        this.refunds = refunds;
        this.system = system;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Keeps a message and asks for it to be worked on; both, or neither. One that came before is known. */
    void receive(String id, String kind, String object) {
        if (!HEARD.contains(kind)) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            int fresh = jdbc.sql("""
                    insert into card_event (id, kind, object, received_at) values (:id, :kind, :object, :now)
                    on conflict (id) do nothing
                    """)
                    .param("id", id)
                    .param("kind", kind)
                    .param("object", object)
                    .param("now", now())
                    .update();
            if (fresh == 1) {
                jobs.getObject().ask(JOB, id);
            }
        });
    }

    /** Asks about what a message is about, and applies the answer. */
    void work(String id) {
        var event = jdbc.sql("select id, kind, object, done_at is not null as done from card_event where id = :id")
                .param("id", id)
                .query(Event.class)
                .single();
        if (event.done) {
            return;
        }
        try {
            apply(event);
        } catch (ProviderRefused _) {
            // There is no such thing in our account: the message was about nothing of ours.
        }
        jdbc.sql("update card_event set done_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    private void apply(Event event) {
        if (event.kind.startsWith("checkout.session.")) {
            settlement.look(event.object);
        } else if (event.kind.startsWith("refund.")) {
            if (settlement.settle(refunds.find(event.object).intent())) {
                moneyBack.noteOne(event.object);
            }
        } else if (event.kind.equals("charge.refunded")) {
            String intent = pages.intentOfCharge(event.object);
            if (intent != null && settlement.settle(intent)) {
                moneyBack.noteAllOf(intent);
            }
        } else if (event.kind.equals("charge.dispute.created")) {
            String intent = pages.intentOfDispute(event.object);
            if (intent != null) {
                settlement.disputed(intent);
            }
        }
    }

    /** Those that came before and have not been worked on. */
    List<String> undoneSince(Instant before) {
        return jdbc.sql("""
                select id from card_event where done_at is null and received_at < :before order by received_at limit 200
                """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }
}
