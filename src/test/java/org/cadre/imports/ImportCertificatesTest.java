package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class ImportCertificatesTest {
    private static final String HEAD = "number,name,email,issued,expires,state,evidence\n";
    private static final String TWO_PERIODS =
            "NM-90,Rosa Delgado,rosa@bluebonnet.example,2021-03-09,2024-03-09,TX,book 1\n"
                    + "NM-100,Rosa Delgado,rosa@bluebonnet.example,\"March 9, 2024\",2027-03-09,Texas,book 2\n";
    private static final String STRANGER = "NM-200,Ava Adams,ava@else.example,6/14/2024,,OK,minutes of June\n";

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

    private String state(String number) {
        return jdbc.sql("select state from certificate where number = :number")
                .param("number", number)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    @Test
    void periodsFollowEachOtherWithTheirEvidenceByTheRulesOfPastCertificates() {
        var page = bringing.looked(opal, "certificates", HEAD + TWO_PERIODS + STRANGER);
        page.says("checked, and none was rejected. Nothing is saved yet")
                .says("No expiry is given; by the edition it is");
        bringing.recorded(opal, page).says("Saved by Opal");
        assertThat(state("NM-90")).isEqualTo("superseded");
        assertThat(state("NM-100")).isEqualTo("issued");
        assertThat(jdbc.sql("select evidence from past_period p join certificate c on c.id = p.certificate where"
                                + " number = 'NM-100'")
                        .query(String.class)
                        .single())
                .isEqualTo("book 2");
        assertThat(jdbc.sql("select count(*) from person where email = 'ava@else.example'")
                        .query(Integer.class)
                        .single())
                .isOne();
        bringing.looked(opal, "certificates", HEAD + TWO_PERIODS + STRANGER)
                .says("3 rows were checked, and none was rejected")
                .says("0 to decide 3 unchanged");
        bringing.looked(opal, "certificates", HEAD + TWO_PERIODS.replace("2027-03-09", "2028-03-09"))
                .says("1 row was rejected")
                .says("This number is recorded with something else");
    }

    @Test
    void theyAreOfWhoeverAloneHasTheAddressAsTheirPersonalOne() {
        jdbc.sql("update person set personal_email = 'ava@else.example' where email = 'rosa@bluebonnet.example'")
                .update();
        bringing.recorded(opal, bringing.looked(opal, "certificates", HEAD + STRANGER));
        assertThat(holder("NM-200")).isEqualTo("rosa@bluebonnet.example");
        jdbc.sql("update person set personal_email = 'shared@else.example' where email in ('rosa@bluebonnet.example',"
                        + " 'theo@bluebonnet.example')")
                .update();
        String shared = STRANGER.replace("ava@", "shared@").replace("NM-200", "NM-201");
        bringing.recorded(opal, bringing.looked(opal, "certificates", HEAD + shared));
        assertThat(holder("NM-201")).isEqualTo("shared@else.example");
    }

    private String holder(String number) {
        return jdbc.sql("select p.email from certificate c join person p on p.id = c.person where c.number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    @Test
    void theyAreTakenBackWithWhomTheyBroughtAndMayComeAgain() {
        var recorded = bringing.recorded(opal, bringing.looked(opal, "certificates", HEAD + TWO_PERIODS + STRANGER));
        bringing.undone(opal, recorded).says("Undone by Opal");
        assertThat(state("NM-100")).isEqualTo("none");
        assertThat(jdbc.sql("select count(*) from person where email = 'ava@else.example'")
                        .query(Integer.class)
                        .single())
                .isZero();
        bringing.recorded(
                opal, bringing.looked(opal, "certificates", HEAD + TWO_PERIODS.replace("2027-03-09", "2027-03-08")));
        assertThat(state("NM-100")).isEqualTo("issued");
    }

    @Test
    void whatIsInTheRegisterStays() {
        var recorded = bringing.recorded(opal, bringing.looked(opal, "certificates", HEAD + TWO_PERIODS + STRANGER));
        UUID certificate = jdbc.sql("select id from certificate where number = 'NM-100'")
                .query(UUID.class)
                .single();
        var office = opal.get("/office/certificates/" + certificate);
        opal.button(office, "Suspend")
                .with("reason", "A complaint is looked into.")
                .send();
        assertThat(state("NM-100")).isEqualTo("suspended");
        bringing.undone(opal, recorded)
                .says("NM-100 stays: it was suspended, revoked or entered in the register since.");
        assertThat(state("NM-90")).isEqualTo("superseded");
        assertThat(state("NM-200")).isEqualTo("issued");
    }
}
