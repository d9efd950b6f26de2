package org.cadre.registration.card;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.PartOne;
import org.cadre.demo.card.StandIn;
import org.cadre.demo.card.StandInMessages;
import org.cadre.demo.card.StandInServer;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Job;
import org.cadre.platform.text.Texts;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.OrderState;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.card.CardPayments.Start;
import org.cadre.registration.ledger.Balance;
import org.cadre.registration.ledger.Ledger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People who pay by card, the provider's stand-in on the other side, and the jobs in between, run by hand. */
final class CardTable {
    final PartOne partOne;
    final StandIn bank;
    final StandInServer server;
    final StandInMessages messages;
    final CardPayments payments;
    final CardAttempts attempts;
    final Orders orders;
    final Ledger ledger;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    private final Offerings offerings;
    private final Map<String, Job> jobs;

    CardTable(ApplicationContext beans) {
        this.partOne = new PartOne(beans);
        this.bank = beans.getBean(StandIn.class);
        this.server = beans.getBean(StandInServer.class);
        this.messages = beans.getBean(StandInMessages.class);
        this.payments = beans.getBean(CardPayments.class);
        this.attempts = beans.getBean(CardAttempts.class);
        this.orders = beans.getBean(Orders.class);
        this.ledger = beans.getBean(Ledger.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.offerings = beans.getBean(Offerings.class);
        this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
        this.jobs = beans.getBeansOfType(Job.class).values().stream().collect(Collectors.toMap(Job::name, job -> job));
        server.clear();
        messages.go(StandInMessages.Way.AT_ONCE);
        messages.takeKept();
    }

    /** Somebody takes one seat and wishes to pay it by card. */
    OrderId order(PersonId buyer, OfferingId offering) {
        int cents = offerings.find(offering).orElseThrow().priceCents();
        var request = OrderRequest.own(offering, buyer, null, FeeCategory.NON_MEMBER, PaysBy.CARD, false, cents);
        var placed = transaction.execute(_ -> orders.place(request, Actor.of(buyer.value())));
        return ((Placing.Placed) Objects.requireNonNull(placed)).order();
    }

    /** Opens the payment page of an order; the page's own id. */
    String page(OrderId order) {
        var there = (Start.There) payments.start(order, Actor.SYSTEM);
        return there.url().substring(there.url().lastIndexOf('/') + 1);
    }

    /** Does what jobs were asked to do, until nothing is left to do. */
    void work() {
        for (var tasks = tasks(); !tasks.isEmpty(); tasks = tasks()) {
            for (var task : tasks) {
                jdbc.sql("delete from scheduled_tasks where task_name = :name and task_instance = :id")
                        .param("name", task.name)
                        .param("id", task.id)
                        .update();
                Objects.requireNonNull(jobs.get(task.name)).work().accept(task.id);
            }
        }
    }

    private record Task(String name, String id) {}

    private List<Task> tasks() {
        return jdbc.sql("""
                select task_name as name, task_instance as id from scheduled_tasks where task_name like 'card-%' or task_name = 'send-card-refund' order by 1, 2
                """).query(Task.class).list();
    }

    /** Nothing came in time: the hold passes and the order ends. */
    void expire(OrderId order) {
        transaction.executeWithoutResult(_ -> orders.end(order, OrderState.EXPIRED, Actor.SYSTEM));
    }

    /** Lets the time for which seats are kept be over. */
    void holdIsOver(OrderId order) {
        jdbc.sql("update orders set holds_until = placed_at - interval '1 second' where id = :id")
                .param("id", order.value())
                .update();
    }

    OrderState state(OrderId order) {
        return orders.find(order).orElseThrow().state();
    }

    String parked(OrderId order) {
        return new Texts()
                .reading(Objects.requireNonNullElse(
                        orders.find(order).orElseThrow().parkedBecause(), ""));
    }

    Balance balance(OrderId order) {
        return ledger.balance(order.value());
    }

    String intent(String page) {
        return String.valueOf(bank.findPage(page).orElseThrow().get("payment_intent"));
    }

    int used(OfferingId offering) {
        return offerings.find(offering).orElseThrow().used();
    }

    List<String> refunds(OrderId order) {
        return jdbc.sql("select state || ' ' || cents from refund where orders = :order order by id")
                .param("order", order.value())
                .query(String.class)
                .list();
    }

    UUID newestAttempt(OrderId order) {
        return attempts.of(order).getFirst().id();
    }
}
