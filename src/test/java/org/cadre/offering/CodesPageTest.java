package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CadreTest
class CodesPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Prices prices;

    private PartOne partOne;
    private Visitor office;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
    }

    private Visitor.Filling filled() {
        return office.form(office.get("/office/codes").hasStatus(200), "#new-code")
                .with("code", "early-bird")
                .with("value", "10");
    }

    @Test
    void makesACodeThatIsReadInCapitals() {
        filled().with("most", "2")
                .send()
                .hasStatus(200)
                .says("EARLY-BIRD can be used now")
                .says("0 of 2");
        var code = prices.code("Early-Bird").orElseThrow();
        assertThat(code.percent()).isEqualTo(10);
        assertThat(code.mostUses()).isEqualTo(2);
    }

    @Test
    void takesOffAnAmountForOneOfferingBetweenTwoDays() {
        var offering = partOne.institute(partOne.inDays(60), 20);
        filled().with("kind", "amount")
                .with("value", "50.00")
                .with("offering", offering)
                .with("from", partOne.inDays(1))
                .with("through", partOne.inDays(9))
                .send()
                .hasStatus(200)
                .says("$50.00 off")
                .says("Not yet");
        var code = prices.code("EARLY-BIRD").orElseThrow();
        assertThat(code.cents()).isEqualTo(5_000);
        assertThat(code.isGood(offering, partOne.today())).isFalse();
        assertThat(code.isGood(offering, partOne.inDays(1))).isTrue();
        assertThat(code.isGood(null, partOne.inDays(1))).isFalse();
    }

    @Test
    void refusesACodeThatWasMadeBefore() {
        filled().send().hasStatus(200);
        var page = filled().with("note", "kept").send().hasStatus(422);
        assertThat(page.wrong("code")).contains("made before");
        assertThat(page.document().select("#note").attr("value")).isEqualTo("kept");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var page = filled().with("code", "?")
                .with("value", "101")
                .with("most", "0")
                .with("from", partOne.inDays(9))
                .with("through", partOne.inDays(1))
                .send()
                .hasStatus(422);
        for (var field : new String[] {"code", "value", "most", "through"}) {
            assertThat(page.wrong(field)).as(field).isNotEmpty();
        }
        assertThat(filled().with("kind", "amount").with("value", "0").send().wrong("value"))
                .contains("dollars");
    }

    @Test
    void isWithdrawnAndUsedAgain() {
        filled().send();
        var page = office.button(office.get("/office/codes"), "Withdraw").send().says("cannot be used any more");
        assertThat(prices.code("EARLY-BIRD").orElseThrow().withdrawn()).isTrue();
        office.button(page, "Use again").send().says("can be used again");
        assertThat(prices.code("EARLY-BIRD").orElseThrow().withdrawn()).isFalse();
    }
}
