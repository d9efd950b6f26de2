package org.cadre.registration.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.Covers;
import org.cadre.offering.FeeCategory;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderRequest;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.PaysBy;
import org.cadre.registration.Placing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders of Bluebonnet ISD, made through the doors, and the people around them. */
final class DistrictOrder {
    final PartOne partOne;
    final OrganizationId bluebonnet;
    final PersonId dora;
    final PersonId opal;
    final Visitor coordinator;
    final Visitor office;

    private final Orders orders;
    private final Quotes quotes;
    private final PurchaseOrders purchaseOrders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DistrictOrder(ApplicationContext beans) {
        this.partOne = new PartOne(beans);
        this.orders = beans.getBean(Orders.class);
        this.quotes = beans.getBean(Quotes.class);
        this.purchaseOrders = beans.getBean(PurchaseOrders.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
        this.bluebonnet = partOne.district("Bluebonnet ISD");
        this.dora = partOne.staffOf(bluebonnet, "Dora Pine", Role.DISTRICT);
        this.opal = partOne.person("Opal Whitfield", Role.OFFICE);
        this.coordinator = partOne.signedIn(dora);
        this.office = partOne.signedIn(opal);
    }

    <T> T once(Supplier<T> deed) {
        return transaction.execute(_ -> deed.get());
    }

    OfferingId institute() {
        return partOne.institute(partOne.inDays(60), 40);
    }

    /** Nameless seats, ordered by the coordinator. */
    OrderId placed(OfferingId offering, int seats, PaysBy paysBy) {
        return placed(offering, dora, bluebonnet, seats, paysBy);
    }

    OrderId placed(OfferingId offering, PersonId buyer, @Nullable OrganizationId district, int seats, PaysBy paysBy) {
        var nameless = new ArrayList<@Nullable PersonId>();
        for (int i = 0; i < seats; i++) {
            nameless.add(null);
        }
        var request = new OrderRequest(
                offering,
                buyer,
                district,
                district == null ? FeeCategory.NON_MEMBER : FeeCategory.DISTRICT,
                Covers.OFFERING,
                paysBy,
                nameless,
                false,
                null,
                PartOne.PRICE * seats);
        return once(() -> ((Placing.Placed) orders.place(request, Actor.of(buyer.value()))).order());
    }

    UUID received(OrderId order, String number) {
        return received(order, 1, number);
    }

    UUID received(OrderId order, int payer, String number) {
        return once(() -> ((PurchaseOrders.Receipt.Received) purchaseOrders.receive(
                        order, new PurchaseOrders.Sent(payer, number, null, null, null, null), Actor.of(dora.value())))
                .purchaseOrder());
    }

    PurchaseOrders.Acceptance accepted(OrderId order, UUID purchaseOrder) {
        return once(() -> purchaseOrders.accept(order, purchaseOrder, Actor.of(opal.value())));
    }

    void quoted(OrderId order) {
        once(() -> quotes.make(order, true, null, Actor.of(dora.value())));
    }

    OrderSummary now(OrderId order) {
        return orders.find(order).orElseThrow();
    }

    List<Long> invoiceNumbers() {
        return jdbc.sql("select number from invoice order by number")
                .query(Long.class)
                .list();
    }

    /** The mails whose subject begins so. */
    int mails(String subject) {
        return jdbc.sql("select count(*) from mail where subject like :subject || '%'")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }
}
