package org.cadre.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cadre.PartOne;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders of several seats for tests, placed through the doors. */
public final class GroupOrders {
    private final Orders orders;
    private final PartOne partOne;
    private final Offerings offerings;
    private final Prices prices;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    public GroupOrders(ApplicationContext beans) {
        this.orders = beans.getBean(Orders.class);
        this.partOne = new PartOne(beans);
        this.offerings = beans.getBean(Offerings.class);
        this.prices = beans.getBean(Prices.class);
        this.clock = beans.getBean(ProgramClock.class);
        this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    }

    /** What becomes of the wish for so many seats, the first ones for these people. */
    public Placing wish(
            OfferingId offering, PersonId buyer, @Nullable OrganizationId district, int seats, PersonId... named) {
        var people = new ArrayList<@Nullable PersonId>(List.of(named));
        while (people.size() < seats) {
            people.add(null);
        }
        var category = district == null ? FeeCategory.NON_MEMBER : FeeCategory.DISTRICT;
        var event = offerings.find(offering).orElseThrow();
        int cents = prices.of(event)
                .total(Covers.OFFERING, category, seats, clock.today(), null)
                .cents();
        var request = new OrderRequest(
                offering,
                buyer,
                district,
                category,
                Covers.OFFERING,
                district == null ? PaysBy.CHECK : PaysBy.PURCHASE_ORDER,
                people,
                false,
                null,
                cents);
        return Objects.requireNonNull(transaction.execute(_ -> orders.place(request, Actor.of(buyer.value()))));
    }

    public OrderId place(
            OfferingId offering, PersonId buyer, @Nullable OrganizationId district, int seats, PersonId... named) {
        return ((Placing.Placed) wish(offering, buyer, district, seats, named)).order();
    }

    /** Notes its check or purchase order. */
    public void settle(OrderId order) {
        partOne.settle(order);
    }

    public void end(OrderId order) {
        transaction.executeWithoutResult(_ -> orders.end(order, OrderState.CANCELED, Actor.SYSTEM));
    }
}
