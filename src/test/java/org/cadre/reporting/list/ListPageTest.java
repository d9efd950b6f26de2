package org.cadre.reporting.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.reporting.Bluebonnet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class ListPageTest {
    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    @Autowired
    private InternshipsList internships;

    @Autowired
    private ProgramClock clock;

    private Bluebonnet bluebonnet;
    private Visitor office = new Visitor();

    @BeforeEach
    void officeAndOthers() {
        bluebonnet = new Bluebonnet(batches, editions, clock.today());
        bluebonnet.person("Theo Example", Role.TRAINER);
        bluebonnet.intern("Rosa Example", 3).contact(40, 240, true);
        bluebonnet.write();
        office = bluebonnet.as(bluebonnet.ada);
    }

    private static List<String> names(Visitor.Page page) {
        return page.document().select("tbody tr td:first-child a").eachText();
    }

    private static List<String> heads(Visitor.Page page) {
        return page.document().select("thead th").eachText();
    }

    @Test
    void showsEveryListWithItsCount() {
        for (var kind : ListKind.values()) {
            var page = office.get(kind.place()).hasStatus(200);
            assertThat(page.document().select("#count").text()).isNotEmpty();
        }
        office.get("/office/people").says("5 people");
        office.get("/office/lists").says("All lists").says("Certificates");
    }

    @Test
    void isFoundByItsWordAndUnderItsOldAddress() {
        assertThat(office.get("/office/lists/people?role=coach").address().toString())
                .endsWith("/office/people?role=coach");
        office.get("/office/lists/planets").hasStatus(404);
        var offering = jdbc.sql("select id from offering").query(String.class).single();
        assertThat(names(office.get("/office/registrations?offering=" + offering)))
                .containsExactly("Rosa Example");
    }

    @Test
    void keepsItsFiltersInTheAddressAndInTheForm() {
        var page = office.get("/office/people?role=coach&q=ines");
        assertThat(names(page)).containsExactly("Ines Example");
        assertThat(page.document().select("#role option[selected]").val()).isEqualTo("coach");
        assertThat(page.document().select("#q").val()).isEqualTo("ines");
        page.says("One person");
    }

    @Test
    void saysWhyItIsEmptyAndOffersTheFirstStep() {
        var nobody = office.get("/office/people?q=zzz").says("Nobody matches these filters");
        assertThat(nobody.document().select(".nothing a").attr("href")).isEqualTo("/office/people");
        var none = office.get("/office/certificates").says("No certificate has been issued yet");
        assertThat(none.document().select(".nothing a").attr("href")).isEqualTo("/office/certification");
    }

    @Test
    void narrowsToADistrictThatIsNamed() {
        office.get("/office/people?district=" + bluebonnet.district)
                .says("Bluebonnet ISD")
                .says("Any district");
    }

    @Test
    void showsTheColumnsThatAreChosen() {
        var usual = office.get("/office/people");
        assertThat(heads(usual)).contains("Name", "Roles").doesNotContain("Account");
        var chosen = office.get("/office/people?columns=account&columns=email&role=coach");
        assertThat(heads(chosen)).containsExactly("Name", "Account", "Mail");
        // Going on filtering keeps them.
        assertThat(chosen.document().select(".list-filters input[name=columns]").eachAttr("value"))
                .containsExactly("account", "email");
    }

    @Test
    void answersAWrongAddressClearlyAndShowsNothing() {
        for (String wrong : List.of("columns=passphrase", "colour=red", "sort=height", "role=king", "district=7")) {
            var page = office.get("/office/people?" + wrong).hasStatus(422);
            page.says("This link asks for something the list does not have");
            assertThat(names(page)).isEmpty();
            office.get("/office/lists/people/rows.csv?" + wrong).hasStatus(422);
        }
        office.get("/office/lists/internships?from=2027-02-30").hasStatus(422).says("Please give a date");
        office.get("/office/people?after=7")
                .hasStatus(422)
                .says("The row where this page began is no longer in the list");
    }

    @Test
    void turnsPagesForwardAndBackWithItsFilters() {
        for (int i = 100; i < 100 + Lists.PAGE + 10; i++) {
            bluebonnet.person("Page Example " + i);
        }
        bluebonnet.write();
        var first = office.get("/office/people?q=page");
        var second = office.get(first.document().select("a[rel=next]").attr("href"));
        assertThat(names(second)).hasSize(10).first().isEqualTo("Page Example 150");
        assertThat(second.document().select("a[rel=next]")).isEmpty();
        var back = office.get(second.document().select("a[rel=prev]").attr("href"));
        assertThat(names(back)).isEqualTo(names(first)).hasSize(Lists.PAGE);
    }

    @Nested
    class TakenOut {
        @Test
        void hasExactlyTheRowsAndColumnsOfItsAddress() {
            var file = office.get("/office/lists/people/rows.csv?role=coach&columns=email&columns=roles");
            assertThat(file.type()).startsWith("text/csv");
            assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("\ufeffName,Mail,Roles\r\nInes Example,ines.example@bluebonnet.example,Coach\r\n");
        }

        @Test
        void holdsNoFormulaThatSomebodyTyped() {
            bluebonnet.person("=HYPERLINK(1)");
            bluebonnet.write();
            var file = office.get("/office/lists/people/rows.csv?q=hyperlink&columns=roles");
            assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).contains("\n'=HYPERLINK(1),");
        }

        @Test
        void isAWorkbookToo() {
            var file = office.get("/office/lists/internships/rows.xlsx");
            assertThat(file.type()).contains("spreadsheetml");
            assertThat(new String(file.bytes(), 0, 2, StandardCharsets.US_ASCII))
                    .isEqualTo("PK");
        }

        @Test
        void standsInTheAuditTrailWithHowMuchAndWithoutWhatWasTyped() {
            office.get("/office/lists/people/rows.csv?q=rosa&state=&account=yes");
            var trail = jdbc.sql("select after::text from audit_entry where deed = 'list.exported' and actor = :ada")
                    .param("ada", bluebonnet.ada.value())
                    .query(String.class)
                    .single();
            assertThat(trail)
                    .contains("\"rows\": 1", "\"whole\": true", "account=yes", "\"sha256\"")
                    .doesNotContain("rosa");
        }

        /** What a MIT writes for themselves or for their protégé is nobody's column. */
        @Test
        void tellsNoNotesAndNoSummaries() {
            var columns = internships.columns().stream().map(Column::word).toList();
            assertThat(columns).noneMatch(word -> word.contains("note") || word.contains("summary"));
            assertThat(new PeopleList().columns()).noneMatch(one -> one.word().equals("needs"));
        }
    }

    @Nested
    class Saved {
        private Visitor.Page saveCoaches(Visitor visitor, String name, boolean shared) {
            var form = visitor.button(visitor.get("/office/people?role=coach&columns=email"), "Save list")
                    .with("name", name);
            return shared ? form.with("shared", "yes").send() : form.send();
        }

        @Test
        void standsOnTopAndOpensAsItWas() {
            saveCoaches(office, "Coaches", false).says("The list is saved as “Coaches”");
            var page = office.get("/office/people");
            var link = page.document().expectFirst(".list-saved a");
            assertThat(link.text()).isEqualTo("Coaches");
            var again = office.get(link.attr("href"));
            assertThat(names(again)).containsExactly("Ines Example");
            assertThat(heads(again)).containsExactly("Name", "Mail");
        }

        @Test
        void isSeenByTheOthersWhenItIsShared() {
            var noa = bluebonnet.person("Noa Example", Role.OFFICE);
            bluebonnet.write();
            var other = bluebonnet.as(noa);
            saveCoaches(office, "Mine", false);
            saveCoaches(office, "Ours", true);
            var all = other.get("/office/lists").says("Ours").says("shared by Ada Example");
            assertThat(all.document().select("a:contains(Mine)")).isEmpty();
            var mine = jdbc.sql("select id from saved_list where name = 'Mine'")
                    .query(String.class)
                    .single();
            other.postToken("/office/saved-lists/" + mine + "/removal").hasStatus(404);
        }

        @Test
        void needsANameOfItsOwn() {
            var missing = saveCoaches(office, "", false);
            missing.hasStatus(422);
            assertThat(missing.wrong("name")).contains("Please give the list a name");
            saveCoaches(office, "Coaches", false);
            assertThat(saveCoaches(office, "coaches", false).wrong("name")).contains("of that name already");
            assertThat(saveCoaches(office, "x".repeat(81), false).wrong("name")).contains("80 characters");
        }

        @Test
        void isRenamedRemovedAndBroughtBack() {
            saveCoaches(office, "Coaches", false);
            office.button(office.get("/office/lists"), "Save name")
                    .with("name", "All coaches")
                    .send()
                    .says("All coaches");
            var removed = office.button(office.get("/office/lists"), "Remove “All coaches”")
                    .send()
                    .says("is removed");
            assertThat(removed.document().select("a.row-link:contains(All coaches)"))
                    .isEmpty();
            office.button(removed, "Restore it").send().says("“All coaches” is back");
            assertThat(jdbc.sql("select deed from audit_entry where deed like 'list.%' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("list.saved", "list.renamed", "list.removed", "list.brought-back");
        }

        @Test
        void saysSoWhenItAsksForWhatIsGone() {
            saveCoaches(office, "Coaches", false);
            jdbc.sql("update saved_list set query = 'role=king'").update();
            office.get("/office/lists").hasStatus(200);
            office.get(office.get("/office/people")
                            .document()
                            .select(".list-saved a")
                            .attr("href"))
                    .hasStatus(422)
                    .says("is not one of its choices");
        }
    }

    @Test
    void isOfficesAlone() {
        var ines = bluebonnet.as(bluebonnet.ines);
        for (var kind : ListKind.values()) {
            ines.get(kind.place()).hasStatus(404);
            ines.get("/office/lists/" + kind.word() + "/rows.csv").hasStatus(404);
        }
    }
}
