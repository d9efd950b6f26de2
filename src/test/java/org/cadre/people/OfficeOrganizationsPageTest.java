package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class OfficeOrganizationsPageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Roles roles;

    @Autowired
    Organizations organizations;

    private final Visitor office = new Visitor();

    @BeforeEach
    void adaIsOffice() {
        var ada = new Newcomer(jdbc, "Ada Whitman", "ada@bluebonnet.example").confirmed();
        roles.grant(Actor.SYSTEM, ada.id(), Role.OFFICE, null);
        ada.signIn(office, Newcomer.PASSPHRASE);
    }

    @Test
    void addsAnOrganizationAndASchoolOfIt() {
        office.button(office.get("/office/organizations/new"), "Save organization")
                .with("kind", "district")
                .with("name", "Bluebonnet ISD")
                .with("state", "tx")
                .with("sample", "on")
                .send()
                .says("Bluebonnet ISD is added")
                .says("sample")
                .says("No schools of this district are known");
        office.button(office.get("/office/organizations/new"), "Save organization")
                .with("kind", "school")
                .with("name", "Oak Elementary")
                .with("parent-name", "bluebonnet")
                .send();

        var district = organizations
                .search("bluebonnet", OrganizationKind.DISTRICT, null)
                .getFirst();
        assertThat(district.state()).isEqualTo("TX");
        office.get("/office/organizations/" + district.id()).says("Oak Elementary");
        office.get("/office/organizations?q=oak&kind=school")
                .says("Oak Elementary")
                .says("Bluebonnet ISD");
    }

    @Test
    void changesOneAndRecordsBeforeAndAfter() {
        var id = organizations.add(
                Actor.SYSTEM, Organizations.Entry.named(OrganizationKind.UNIVERSITY, "Prairie University"));

        office.button(office.get("/office/organizations/" + id + "/edit"), "Save organization")
                .with("name", "Prairie State University")
                .send()
                .says("Prairie State University");

        assertThat(jdbc.sql(
                                "select before->>'name' || ' > ' || (after->>'name') from audit_entry where deed = 'organization.changed'")
                        .query(String.class)
                        .single())
                .isEqualTo("Prairie University > Prairie State University");
    }

    @Test
    void saysWhatIsMissing() {
        var again = office.button(office.get("/office/organizations/new"), "Save organization")
                .with("state", "Texas")
                .send()
                .hasStatus(422);

        assertThat(again.wrong("kind")).isNotEmpty();
        assertThat(again.wrong("name")).isNotEmpty();
        assertThat(again.wrong("state")).contains("two letters");
    }

    @Nested
    class LoadingTheDirectory {
        private static final String FILE = "LEAID,NAME,PHONE,LSTREE,LCITY,LSTATE,LZIP,GSLO,GSHI\n"
                + "4899001,BLUEBONNET ISD,M,M,AUSTIN,TX,78701,PK,12\n"
                + "99,LOST ZEROS ISD,M,M,AUSTIN,TX,78701,PK,12\n";

        private Visitor.Page load(String text) {
            return office.button(office.get("/office/import"), "Load file")
                    .send("file", "lea.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void showsWhatCameOfItAndWhyRowsWereLeftOut() {
            load(FILE).hasStatus(200).says("2 districts, loaded on").says("LEAID has 7 digits");

            office.get("/office/import").says("lea.csv").says("1 new, 0 changed, 0 unchanged, 1 refused");
            office.get("/office/organizations?q=4899001").says("BLUEBONNET ISD");
        }

        @Test
        void saysBesideTheFieldWhyAFileIsRefusedAsAWhole() {
            var again = load("LEAID,NAME\n4899001,BLUEBONNET ISD\n").hasStatus(422);

            assertThat(again.wrong("file")).contains("Nothing of lea.csv was loaded", "lacks the columns");
            assertThat(organizations.findByNcesId("4899001")).isEmpty();
        }

        @Test
        void asksForAFile() {
            office.button(office.get("/office/import"), "Load file")
                    .send("file", "", "application/octet-stream", new byte[0])
                    .hasStatus(422)
                    .says("Please choose a file");
        }
    }
}
