package org.cadre.attendance;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class DistrictPageTest {
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
