package org.cadre.registration.refund;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.cadre.PartOne;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Job;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.ConfirmedBy;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.Registrations;
import org.cadre.registration.Transfers;
import org.cadre.registration.ledger.Balance;
import org.cadre.registration.ledger.Ledger;
import org.cadre.registration.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders and money for tests, made through the doors. */
final class Money {
    final PartOne partOne;
    final Refunds refunds;
    final Orders orders;
    final Ledger ledger;
    final JdbcClient jdbc;
    private final ApplicationContext beans;
    private final Registrations registrations;
    private final Offerings offerings;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    Money(ApplicationContext beans) {
        this.beans = beans;
        this.partOne = new PartOne(beans);
        this.refunds = beans.getBean(Refunds.class);
        this.orders = beans.getBean(Orders.class);
        this.ledger = beans.getBean(Ledger.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.registrations = beans.getBean(Registrations.class);
        this.offerings = beans.getBean(Offerings.class);
        this.clock = beans.getBean(ProgramClock.class);
        this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    }

    <T> T once(Supplier<T> deed) {
        return Objects.requireNonNull(transaction.execute(_ -> deed.get()));
    }

    /** An order of some nameless seats, and the buyer's own. */
    OrderId order(PersonId buyer, @Nullable OrganizationId district, OfferingId offering, int seats) {
        var who = new ArrayList<@Nullable PersonId>();
        who.add(buyer);
        while (who.size() < seats) {
            who.add(null);
        }
        int price = offerings.find(offering).orElseThrow().priceCents();
        var request = new OrderRequest(
                offering,
                buyer,
                district,
                district == null ? FeeCategory.MEMBER : FeeCategory.DISTRICT,
                Covers.OFFERING,
                PaysBy.CHECK,
                who,
                false,
                null,
                price * seats);
        return ((Placing.Placed) once(() -> orders.place(request, Actor.of(buyer.value())))).order();
    }

    List<RegistrationId> seats(OrderId order) {
        return jdbc
                .sql("select id from registration where orders = :order and seat in ('held', 'confirmed') order by id")
                .param("order", order.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(RegistrationId::new)
                .toList();
    }

    void confirm(OrderId order, ConfirmedBy by) {
        once(() -> orders.confirm(order, by, by == ConfirmedBy.WAIVER ? "Speaks there" : null, Actor.SYSTEM));
    }

    boolean pay(OrderId order, int cents) {
        return pay(order, cents, LedgerEntry.Method.CHECK, "1001", "check:" + Ids.next());
    }

    boolean payByCard(OrderId order, int cents, String intent) {
        return pay(order, cents, LedgerEntry.Method.CARD, intent, "card:" + intent);
    }

    private boolean pay(OrderId order, int cents, LedgerEntry.Method method, String reference, String cause) {
        return once(() -> orders.notePayment(order, cents, method, reference, clock.today(), cause, Actor.SYSTEM));
    }

    /** Office, as somebody whom the ledger may name. */
    private Viewer office() {
        var id = new PersonId(new UUID(0, 1));
        jdbc.sql("""
                insert into person (id, legal_name, display_name, email, created_at)
                values (:id, 'Office', 'Office', 'office@money.example', '2026-01-01')
                on conflict do nothing
                """).param("id", id.value()).update();
        return new Viewer(id, "", PartOne.CENTRAL, Set.of(Role.OFFICE), null, null);
    }

    boolean giveBack(RegistrationId... seats) {
        return once(() -> {
            boolean all = true;
            for (var seat : seats) {
                all &= registrations.giveUp(seat, office());
            }
            return all;
        });
    }

    /** Some seats of an order go along to another offering, where they are still in this one. */
    void takeAlong(List<RegistrationId> seats, OfferingId from, OfferingId to) {
        if (!seats.isEmpty()) {
            once(() -> beans.getBean(Transfers.class).transfer(seats, from, to, Actor.SYSTEM));
        }
    }

    void cancel(OfferingId offering) {
        once(() -> offerings.cancel(offering, Actor.SYSTEM));
    }

    /** Does what a job has been asked for, and forgets it, as the scheduler does. */
    void work(String job) {
        for (String id : asked(job)) {
            job(job).work().accept(id);
            jdbc.sql("delete from scheduled_tasks where task_name = :job and task_instance = :id")
                    .param("job", job)
                    .param("id", id)
                    .update();
        }
    }

    List<String> asked(String job) {
        return jdbc.sql("select task_instance from scheduled_tasks where task_name = :job order by task_instance")
                .param("job", job)
                .query(String.class)
                .list();
    }

    Job job(String name) {
        return beans.getBeansOfType(Job.class).values().stream()
                .filter(job -> job.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    Balance balance(OrderId order) {
        return ledger.balance(order.value());
    }

    int inFlight(OrderId order) {
        return refunds.of(order).stream()
                .filter(one -> one.state().isInFlight())
                .mapToInt(Refund::cents)
                .sum();
    }

    /** An invoice over a part of what an order costs, due so many days from today. */
    UUID invoice(OrderId order, int cents, int dueInDays) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into invoice (id, number, orders, bill_to, cents, currency, issued, due, lines, paper)
                select :id, (select coalesce(max(number), 0) + 1 from invoice), b.orders, b.id, :cents, 'USD', :issued, :due,
                       '[]', :paper
                  from bill_to b
                 where b.orders = :order and b.place = 1
                """)
                .param("id", id)
                .param("order", order.value())
                .param("cents", cents)
                .param("issued", clock.today().plusDays(dueInDays - 45))
                .param("due", clock.today().plusDays(dueInDays))
                .param("paper", beans.getBean(FileStore.class).store(new byte[] {'%', 'P', 'D', 'F', '-'}))
                .update();
        return id;
    }

    void steps(RefundStep... steps) {
        beans.getBean(RefundPolicies.class).replace(null, new RefundPolicy(List.of(steps)), Actor.SYSTEM);
    }
}
