package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class ImportOfferingsTest {
    private static final String HEAD = "Title,Kind,First day,Last day,Place,State,Email,Module,PD hours\n";
    private static final String AUSTIN = "Institute Austin 2019,LII,6/12/2019,6/13/2019,Austin,TX,";

    @Autowired
    private Demo demo;

    @Autowired
    private BringingIn bringing;

    @Autowired
    private JdbcClient jdbc;

    private Visitor opal;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
        opal = Visitor.as("opal");
    }

    private int minutes(String email) {
        return jdbc.sql("""
            select coalesce(sum(c.minutes), 0)
              from credit_award c join person p on p.id = c.person join offering o on o.id = c.offering
             where p.email = :email and o.title = 'Institute Austin 2019'
            """).param("email", email).query(Integer.class).single();
    }

    private int completions(String email) {
        return jdbc.sql("""
            select count(*)
              from completion c join person p on p.id = c.person join offering o on o.id = c.offering
             where p.email = :email and o.title = 'Institute Austin 2019'
            """).param("email", email).query(Integer.class).single();
    }

    @Test
    void allHoursMeanAllModulesAndFewerWithoutAModuleAreHoursOnly() {
        int mails = bringing.count("mail");
        var page = bringing.looked(
                opal,
                "past-offerings",
                HEAD + AUSTIN + "nadia@bluebonnet.example,,15\n" + AUSTIN + "dora@bluebonnet.example,,7.5\n" + AUSTIN
                        + "wendy@bluebonnet.example,Discovery,2:30\n");
        page.says("checked, and none was rejected. Nothing is saved yet")
                .says("they count as PD hours, not toward part one");
        bringing.recorded(opal, page).says("Saved by Opal");
        assertThat(minutes("nadia@bluebonnet.example")).isEqualTo(900);
        assertThat(completions("nadia@bluebonnet.example")).isOne();
        assertThat(minutes("dora@bluebonnet.example")).isEqualTo(450);
        assertThat(completions("dora@bluebonnet.example")).isZero();
        assertThat(minutes("wendy@bluebonnet.example")).isEqualTo(150);
        assertThat(bringing.count("mail")).as("nobody is told").isEqualTo(mails);
    }

    @Test
    void aRowThatCannotBeIsRefused() {
        bringing.looked(
                        opal,
                        "past-offerings",
                        HEAD + AUSTIN + "nadia@bluebonnet.example,,15\n" + AUSTIN + "nadia@bluebonnet.example,,15\n"
                                + AUSTIN + "nobody@else.example,,15\n"
                                + "Later,LII,6/12/2090,,Austin,TX,nadia@bluebonnet.example,,15\n"
                                + "Institute Austin"
                                + " 2019,webinar,6/12/2019,6/13/2019,Austin,TX,dora@bluebonnet.example,,1\n"
                                + AUSTIN + "dora@bluebonnet.example,,99\n")
                .says("5 rows were rejected")
                .says("The same person is in line 2 for this offering and module.")
                .says("Nobody here has this address. Import people first.")
                .says("It is not over yet.")
                .says("This row describes the offering differently from line 2")
                .says("More than 60 hours is not possible.");
    }

    @Test
    void isTakenBackWithItsHours() {
        int offerings = bringing.count("offering");
        int seats = bringing.count("registration");
        int orders = bringing.count("orders");
        var recorded = bringing.recorded(
                opal, bringing.looked(opal, "past-offerings", HEAD + AUSTIN + "nadia@bluebonnet.example,,15\n"));
        bringing.undone(opal, recorded).says("Undone by Opal");
        assertThat(bringing.count("offering")).isEqualTo(offerings);
        assertThat(bringing.count("registration")).isEqualTo(seats);
        assertThat(bringing.count("orders")).isEqualTo(orders);
        assertThat(minutes("nadia@bluebonnet.example")).isZero();
    }
}
