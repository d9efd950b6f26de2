package org.cadre.registration.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.registration.OrderId;
import org.cadre.registration.PaysBy;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationInvariants;
import org.cadre.registration.Registrations;
import org.cadre.registration.ledger.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A seat of an order that waits is given up: what was billed is taken back by paper, what is billed later is what is left. */
@CadreTest
class SmallerOrderInvoicesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Invoices invoices;

    @Autowired
    Payments payments;

    @Autowired
    Registrations registrations;

    @Autowired
    JdbcClient jdbc;

    private DistrictOrder district;
    private OrderId order;

    @BeforeEach
    void order() {
        district = new DistrictOrder(beans);
        order = district.placed(district.institute(), 3, PaysBy.CHECK);
    }

    private void giveOneUp() {
        var seat = jdbc.sql("select id from registration where orders = :order and seat = 'held' order by id limit 1")
                .param("order", order.value())
                .query((row, _) -> new RegistrationId(row.getObject("id", java.util.UUID.class)))
                .single();
        var office = new Viewer(district.opal, "", PartOne.CENTRAL, Set.of(Role.OFFICE), null, null);
        assertThat(district.once(() -> registrations.giveUp(order, List.of(seat), office)))
                .isOne();
    }

    private int issue() {
        return district.once(() -> invoices.issueAll(order, Actor.of(district.opal.value())));
    }

    private void nothingIsAmiss() {
        assertThat(RegistrationInvariants.ALL)
                .allSatisfy(invariant -> assertThat(
                                jdbc.sql(invariant.sql()).query(String.class).list())
                        .as(invariant.key())
                        .isEmpty());
    }

    @Test
    void takesBackWhatWasBilledInAdvance() {
        assertThat(issue()).isOne();
        giveOneUp();
        var invoice = invoices.of(order).getFirst();
        assertThat(invoice.creditedCents()).isEqualTo(PartOne.PRICE);
        assertThat(invoice.openCents()).isEqualTo(2 * PartOne.PRICE);
        assertThat(district.mails("Credit note")).isOne();
        nothingIsAmiss();
    }

    @Test
    void billsAllThatIsLeftOfAnOrderThatWasPaidInPart() {
        district.once(() -> {
            payments.note(
                    order,
                    new Payments.Came(
                            null, 10_000, LedgerEntry.Method.CHECK, "1001", district.partOne.today(), "check:1001"),
                    Actor.of(district.opal.value()));
            return true;
        });
        giveOneUp();
        assertThat(issue()).isOne();
        assertThat(invoices.of(order).getFirst().cents()).isEqualTo(2 * PartOne.PRICE);
        assertThat(invoices.of(order).getFirst().openCents()).isEqualTo(2 * PartOne.PRICE - 10_000);
        nothingIsAmiss();
    }
}
