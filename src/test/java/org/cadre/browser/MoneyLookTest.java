package org.cadre.browser;

import java.util.List;
import java.util.Locale;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.TestServer;
import org.cadre.browser.Person.Device;
import org.cadre.demo.Demo;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The books as office, a district's coordinator and a buyer see them, on a phone and at a desk. */
@CadreTest
@Tag("browser")
class MoneyLookTest {
    private static final int PAST_DUE = 50;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Demo demo;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    private String billed;
    private String quoted;
    private String district;
    private String offering;
    private String refunding;

    @BeforeEach
    void cast() {
        demo.bringIn();
        var partOne = new PartOne(beans);
        var buyer = partOne.person("Uma Patel");
        partOne.givenUp(partOne.confirmed(buyer, partOne.institute(partOne.inDays(90), 5)), buyer);
        billed = one("select orders::text from invoice order by number desc limit 1");
        quoted = one("select orders::text from quote where state = 'offered'");
        district = one("select district::text from orders where id = '" + billed + "'");
        offering = one("select offering::text from orders where id = '" + billed + "'");
        refunding = one("select orders::text from refund order by id limit 1");
        clock.moveTo(clock.today().plusDays(PAST_DUE));
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    @Test
    void isWellOnEveryDevice() {
        for (var device : Device.values()) {
            String suffix = "-" + device.name().toLowerCase(Locale.ROOT);
            try (var office = Person.at(TestServer.url(), device).as("opal")) {
                office.go("/office/refunds").picture("money-refunds" + suffix);
                office.go("/office/overdue").sees("Remind now").picture("money-overdue" + suffix);
                office.go("/office/fees").picture("money-fees" + suffix);
                office.type("Days past due of the last reminder", "1")
                        .press("Save terms")
                        .picture("money-fees-wrong" + suffix);
                office.go("/office/orders/" + refunding + "/refunds").picture("money-order-refunds" + suffix);
                office.go("/office/offerings/" + offering + "/refund-policy").picture("money-policy" + suffix);
                office.go("/office/districts/" + district + "/statement").picture("money-statement" + suffix);
                office.go("/office/parked").picture("money-parked" + suffix);
                office.go("/office/orders").picture("money-orders" + suffix);
            }
            try (var dora = Person.at(TestServer.url(), device).as("dora")) {
                dora.go("/orders/" + billed + "/ledger").picture("money-ledger" + suffix);
                dora.go("/district/statement").picture("money-district" + suffix);
                dora.go("/ledger").picture("money-own-ledger" + suffix);
                dora.go("/orders/" + quoted + "/payers");
                dora.page().locator("details.fold summary").first().click();
                dora.picture("money-payers" + suffix);
            }
        }
    }

    @Test
    void isWellInTheDark() {
        for (var device : Device.values()) {
            String suffix = "-dark-" + device.name().toLowerCase(Locale.ROOT);
            try (var office = Person.inTheDark(TestServer.url(), device).as("opal")) {
                for (var page : List.of("refunds", "overdue", "fees", "districts/" + district + "/statement")) {
                    office.go("/office/" + page)
                            .picture("money-" + page.replace("districts/" + district + "/", "") + suffix);
                }
                office.go("/orders/" + billed + "/ledger").picture("money-ledger" + suffix);
            }
        }
    }
}
