package org.cadre.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Office brings frameworks in, sees what would change, records all or nothing, and takes them out. */
@CadreTest
class OfficeFrameworksPageTest {
    private static final String PLACE = "/office/standards";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FrameworkStore store;

    private final Visitor stranger = new Visitor();
    private Visitor office;

    @BeforeEach
    void begin() {
        var partOne = new PartOne(beans);
        PersonId ada = partOne.person("Ada Office", Role.OFFICE);
        office = partOne.signedIn(ada);
    }

    /** Frameworks outlive a test, as those that ship do. */
    @AfterEach
    void takeAway() {
        for (var table : new String[] {"framework_part", "framework_version"}) {
            jdbc.sql("delete from " + table
                            + " where framework in (select id from framework where shipped_digest is null)")
                    .update();
        }
        jdbc.sql("delete from framework where shipped_digest is null").update();
        jdbc.sql("update framework set status = 'adopted'").update();
    }

    private Visitor.Page bring(byte[] file) {
        return office.button(office.get(PLACE + "/import"), "Look it through")
                .send("file", "standards.json", "application/json", file);
    }

    private Visitor.Page record(byte[] file) {
        return office.button(bring(file).hasStatus(200), "Record this framework")
                .send();
    }

    /** By the search, and its page on the map: by both, or by neither. */
    private boolean isFound(String place) {
        boolean inSearch = !stranger.get("/search?q=prairie%20coaching")
                .document()
                .select("#found a[href='" + place + "']")
                .isEmpty();
        assertThat(text(stranger.get("/sitemap.xml")).contains(place.split("#")[0] + "<"))
                .isEqualTo(inSearch);
        return inSearch;
    }

    private static String text(Visitor.Page page) {
        return new String(page.bytes(), StandardCharsets.UTF_8);
    }

    private long rows() {
        return jdbc.sql("select (select count(*) from framework) + (select count(*) from framework_part)"
                        + " + (select count(*) from framework_version)")
                .query(Long.class)
                .single();
    }

    @Nested
    class BringingIn {
        @Test
        void showsFirstWhatItWouldChange() {
            long before = rows();
            bring(Packages.file())
                    .hasStatus(200)
                    .says("This framework is new here")
                    .says("11 are new")
                    .says("Listening to understand");
            assertThat(rows()).isEqualTo(before);
        }

        @Test
        void recordsItUnderItsOwnIdsAndNewWords() {
            record(Packages.file())
                    .hasStatus(200)
                    .says("Prairie coaching standards is recorded.")
                    .says("A.1 Listening");
            assertThat(jdbc.sql("select key from framework_part where id = :id")
                            .param("id", UUID.fromString(Packages.LISTENING))
                            .query(String.class)
                            .single())
                    .isEqualTo("prairie-coaching-standards-a-1");
            stranger.get("/standards/prairie-coaching-standards")
                    .hasStatus(200)
                    .says("Free to use with credit to Prairie University.")
                    .says("PSEL 2015: 6 Professional Capacity of School Personnel");
            assertThat(isFound("/standards/prairie-coaching-standards")).isTrue();
            assertThat(isFound("/standards/prairie-coaching-standards#prairie-coaching-standards-a-1"))
                    .isTrue();
            var item = stranger.get("/ims/case/v1p1/CFItems/" + Packages.LISTENING);
            assertThat(text(item)).contains("\"uri\":\"https://prairie.example/case/CFItems/" + Packages.LISTENING);
            assertThat(text(stranger.get("/ims/case/v1p1/CFSubjects/" + Packages.id(41))))
                    .startsWith("{\"CFSubjects\":[");
        }

        @Test
        void changesNothingTheSecondTime() {
            record(Packages.file());
            long before = rows();
            bring(Packages.file()).says("This file changes nothing");
            assertThat(rows()).isEqualTo(before);
        }

        @Test
        void comesOutAsItWentIn() {
            record(Packages.file());
            var out = office.get(PLACE + "/" + Packages.DOCUMENT + "/package").bytes();
            assertThat(CasePackage.JSON.readTree(out)).isEqualTo(Packages.made());
            bring(out).says("This file changes nothing");
            assertThat(office.get(PLACE + "/" + Packages.DOCUMENT + "/package").bytes())
                    .isEqualTo(out);
        }

