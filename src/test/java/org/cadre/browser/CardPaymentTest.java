package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.card.StandInServer;
import org.cadre.people.Role;
import org.cadre.platform.job.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One principal registers and pays by card, on a phone. */
@CadreTest
@Tag("browser")
class CardPaymentTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<Job> jobs;

    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        beans.getBean(StandInServer.class).clear();
    }

    /** What jobs were asked to do: the server under test runs none by itself. */
    private void work() {
        for (String task : jdbc.sql(
                        "delete from scheduled_tasks where task_name = 'card-event' returning task_instance")
                .query(String.class)
                .list()) {
            jobs.stream()
                    .filter(job -> job.name().equals("card-event"))
                    .forEach(job -> job.work().accept(task));
        }
    }

    @Test
    void confirmsTheSeatWhenTheBankHasSaidYes() {
        var bluebonnet = partOne.district("Bluebonnet ISD");
        var nate = partOne.staffOf(bluebonnet, "Nate Okafor");
        var offering = partOne.institute(partOne.inDays(40), 12);
        try (var person = Person.at(TestServer.url(), Device.PHONE).as("nate.okafor")) {
            person.go("/schedule/" + offering + "/registration")
                    .tap("feeCategory", "non-member")
                    .tap("payer", "me")
                    .tap("paysBy", "card")
                    .press("Register and keep")
                    .sees("Pay $495.00 by card now")
                    .picture("card-to-pay")
                    .press("Pay by card")
                    .sees("A stand-in for the payment page (sample)")
                    .picture("card-stand-in")
                    .press("Decline the card")
                    .sees("Your card was declined")
                    .picture("card-declined")
                    .press("Go back without paying")
                    .sees("Nothing was charged. Your seat is still kept")
                    .picture("card-back")
                    .press("Try again to pay")
                    .press("Pay $495.00")
                    .sees("We are waiting for word from the bank")
                    .picture("card-waiting");

            work();

            // The page looks again by itself.
            person.page().waitForSelector("text=Paid, thank you");
            person.sees("Nothing is owed any more").picture("card-paid");
            person.go("/registrations").sees("Confirmed").picture("card-registrations");
        }
        assertThat(partOne.mails(nate, "Your seat in Leadership Immersion Institute is confirmed"))
                .isOne();
    }

    @Test
    void showsOfficeWhatDoesNotFit() {
        partOne.person("Ada Office", Role.OFFICE);
        var offering = partOne.institute(partOne.inDays(40), 12);
        partOne.reserve(partOne.person("Nate Okafor"), offering);
        jdbc.sql("""
                update orders set parked_because = 'The card payment was $1.00 instead of $495.00.
                The holder of the card disputes the payment of $495.00.'
                """).update();
        for (var device : Device.values()) {
            try (var office = Person.at(TestServer.url(), device).as("ada.office")) {
                office.go("/office/parked").sees("instead of $495.00").picture("card-parked-" + device.name());
            }
        }
    }
}
