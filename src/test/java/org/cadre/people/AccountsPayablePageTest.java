package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class AccountsPayablePageTest {
    @Autowired
    ApplicationContext beans;

    private Visitor office;
    private String place;

    @BeforeEach
    void begin() {
        var partOne = new PartOne(beans);
        place = "/office/organizations/" + partOne.district("Bluebonnet ISD");
        office = partOne.signedIn(partOne.person("Opal Whitfield", Role.OFFICE));
    }

    @Test
    void keepsWhomTheBookkeepersWantToBeWrittenTo() {
        office.get(place).says("Not known yet");
        var page = office.get(place + "/accounts-payable");
        office.button(page, "Keep accounts payable")
                .with("name", "Business Office")
                .with("email", "ap@bluebonnet.example")
                .with("taxNumber", "74-0000001")
                .send()
                .says("Accounts payable are kept")
                .says("ap@bluebonnet.example")
                .says("74-0000001");
    }

    @Test
    void refusesWhatIsNoMailAddressAndWhatNoPaperCanPrint() {
        var page = office.get(place + "/accounts-payable");
        var refused = office.button(page, "Keep accounts payable")
                .with("name", "Office \uD83C\uDF93")
                .with("email", "ap at bluebonnet")
                .send()
                .hasStatus(422);
        assertThat(refused.wrong("email")).contains("name@example.org");
        assertThat(refused.wrong("name")).contains("cannot print");
        assertThat(refused.document().select("#email").val()).isEqualTo("ap at bluebonnet");
    }
}