        @Test
        void takesBackWhatShipsAsUnchanged() {
            for (var framework : store.all()) {
                var out = office.get(PLACE + "/" + framework.id() + "/package").bytes();
                assertThat(CaseSchema.wrong(new String(out, StandardCharsets.UTF_8)))
                        .isEmpty();
                bring(out).says("This file changes nothing");
            }
        }

        @Test
        void keepsEachVersionAndWhatIsGone() {
            record(Packages.file());
            record(Packages.file(json -> {
                        ((ObjectNode) json.path("CFItems").get(2)).put("fullStatement", "Listening well");
                        ((ArrayNode) json.get("CFItems")).remove(3);
                        ((ArrayNode) json.get("CFAssociations")).remove(3);
                    }))
                    .hasStatus(200)
                    .says("Version 2")
                    .says("Listening well")
                    .doesNotSay("Asking before advising");
            assertThat(text(office.get(PLACE + "/" + Packages.DOCUMENT + "/versions/1")))
                    .contains("Asking before advising");
            assertThat(text(stranger.get("/ims/case/v1p1/CFItems/" + Packages.ASKING)))
                    .contains("\"statusEndDate\":");
            record(Packages.file()).says("Version 3").says("Asking before advising");
            assertThat(text(stranger.get("/ims/case/v1p1/CFItems/" + Packages.ASKING)))
                    .doesNotContain("statusEndDate");
        }

        @Test
        void isRecordedOnceByManyAtTheSameTime() throws Exception {
            var page = bring(Packages.file());
            var other = bring(Packages.file());
            Race.of(List.of(
                    () -> office.button(page, "Record this framework").send().hasStatus(200),
                    () -> office.button(other, "Record this framework").send().hasStatus(200)));
            assertThat(store.versions(UUID.fromString(Packages.DOCUMENT))).hasSize(1);
        }
    }

    @Nested
    class Refuses {
        @Test
        void aFileWithMissingParentsAndKeepsNothingOfIt() {
            long before = rows();
            var page = bring(Packages.file(json -> ((ArrayNode) json.get("CFItems")).remove(0)))
                    .hasStatus(200)
                    .says("Nothing has been recorded")
                    .says("stands under " + Packages.FIRST_STRAND + ", which is not in the file");
            assertThat(page.document().select("button").eachText()).doesNotContain("Record this framework");
            assertThat(rows()).isEqualTo(before);
        }

        @Test
        void whatHasBecomeWrongSinceItWasLookedThrough() {
            var page = bring(Packages.file());
            record(Packages.file(json ->
                            ((ObjectNode) json.get("CFDocument")).put("lastChangeDateTime", "2026-09-01T00:00:00Z")))
                    .hasStatus(200);
            office.button(page, "Record this framework")
                    .send()
                    .hasStatus(422)
                    .says("This file is older than what is here");
        }

        @Test
        void whatIsNoPackageWithASentenceForEachFault() {
            bring("{}".getBytes(StandardCharsets.UTF_8)).hasStatus(422).says("This file has no CFDocument");
            bring(new byte[0]).hasStatus(422).says("Please choose a file.");
            bring(new byte[5 * 1024 * 1024 + 1]).hasStatus(422).says("larger than 5 MB");
        }
    }

    @Test
    void givesADraftToNobodyElse() {
        record(Packages.file());
        var page = office.get(PLACE + "/" + Packages.DOCUMENT);
        office.button(page, "Change status").with("status", "draft").send().says("is now: Draft");
        stranger.get("/standards/prairie-coaching-standards").hasStatus(404);
        stranger.get("/ims/case/v1p1/CFItems/" + Packages.LISTENING).hasStatus(404);
        stranger.get("/ims/case/v1p1/CFPackages/" + Packages.DOCUMENT).hasStatus(404);
        stranger.get("/standards").doesNotSay("Prairie");
        assertThat(text(office.get(PLACE + "/" + Packages.DOCUMENT + "/package")))
                .contains("\"adoptionStatus\":\"Draft\"");
        bring(office.get(PLACE + "/" + Packages.DOCUMENT + "/package").bytes()).says("This file changes nothing");
        office.button(page, "Change status")
                .with("status", "")
                .send()
                .hasStatus(422)
                .says("Please choose a status.");
    }

    @Test
    void isRecordedInTheAuditTrail() {
        record(Packages.file());
        assertThat(jdbc.sql("select deed from audit_entry where deed like 'standards.%'")
                        .query(String.class)
                        .list())
                .containsExactly("standards.recorded");
    }
}
