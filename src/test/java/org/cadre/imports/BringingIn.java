package org.cadre.imports;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cadre.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Office at the screens of bringing in; the work that a job does is done at once. */
@Component
class BringingIn {
    private final ImportWork work;
    private final JdbcClient jdbc;

    BringingIn(ImportWork work, JdbcClient jdbc) {
        this.work = work;
        this.jdbc = jdbc;
    }

    /** Up to the page on which columns are matched. */
    Visitor.Page brought(Visitor office, String kind, String file, byte[] bytes) {
        return office.button(office.get("/office/imports/new/" + kind), "Read the file")
                .send("file", file, "application/octet-stream", bytes);
    }

    Visitor.Page brought(Visitor office, String kind, String rows) {
        return brought(office, kind, "list.csv", rows.getBytes(StandardCharsets.UTF_8));
    }

    /** Up to what the dry run says. */
    Visitor.Page looked(Visitor office, String kind, String rows) {
        return matched(office, brought(office, kind, rows).hasStatus(200));
    }

    Visitor.Page matched(Visitor office, Visitor.Page columns) {
        var page = office.button(columns, "Check the rows").send().hasStatus(200);
        return worked(office, page);
    }

    /** Does the work that a page waits for, and looks again. */
    Visitor.Page worked(Visitor office, Visitor.Page page) {
        work.run(idOf(page));
        return office.get(page.address().getPath());
    }

    Visitor.Page recorded(Visitor office, Visitor.Page looked) {
        return worked(
                office, office.form(looked, "form[action$=recording]").send().hasStatus(200));
    }

    Visitor.Page undone(Visitor office, Visitor.Page recorded) {
        return worked(office, office.button(recorded, "Undo the import").send().hasStatus(200));
    }

    static UUID idOf(Visitor.Page page) {
        return UUID.fromString(page.address().getPath().split("/")[3]);
    }

    int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
