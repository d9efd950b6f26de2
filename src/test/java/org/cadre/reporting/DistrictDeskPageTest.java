package org.cadre.reporting;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.people.Role;
import org.cadre.registration.GroupOrders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class DistrictDeskPageTest {
    @Autowired
    ApplicationContext beans;

    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
    }

    @Test
    void showsTheSeatsTheDistrictPaysForAndNothingElse() {
        var bluebonnet = partOne.district("Bluebonnet ISD");
        var larkspur = partOne.district("Larkspur ISD");
        var coordinator = partOne.signedIn(partOne.staffOf(bluebonnet, "Dana District", Role.DISTRICT));
        var offering = partOne.institute(partOne.today(), 10);
        var rosa = partOne.confirmed(partOne.staffOf(bluebonnet, "Rosa Villarreal"), offering, bluebonnet);
        partOne.held(partOne.staffOf(bluebonnet, "Sam Okafor"), offering, bluebonnet);
        partOne.held(partOne.staffOf(bluebonnet, "Paying Herself"), offering, null);
        partOne.held(partOne.staffOf(larkspur, "Other District"), offering, larkspur);
        partOne.attended(offering, rosa, 150, 150);

        coordinator
                .get("/district")
                .hasStatus(200)
                .says("Bluebonnet ISD")
                .says("Rosa Villarreal")
                .says("5.00")
                .says("Sam Okafor")
                .says("Waiting for payment")
                .doesNotSay("Paying Herself")
                .doesNotSay("Other District")
                .doesNotSay("$")
                .doesNotSay("@bluebonnet.example");
    }

    @Test
    void saysWhichNamesAreMissingAndByWhen() {
        var bluebonnet = partOne.district("Bluebonnet ISD");
        var dora = partOne.staffOf(bluebonnet, "Dora Pine", Role.DISTRICT);
        var offering = partOne.institute(partOne.inDays(30), 10);
        new GroupOrders(beans).place(offering, dora, bluebonnet, 5, partOne.staffOf(bluebonnet, "Rosa Delgado"));
        var coordinator = partOne.signedIn(dora);
        var page = coordinator
                .get("/district")
                .says("4 names are missing")
                .says("Due by")
                .says("Rosa Delgado");
        coordinator
                .get(page.document().select("a:contains(Give names)").attr("href"))
                .says("4 seats have no name yet");
        var other = partOne.staffOf(partOne.district("Prairie View ISD"), "Kit Rowe", Role.DISTRICT);
        partOne.signedIn(other).get("/district").doesNotSay("Rosa Delgado");
    }

    @Test
    void saysHowToBeginWhenThereAreNone() {
        var bluebonnet = partOne.district("Bluebonnet ISD");
        partOne.signedIn(partOne.staffOf(bluebonnet, "Dana District", Role.DISTRICT))
                .get("/district")
                .says("Your district pays for no seat yet");
    }

    @Test
    void isForCoordinatorsAlone() {
        partOne.signedIn(partOne.person("Rosa Villarreal")).get("/district").hasStatus(404);
    }
}
