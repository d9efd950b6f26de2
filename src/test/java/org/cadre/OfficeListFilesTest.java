package org.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.platform.sheet.SheetReader;
import org.cadre.platform.sheet.SheetRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Office's small lists as files: the page links both, and they hold its rows. */
@Tag("every-postgresql")
class OfficeListFilesTest extends TriedRoutes {
    @Autowired
    private JdbcClient database;

    @TempDir
    private Path folder;

    private Visitor opal = new Visitor();

    @BeforeEach
    void somethingInEachList() {
        opal = Visitor.as("opal");
        database.sql("update orders set parked_because = '=1+1 is not what was paid' where code = 'SAMPLE5X'")
                .update();
        database.sql("update offering set least_people = 2000, decide_by = current_date where city = 'Fort Worth'")
                .update();
        database.sql("""
                insert into mail (id, recipient, subject, html, plain, written_at, state, tries, last_error)
                values (gen_random_uuid(), 'sam@sample.example', 'Sample', '', '', now(), 'failed', 3, 'No such mailbox')
                """).update();
        database.sql("""
                update final_project set state = 'submitted', submitted_on = current_date, title = 'A sample of a project'
                 where id = :id::uuid
                """).param("id", sample("rosas-project")).update();
        database.sql("""
                update person set needs = 'Nothing with nuts'
                 where id = (select person from registration where id = :id::uuid)
                """).param("id", sample("nates-registration")).update();
        database.sql("""
                update contact_entry set state = 'disputed', dispute = 'It was another day.', disputed_at = logged_at
                 where id = :id::uuid
                """).param("id", sample("rosas-contact")).update();
        database.sql("""
                insert into retention_gone (series, gone_on, what, count)
                select slug, current_date, 'contacts', 12 from retention_series where slug = 'conversations'
                """).update();
        database.sql("""
                insert into backup_run (id, asked_at, state, finished_at, why)
                values (gen_random_uuid(), now(), 'failed', now(), 'The disk is full.')
                """).update();
        database.sql("""
                insert into likely_double (one, other, reasons, weight, found_at)
                select least(a.id, b.id), greatest(a.id, b.id), '{name}', 30, now()
                  from person a, person b
                 where a.email = 'rosa@bluebonnet.example' and b.email = 'wendy@bluebonnet.example'
                """).update();
        opal.button(opal.get("/office/people/" + sample("rosa") + "/legal-hold"), "Place the hold")
                .with("reason", "A court wants it all.")
                .send()
                .hasStatus(200);
    }

