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
class ImportOrganizationsTest {
    private static final String HEAD = "Type,Name,NCES,Belongs to,City,State,AP email\n";
    private static final String SCHOOL = "school,Elm Academy,,Elm ISD,Elm,TX,\n";
    private static final String DISTRICT = "District,Elm ISD,,,Elm,Texas,pay@elm.example\n";

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

    private String of(String name, String column) {
        return jdbc.sql("select to_jsonb(o)->>:column from organization_card o where name = :name")
                .param("column", column)
                .param("name", name)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    @Test
    void aSchoolMayStandAboveItsDistrictInTheList() {
        int before = bringing.count("organization");
        var recorded = bringing.recorded(opal, bringing.looked(opal, "organizations", HEAD + SCHOOL + DISTRICT));
        recorded.says("Saved by Opal");
        assertThat(of("Elm Academy", "parent_name")).isEqualTo("Elm ISD");
        bringing.undone(opal, recorded).says("Undone by Opal");
        assertThat(bringing.count("organization")).isEqualTo(before);
    }

    @Test
    void whatHasNoParentOrAWrongNumberIsRefused() {
        bringing.looked(
                        opal,
                        "organizations",
                        HEAD + SCHOOL + "district,Oak ISD,123456789012,,,,\n"
                                + "university,Elm University,1234567,,,,\n")
                .says("3 rows were rejected")
                .says("We do not know exactly one organization with this name")
                .says("A district has an NCES number of 7 digits");
    }

    @Test
    void oneThatIsKnownIsFilledIn() {
        var page = bringing.looked(
                opal, "organizations", HEAD + "district,Bluebonnet ISD (Sample),,,,TX,pay@bluebonnet.example\n");
        page.says("Similar name at the same place");
        var recorded = bringing.recorded(
                opal, opal.button(page, "Choose for all").with("all", "fill").send());
        assertThat(payable()).isEqualTo("pay@bluebonnet.example");
        bringing.undone(opal, recorded).says("Undone");
        assertThat(payable()).isNotEqualTo("pay@bluebonnet.example");
    }

    private String payable() {
        return jdbc.sql("select coalesce(payable_email, '') from organization where lower(name) = 'bluebonnet isd"
                        + " (sample)'")
                .query(String.class)
                .single();
    }

    @Test
    void oneThatGotASchoolSinceStays() {
        var recorded = bringing.recorded(opal, bringing.looked(opal, "organizations", HEAD + DISTRICT));
        jdbc.sql("""
            insert into organization (id, kind, name, parent)
            select gen_random_uuid(), 'school', 'Later School', id from organization where name = 'Elm ISD'
            """).update();
        bringing.undone(opal, recorded)
                .says("Elm ISD cannot be removed: there is now a school or another organization below it.");
        assertThat(of("Elm ISD", "state")).isEqualTo("TX");
    }
}
