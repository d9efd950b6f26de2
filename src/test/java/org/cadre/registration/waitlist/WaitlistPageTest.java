package org.cadre.registration.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.registration.GroupOrders;
import org.cadre.registration.OrderId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class WaitlistPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Waitlist waitlist;

    @Autowired
    PlatformTransactionManager transactions;

    private PartOne partOne;
    private GroupOrders groups;
    private OfferingId offering;
    private OrderId full;
    private PersonId rosa;
    private Visitor visitor;
    private String page;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        groups = new GroupOrders(beans);
        offering = partOne.institute(partOne.inDays(20), 2);
        full = groups.place(offering, partOne.person("First Buyer"), null, 2);
        rosa = partOne.person("Rosa Delgado");
        visitor = partOne.signedIn(rosa);
        page = "/schedule/" + offering + "/waitlist";
    }

    private void offer() {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> waitlist.offer(offering));
    }

    @Test
    void isShownWhereTheEventIsSoldOutInsteadOfADeadButton() {
        var event =
                visitor.get("/schedule/" + offering).says("Join the waitlist").doesNotSay("Order seats for several");
        assertThat(event.document().select("a[href$=/registration]")).isEmpty();
        groups.end(full);
        visitor.get("/schedule/" + offering).says("Register").doesNotSay("Join the waitlist");
    }

    @Test
    void putsSomebodyInTheirPlaceAndOffersInTurn() {
        visitor.button(visitor.get(page), "Join the waitlist")
                .with("seats", 2)
                .send()
                .says("as number 1")
                .says("You wait for 2 seats");
        var sam = partOne.signedIn(partOne.person("Sam Okafor"));
        sam.button(sam.get(page), "Join the waitlist").send().says("2 seats go to others first");
        groups.end(full);
        offer();
        var offered = visitor.get(page)
                .says("2 seats are yours to take")
                .says("Central")
                .says("$990.00");
        var taken = visitor.button(offered, "Take the 2 seats").send();
        assertThat(taken.address().getPath()).startsWith("/orders/");
        visitor.get(taken.address().getPath() + "/seats").says("2 seats have no name yet");
        sam.get(page).says("You are number 1");
    }

    @Test
    void refusesNoSeatsAndMoreThanThereAre() {
        assertThat(visitor.button(visitor.get(page), "Join the waitlist")
                        .with("seats", 0)
                        .send()
                        .hasStatus(422)
                        .wrong("seats"))
                .isNotEmpty();
        assertThat(visitor.button(visitor.get(page), "Join the waitlist")
                        .with("seats", 3)
                        .send()
                        .hasStatus(422)
                        .wrong("seats"))
                .contains("This event has 2 seats in all");
    }

    @Test
    void canBeLeft() {
        visitor.button(visitor.get(page), "Join the waitlist").send();
        visitor.button(visitor.get(page), "Leave the waitlist")
                .send()
                .says("You have left the waitlist")
                .says("Nobody waits yet");
    }

    @Test
    void sendsThoseOnWhoNeedNotWait() {
        groups.end(full);
        var sent = visitor.button(visitor.get(page), "Join the waitlist").send().says("you need not wait");
        assertThat(sent.address().getPath()).endsWith("/registration");
    }

    @Test
    void showsOfficeTheOrderOfServiceAndAsksForReasons() {
        visitor.button(visitor.get(page), "Join the waitlist").send();
        var sam = partOne.signedIn(partOne.person("Sam Okafor"));
        sam.button(sam.get(page), "Join the waitlist").send();
        var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
        String list = "/office/offerings/" + offering + "/waitlist";
        var refused =
                office.button(office.get(list), "Take off the list").send().hasStatus(422);
        assertThat(refused.wrong("because")).contains("Please say why");
        office.button(refused, "Take off the list")
                .with("because", "Asked by phone")
                .send()
                .says("Rosa Delgado is off the list")
                .says("Taken off: Asked by phone");
        visitor.get(list).hasStatus(404);
    }
}