    @Test
    void areCsvAndExcelWithTheRowsOfTheirPage() throws IOException {
        String load = "/office/past-certificates/" + sample("sample-past-load");
        assertThat(both(load)).anyMatch(row -> row.contains("Sam Sample") && row.contains("to record"));
        opal.button(opal.get(load), "Record 1 certificate").send().hasStatus(200);

        var wrong = new ArrayList<String>();
        for (var page : pages(load).entrySet()) {
            if (both(page.getKey()).stream().noneMatch(row -> row.contains(page.getValue()))) {
                wrong.add(page.getKey() + " without " + page.getValue() + ": " + both(page.getKey()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(database.sql("""
                        select distinct after->>'kind' from audit_entry
                         where deed = 'list.exported' and after->>'whole' = 'true' and (after->>'rows')::int > 0
                        """).query(String.class).list())
                .contains("mail", "undelivered-mail", "needs", "legal-holds", "evaluations", "past-certificate-rows");
    }

    /** Each page with something that stands in a row of it. */
    private Map<String, String> pages(String load) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("/office/codes", "Every offering");
        pages.put("/office/orders?show=all", "SAMPLE5X");
        pages.put("/office/parked", "=1+1 is not what was paid");
        pages.put("/office/decisions", "Fort Worth");
        pages.put("/office/audits", "Opal");
        pages.put("/office/audits/" + sample("any-audit"), "Rosa Delgado");
        pages.put("/office/messages", "MITs who are behind the pace");
        pages.put("/office/mail", "No such mailbox");
        pages.put("/office/mail/all", "asker@sample.example");
        pages.put("/office/past-certificates", "sample.csv");
        pages.put(load, "Sam Sample");
        pages.put("/office/projects", "A sample of a project");
        pages.put("/office/shown-projects", "without the files");
        pages.put("/office/attention?kind=disputed", "Rosa Delgado");
        pages.put("/office/legal-holds", "Rosa Delgado");
        pages.put("/office/imports", "people.csv");
        pages.put("/office/retention", "words of 12 contacts");
        pages.put("/office/backups", "The disk is full.");
        pages.put("/office/doubles", "the same name");
        pages.put("/office/site/stories", "/experiences/");
        pages.put("/office/site/resources", "/resources/");
        pages.put("/office/site/pages", "/contact");
        pages.put("/office/editions", "In effect today");
        pages.put("/office/district-pages", "/districts/sample-district");
        pages.put("/office/standards", "Professional Standards for Educational Leaders");
        pages.put("/office/calendar", "Sample break");
        pages.put("/office/internships?need=everybody", "Rosa Delgado");
        pages.put("/office/certification", "Ready to award");
        pages.put("/office/offerings/" + sample("full-offering") + "/waitlist", "Waiting");
        pages.put(
                "/office/offerings/"
                        + database.sql("select offering from registration where id = :id::uuid")
                                .param("id", sample("nates-registration"))
                                .query(String.class)
                                .single()
                        + "/needs",
                "Nothing with nuts");
        pages.put("/office/offerings/" + sample("todays-offering"), "Confirmed");
        pages.put("/evaluations", "Closed");
        pages.put("/evaluations/follow-ups", "Del");
        return pages;
    }

    @Test
    void followTheFilterOfTheirPage() throws IOException {
        assertThat(both("/office/internships?need=everybody&name=Rosa"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Rosa Delgado");
        assertThat(opal.get("/office/internships?need=case").document().select("a[download]"))
                .as("who has a case file")
                .isEmpty();
        assertThat(rows("/office/internships.csv?need=case", "csv")).hasSize(1);
        assertThat(rows("/office/internships.csv?need=everybody", "csv"))
                .noneMatch(row -> row.contains("Case file") || row.contains("in private"));
        assertThat(rows("/office/legal-holds.csv?state=released", "csv")).hasSize(1);
        assertThat(rows("/evaluations.csv?moment=follow-up", "csv"))
                .hasSizeLessThan(rows("/evaluations.csv", "csv").size());
        assertThat(rows("/office/attention.csv?kind=expiring", "csv").getFirst())
                .contains("Expires");
        assertThat(rows("/office/site/pages.csv?language=es", "csv").getLast()).contains("Español");
        assertThat(rows("/evaluations/follow-ups.csv?from=2001-01-01&to=2001-12-31", "csv"))
                .hasSize(1);
        opal.get("/evaluations/follow-ups.csv?from=2001-01-01&to=2000-12-31").hasStatus(422);
        opal.get("/office/attention.csv?kind=nothing").hasStatus(404);
    }

    /** What both files behind a page hold, line by line, as its links lead to them. */
    private List<String> both(String address) throws IOException {
        var page = opal.get(address).hasStatus(200);
        String csv = page.document().select("main a[download][href*=.csv]").attr("href");
        String xlsx = page.document().select("main a[download][href*=.xlsx]").attr("href");
        assertThat(csv).as(address).isEqualTo(xlsx.replace(".xlsx", ".csv"));
        if (csv.isEmpty()) {
            return List.of("no file");
        }
        opal.get(csv.replace(".csv", ".pdf")).hasStatus(404);
        var rows = rows(csv, "csv");
        var same = rows(xlsx, "xlsx");
        assertThat(same).as(address).hasSameSizeAs(rows);
        assertThat(same.getFirst()).isEqualTo(rows.getFirst());
        return rows;
    }

    private List<String> rows(String address, String ending) throws IOException {
        var file = Files.write(
                folder.resolve("list." + ending),
                opal.get(address).hasStatus(200).bytes());
        assertThat(SheetReader.open(file)).isInstanceOf(SheetReader.Outcome.Opened.class);
        var rows = new ArrayList<String>();
        if (SheetReader.open(file) instanceof SheetReader.Outcome.Opened(var sheet)) {
            sheet.rows(sheet.tabs().getFirst().name(), row -> rows.add(line(row)));
        }
        return rows;
    }

    private static String line(SheetRow row) {
        return String.join(
                " | ", row.values().stream().map(SheetRow.Value::text).toList());
    }
}
