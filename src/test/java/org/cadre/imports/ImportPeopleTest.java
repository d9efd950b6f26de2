package org.cadre.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.cadre.platform.sheet.Workbooks;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class ImportPeopleTest {
    private static final String HEAD = "Full Name,E-mail,Phone,District,State,Member #,Valid to,Position,Years\n";
    private static final String AVA =
            "Ava Adams,ava@else.example,555-0101,Bluebonnet ISD (Sample),Texas,M-1,6/30/2027,Principal,12\n";
    private static final String BEN = "Ben Brown,ben@else.example,555-0102,,OK,M-2,2027-06-30,AP,3\n";

    @Autowired
    private Demo demo;

    @Autowired
    private BringingIn bringing;

    @Autowired
    private ImportWork work;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportProgress progress;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    private Visitor opal;

    @BeforeEach
    void bringIn() {
        demo.bringIn();
        opal = Visitor.as("opal");
    }

    private int people() {
        return bringing.count("person");
    }

    private String of(String email, String column) {
        return jdbc.sql("select to_jsonb(p)->>:column from person_card p where email = :email")
                .param("column", column)
                .param("email", email)
                .query(String.class)
                .optional()
                .orElse("nobody");
    }

    @Nested
    class LookedThrough {
        @Test
        void aDryRunChangesNothing() {
            int before = people();
            var page = bringing.looked(opal, "people", HEAD + AVA + BEN);
            page.says("2 rows were checked, and none was rejected").says("Save all 2 rows");
            assertThat(people()).isEqualTo(before);
            assertThat(bringing.count("import_change")).isZero();
        }

        @Test
        void howFarItIsStandsOnThePageMeanwhile() {
            var page = opal.button(bringing.brought(opal, "people", HEAD + AVA), "Check the rows")
                    .send();
            assertThat(page.document().select("progress[aria-label]").eachAttr("max"))
                    .as("how many there are is not known yet")
                    .isEmpty();
            assertThat(page.document().select("progress[aria-label]")).hasSize(1);
            progress.say(BringingIn.idOf(page), 400, 1_000);
            var further = opal.get(page.address().getPath()).document();
            assertThat(further.select("progress[aria-label][max=1000][value=400]"))
                    .hasSize(1);
            assertThat(bringing.worked(opal, page).document().select("progress"))
                    .isEmpty();
        }

        @Test
        void moreThanFiftyThousandRowsAreToBeBroughtInParts() {
            String row = "Ava,ava@else.example\n";
            bringing.looked(opal, "people", "Name,Email\n" + row.repeat(Staging.MOST_ROWS + 1))
                    .says("This list has more than 50,000 rows. Please split it and import it in parts.")
                    .doesNotSay("Save all");
        }

        @Test
        void eachRefusedRowHasItsLineColumnValueAndReason() {
            var page = bringing.looked(
                    opal,
                    "people",
                    HEAD + AVA
                            + ",cleo@else.example,,,,,,,\n"
                            + "Cleo,no address,,,,,,,\n"
                            + "Cleo,cleo@else.example,,,Texas Republic,,,,\n"
                            + "Cleo,cleo2@else.example,,,,,13/45/2024,,\n"
                            + "Cleo,cleo3@else.example,,,,,,Wizard,\n"
                            + "Cleo,cleo4@else.example,,,,,,,many\n"
                            + "Other Ava,ava@else.example,,,,,,,\n");
            page.says("7 rows were rejected").doesNotSay("Save all");
            assertThat(page.document().select("#refused ~ .table-wrap").text())
                    .contains("Full Name – This is empty, and every row needs it.")
                    .contains("E-mail no address This is not an email address.")
                    .contains("State Texas Republic This is not a US state.")
                    .contains("Valid to 13/45/2024 We cannot read this date.")
                    .contains("Position Wizard This must be one of")
                    .contains("Years many Write a whole number up to 60.")
                    .contains("E-mail ava@else.example The same is in line 2.");
        }

        @Test
        void theRefusedRowsComeBackWithTheirReasonsAndNoFormula() {
            var page =
                    bringing.looked(opal, "people", HEAD + AVA + "\"=HYPERLINK(\"\"x\"\")\",no address,+1 555,,,,,,\n");
            String csv = new String(
                    opal.get(page.address().getPath() + "/refused.csv").bytes(), StandardCharsets.UTF_8);
            assertThat(csv.lines()).hasSize(2);
            assertThat(csv)
                    .contains("Why it was rejected")
                    .contains("E-mail: This is not an email address.")
                    .contains("'=HYPERLINK")
                    .contains("'+1 555")
                    .doesNotContain("ava@");
            var again = bringing.looked(opal, "people", csv.replace("no address", "dee@else.example"));
            again.says("1 row was checked, and none was rejected");
            bringing.recorded(opal, again);
            assertThat(of("dee@else.example", "phone")).isEqualTo("+1 555");
        }

        @Test
        void anUnknownPlaceIsLeftEmptyAndSaid() {
            var page = bringing.looked(opal, "people", HEAD + AVA.replace("Bluebonnet ISD (Sample)", "Nowhere ISD"));
            page.says("Worth a look").says("We do not know exactly one place with this name");
            bringing.recorded(opal, page);
            assertThat(of("ava@else.example", "district_name")).isEqualTo("nobody");
        }

        @Test
        void daysThatCanBeReadTwoWaysAreSaidAndTheListMaySayWhich() {
            String rows = HEAD + AVA.replace("6/30/2027", "3/9/2027");
            var page = bringing.looked(opal, "people", rows);
            page.says("Member until: 1 date could be read two ways and was read with the month first");
            var columns = opal.get(page.address().getPath() + "/columns");
            var looked = bringing.worked(
                    opal,
                    opal.button(columns, "Check the rows")
                            .with("order-memberUntil", "day")
                            .send());
            looked.says("read with the day first");
            bringing.recorded(opal, looked);
            assertThat(of("ava@else.example", "member_until")).isEqualTo("2027-09-03");
            bringing.brought(opal, "people", rows.replace("3/9/2027", "25/12/2027"));
        }
    }

    @Nested
    class Matched {
        @Test
        void theSecondRowOfNamesIsFoundBelowATitle() {
            var page = bringing.brought(
                    opal,
                    "people",
                    "Mentors of 2025,,\n,,\nGroup,Contact,\nFull name,E-mail,Phone\nAva,ava@else.example,1\n");
            assertThat(page.document().select("#header option[selected]").text())
                    .contains("line 4: Full name");
            bringing.recorded(opal, bringing.matched(opal, page));
            assertThat(of("ava@else.example", "display_name")).isEqualTo("Ava");
        }

        @Test
        void isRememberedForTheSameColumns() {
            String rows = "Who,Where to,Cell\nAva,ava@else.example,1\n";
            var page = bringing.brought(opal, "people", rows);
            opal.button(page, "Check the rows").send().hasStatus(422).says("“Name” is needed for every row");
            var looked = bringing.worked(
                    opal,
                    opal.button(page, "Check the rows")
                            .with("column-name", "0")
                            .with("column-email", "1")
                            .with("constant-state", "TX")
                            .send());
            looked.says("checked, and none was rejected. Nothing is saved yet");
            var again = bringing.brought(opal, "people", rows.replace("ava", "ben"));
            assertThat(opal.button(again, "Check the rows").value("column-name"))
                    .isEqualTo("0");
            assertThat(opal.button(again, "Check the rows").value("column-email"))
                    .isEqualTo("1");
            assertThat(opal.button(again, "Check the rows").value("constant-state"))
                    .isEqualTo("TX");
            bringing.recorded(opal, bringing.matched(opal, again));
            assertThat(of("ben@else.example", "state")).isEqualTo("TX");
        }

        @Test
        void oneColumnCannotBeTwoThingsAndTwoMayBearOneName() {
            var page =
                    bringing.brought(opal, "people", "Name,Email,Email,\nAva,ava@else.example,ava@home.example,x,y\n");
            page.says("These names appear above more than one column: email").says("Email (column C)");
            assertThat(page.text()).contains("Column D, without a name");
            opal.button(page, "Check the rows")
                    .with("column-personalEmail", "1")
                    .send()
                    .hasStatus(422)
                    .says("use the same column");
            var looked = bringing.worked(
                    opal,
                    opal.button(page, "Check the rows")
                            .with("column-personalEmail", "2")
                            .send());
            bringing.recorded(opal, looked);
            assertThat(of("ava@else.example", "personal_email")).isEqualTo("ava@home.example");
        }

        @Test
        void anotherSheetCanBeChosenAndMergedCellsCount() {
            var book = new Workbooks()
                    .sheet("Cover", false, "", Workbooks.text("A1", "Our mentors"))
                    .sheet(
                            "Mentors",
                            true,
                            "<mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells>",
                            Workbooks.text("A1", "Name")
                                    + Workbooks.text("B1", "Email")
                                    + Workbooks.text("C1", "State"),
                            Workbooks.text("A2", "Ava")
                                    + Workbooks.text("B2", "ava@else.example")
                                    + Workbooks.text("C2", "OK"),
                            Workbooks.text("A3", "Ben") + Workbooks.text("B3", "ben@else.example"),
                            Workbooks.text("A4", "Cleo") + "<c r=\"B4\"><f>A4&amp;\"@else.example\"</f></c>")
                    .bytes();
            var page = bringing.brought(opal, "people", "mentors.xlsx", book).hasStatus(200);
            page.says("Mentors (hidden)");
            var mentors = opal.form(page, "form[method=get][action$=columns]")
                    .with("tab", "Mentors")
                    .send();
            mentors.says("There are merged cells at C2:C3");
            var looked = bringing.matched(opal, mentors);
            looked.says("1 row was rejected").says("This cell has a formula whose result was never saved");
            bringing.worked(opal, opal.button(looked, "Save the 2 good rows").send());
            assertThat(of("ben@else.example", "state")).isEqualTo("OK");
        }

        @Test
        void whatIsNoListIsRefusedBesideTheField() {
            var page = bringing.brought(opal, "people", "list.pdf", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8))
                    .hasStatus(422);
            assertThat(page.wrong("file")).contains("not a spreadsheet");
            var large = bringing.brought(opal, "people", "large.csv", new byte[26 * 1024 * 1024])
                    .hasStatus(422);
            assertThat(large.wrong("file")).contains("larger than 25 MB");
            var none = bringing.looked(opal, "people", HEAD);
            none.says("There are no rows below the column names.");
            assertThat(bringing.count("import_row")).isZero();
        }

        @Test
        void oldLettersAreReadAndSaid() {
            var page = bringing.brought(
                    opal,
                    "people",
                    "list.csv",
                    "Name;Email\nJosé Peña;jose@else.example\n".getBytes(Charset.forName("windows-1252")));
            page.says("This file uses an older character encoding (Windows-1252)");
            bringing.recorded(opal, bringing.matched(opal, page));
            assertThat(of("jose@else.example", "display_name")).isEqualTo("José Peña");
        }

        @Test
        void theTemplateComesBackWithoutItsSample() {
            for (String format : List.of("csv", "xlsx")) {
                byte[] template = opal.get("/office/imports/new/people/template/" + format)
                        .bytes();
                var page = bringing.brought(opal, "people", "people." + format, template)
                        .hasStatus(200);
                assertThat(opal.button(page, "Check the rows").value("column-email"))
                        .isNotEmpty();
                bringing.matched(opal, page).says("There are no rows below the column names.");
            }
        }
    }

    @Nested
    class Known {
        @Test
        void byTheAddressAreFilledInOrUpdated() {
            String rosa = "Rosalind Delgado,ROSA@bluebonnet.example,555-0199,,,M-77,,,\n";
            jdbc.sql("update person set phone = null where email = 'rosa@bluebonnet.example'")
                    .update();
            var page = bringing.looked(opal, "people", HEAD + AVA + rosa);
            page.says("1 row may be somebody who is already here").says("Same email address");
            assertThat(page.document().select("form[action$=recording]")).isEmpty();
            var decided =
                    opal.button(page, "Choose for all").with("all", "fill").send();
            decided.says("Save all 2 rows");
            bringing.recorded(opal, decided);
            assertThat(of("rosa@bluebonnet.example", "phone")).isEqualTo("555-0199");
            assertThat(of("rosa@bluebonnet.example", "display_name")).isEqualTo("Rosa Delgado");
            var updating = bringing.looked(opal, "people", HEAD + rosa);
            var update = opal.button(updating, "Save these choices")
                    .with("choice-2", "update")
                    .send();
            bringing.recorded(opal, update);
            assertThat(of("rosa@bluebonnet.example", "display_name")).isEqualTo("Rosalind Delgado");
        }

        @Test
        void byTheAddressOfAMergedRecordAreWhoRemains() {
            jdbc.sql("""
                    update person set merged_into = (select id from person where email = 'theo@bluebonnet.example')
                     where email = 'rosa@bluebonnet.example'
                    """).update();
            bringing.looked(opal, "people", HEAD + "Rosalind Delgado,ROSA@bluebonnet.example,555-0199,,,M-77,,,\n");
            assertThat(jdbc.sql("""
                            select p.email from import_double d join person p on p.id = d.known
                            """).query(String.class).list()).containsExactly("theo@bluebonnet.example");
        }

        @Test
        void byTheirPersonalAddressAreKnownAndTheSameListAgainChangesNothing() {
            jdbc.sql("update person set member_number = 'M-1' where email = 'rosa@bluebonnet.example'")
                    .update();
            String list = HEAD + "Rosa Delgado,rosa.home@else.example,555-0199,,,M-1,,,\n";
            var page = bringing.looked(opal, "people", list).says("Same member number");
            bringing.recorded(
                    opal,
                    opal.button(page, "Save these choices")
                            .with("choice-2", "fill")
                            .send());
            assertThat(of("rosa@bluebonnet.example", "personal_email")).isEqualTo("rosa.home@else.example");
            bringing.looked(opal, "people", list)
                    .says("checked, and none was rejected. Nothing is saved yet")
                    .doesNotSay("Are they already here?");
            bringing.looked(opal, "people", list.replace("Rosa Delgado", "Rob Delgado"))
                    .says("Same personal email address")
                    .says("somebody or something new");
        }

        @Test
        void byTheMemberNumberOrASimilarNameMayBeNew() {
            jdbc.sql("update person set member_number = 'm-1' where email = 'theo@bluebonnet.example'")
                    .update();
            var page = bringing.looked(
                    opal, "people", HEAD + AVA + "Rosa Delgade,rosa.d@else.example,,Bluebonnet ISD (Sample),TX,,,,\n");
            page.says("2 rows may be somebody who is already here")
                    .says("Same member number")
                    .says("Similar name at the same place");
            var decided = opal.button(page, "Save these choices")
                    .with("choice-2", "new")
                    .with("choice-3", "leave-out")
                    .send();
            bringing.recorded(opal, decided);
            assertThat(of("ava@else.example", "display_name")).isEqualTo("Ava Adams");
            assertThat(of("rosa.d@else.example", "display_name")).isEqualTo("nobody");
        }

        @Test
        void areOneRowsAlone() {
            var page = bringing.looked(
                    opal,
                    "people",
                    HEAD
                            + "Rosa Delgado,rosa@bluebonnet.example,1,,,,,,\n"
                            + "Rosa Delgada,r@else.example,2,Bluebonnet ISD (Sample),TX,,,,\n");
            var decided =
                    opal.button(page, "Choose for all").with("all", "update").send();
            bringing.recorded(opal, decided).says("lines 2 and 3 were both matched to the same record");
            assertThat(bringing.count("import_change")).isZero();
        }

        @Test
        void andUnchangedAreNotAskedAbout() {
            bringing.recorded(opal, bringing.looked(opal, "people", HEAD + AVA + BEN));
            bringing.looked(opal, "people", HEAD + AVA + BEN)
                    .says("checked, and none was rejected. Nothing is saved yet")
                    .doesNotSay("Are they already here?");
        }
    }

    @Nested
    class Recorded {
        @Test
        void goodRowsAloneOnlyWhenOfficeSaysSo() {
            var page = bringing.looked(opal, "people", HEAD + AVA + "Cleo,no address,,,,,,,\n");
            opal.form(page, "form[action$=recording]").send().says("Nothing was saved: 1 row was rejected.");
            var recorded =
                    bringing.worked(opal, opal.button(page, "Save the good row").send());
            recorded.says("Saved by Opal").says("Download the rejected rows");
            assertThat(of("ava@else.example", "member_until")).isEqualTo("2027-06-30");
            assertThat(of("ava@else.example", "district_name")).isEqualTo("BLUEBONNET ISD (SAMPLE)");
            assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'person.added' and whom = "
                                    + "(select id from person where email = 'ava@else.example')")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void nothingWhenSomebodyWasWrittenDownMeanwhile() {
            var page = bringing.looked(opal, "people", HEAD + AVA + BEN);
            var asked = opal.form(page, "form[action$=recording]").send();
            jdbc.sql("""
                insert into person (id, legal_name, display_name, email, created_at)
                values (gen_random_uuid(), 'Ava', 'Ava', 'ava@else.example', '2026-01-01T00:00:00Z')
                """).update();
            int before = people();
            bringing.worked(opal, asked)
                    .says("has changed since you looked")
                    .says("1 row may be somebody who is already here");
            assertThat(people()).isEqualTo(before);
        }
    }

    @Nested
    class TakenBack {
        @Test
        void rowByRow() {
            jdbc.sql("update person set phone = '1' where email = 'rosa@bluebonnet.example'")
                    .update();
            String before = othersThanRosa();
            String rosa = "Rosalind Delgado,rosa@bluebonnet.example,555-0199,,,M-77,,,\n";
            var page = bringing.looked(opal, "people", HEAD + AVA + BEN + rosa);
            var recorded = bringing.recorded(
                    opal,
                    opal.button(page, "Choose for all").with("all", "update").send());
            jdbc.sql("update person set phone = '2' where email = 'rosa@bluebonnet.example'")
                    .update();
            bringing.undone(opal, recorded)
                    .says("Undone by Opal")
                    .says("1 fact that this list changed has been changed again");
            assertThat(of("rosa@bluebonnet.example", "phone")).isEqualTo("2");
            assertThat(othersThanRosa()).isEqualTo(before);
            assertThat(of("rosa@bluebonnet.example", "display_name")).isEqualTo("Rosa Delgado");
            assertThat(of("rosa@bluebonnet.example", "member_number")).isEqualTo("nobody");
        }

        @Test
        void isRefusedByNameWhenSomethingWasBuiltOnIt() {
            var recorded = bringing.recorded(opal, bringing.looked(opal, "people", HEAD + AVA + BEN));
            jdbc.sql("""
                insert into role_grant (id, person, role, since)
                select gen_random_uuid(), id, 'trainer', '2026-01-01' from person where email = 'ben@else.example'
                """).update();
            int before = people();
            bringing.undone(opal, recorded)
                    .says("Ben Brown cannot be removed: there is now a role.")
                    .says("Undo the import");
            assertThat(people()).isEqualTo(before);
        }

        @Test
        void isRefusedWhileTheRecordsOfSomebodyOnItHaveToStay() {
            String rosa = "Rosalind Delgado,rosa@bluebonnet.example,555-0199,,,M-77,,,\n";
            var page = bringing.looked(opal, "people", HEAD + AVA + rosa);
            var recorded = bringing.recorded(
                    opal,
                    opal.button(page, "Choose for all").with("all", "update").send());
            jdbc.sql("""
                insert into legal_hold (id, person, reason, placed_by, placed_on, placed_at)
                select gen_random_uuid(), id, 'Matter 17.', id, current_date, now()
                  from person where email = 'rosa@bluebonnet.example'
                """).update();
            int before = people();
            var refused = bringing.undone(opal, recorded).says("have to stay because of a legal hold");
            assertThat(people()).isEqualTo(before);
            assertThat(of("rosa@bluebonnet.example", "member_number")).isEqualTo("M-77");
            jdbc.sql(
                            "update legal_hold set released_by = placed_by, released_on = placed_on, release_reason = 'Settled.'")
                    .update();
            bringing.undone(opal, refused).says("Undone by Opal");
        }

        @Test
        void forThirtyDays() {
            var recorded = bringing.recorded(opal, bringing.looked(opal, "people", HEAD + AVA));
            clock.moveTo(clock.today().plusDays(31));
            opal.get(recorded.address().getPath()).doesNotSay("Undo the import");
            UUID id = BringingIn.idOf(recorded);
            assertThat(imports.askToUndo(id, clock.today(), UUID.randomUUID())).isFalse();
            work.run(id);
            assertThat(of("ava@else.example", "display_name")).isEqualTo("Ava Adams");
        }

        private String othersThanRosa() {
            return jdbc.sql("""
                select string_agg(to_jsonb(p)::text, ',' order by id) from person p
                 where email <> 'rosa@bluebonnet.example'
                """).query(String.class).single();
        }
    }

    @Test
    void isOfficesAlone() {
        var page = bringing.looked(opal, "people", HEAD + AVA);
        for (String somebody : List.of("theo", "ines", "rosa", "dora")) {
            var visitor = Visitor.as(somebody);
            assertThat(visitor.get(page.address().getPath()).status()).isIn(403, 404);
            assertThat(visitor.get(page.address().getPath() + "/refused.csv").status())
                    .isIn(403, 404);
        }
    }
}
