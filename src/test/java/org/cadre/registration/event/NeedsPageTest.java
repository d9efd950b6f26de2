package org.cadre.registration.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class NeedsPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId ada;
    private PersonId rosa;
    private Visitor office;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        ada = partOne.person("Ada Office", Role.OFFICE);
        office = partOne.signedIn(ada);
        rosa = partOne.person("Rosa Villarreal");
        offering = partOne.institute(partOne.inDays(20), 10);
        partOne.confirmed(rosa, offering);
        partOne.confirmed(partOne.person("Mia Chen"), offering);
        needs("Vegetarian");
    }

    private void needs(String words) {
        jdbc.sql("update person set needs = :words where id = :rosa")
                .param("words", words)
                .param("rosa", rosa.value())
                .update();
    }

    private Visitor.Page page() {
        return office.get("/office/offerings/" + offering + "/needs").hasStatus(200);
    }

    @Test
    void listsWhoNeedsSomethingAndNobodyElse() {
        page().says("Rosa Villarreal").says("Vegetarian").says("Open").doesNotSay("Mia Chen");
    }

    @Test
    void givesEachAnOwner() {
        office.button(page(), "Set owner").with("owner", ada).send().says("Ada Office sees to it");
        office.button(page(), "Set owner").with("owner", rosa).send();
        assertThat(page().text()).doesNotContain("Rosa Villarreal sees to it");
    }

    @Test
    void isDoneAndOpenAgain() {
        var done = office.button(page(), "Mark done").send().says("is done");
        office.button(done, "Open again").send().says("is open again");
        assertThat(page().document().select("form[action$=/done]")).hasSize(1);
    }

    @Test
    void isOpenAgainWhenWhatIsNeededChanges() {
        office.button(page(), "Mark done").send();
        needs("Vegetarian; a seat near the door");
        assertThat(page().document().select("form[action$=/done]")).hasSize(1);
    }

    @Test
    void saysWhenNobodyNeedsAnything() {
        needs("");
        page().says("Nobody with a seat has asked");
    }
}
