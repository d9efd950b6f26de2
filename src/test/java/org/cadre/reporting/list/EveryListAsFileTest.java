package org.cadre.reporting.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What office sees in a list it takes along, in both kinds of spreadsheet. */
@CadreTest
class EveryListAsFileTest extends PartTwo {
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "renewals",
                "organizations",
                "offerings",
                "refunds",
                "overdue",
                "inquiries",
                "requests",
                "cohorts",
                "mentor-requests",
                "reports/stipends"
            })
    void isCsvAndExcelAndSaysSoInTheTrail(String list) throws IOException {
        var opal = Visitor.as("opal");
        assertThat(text(opal.get("/office/" + list + ".csv").hasStatus(200).bytes()))
                .startsWith("\ufeff");
        var workbook = opal.get("/office/" + list + ".xlsx").hasStatus(200).bytes();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where deed = 'list.exported' and after->>'whole' = 'true'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        opal.get("/office/" + list + ".pdf").hasStatus(404);
    }

    @Test
    void holdsAllRowsAndNotOnlyAPage() {
        jdbc.sql("""
                insert into organization (id, kind, name, status)
                select gen_random_uuid(), 'school', 'Many Oaks ' || n, 'open' from generate_series(1, 620) n
                """).update();
        var lines = text(Visitor.as("opal")
                        .get("/office/organizations.csv?q=Many+Oaks")
                        .bytes())
                .lines()
                .toList();
        assertThat(lines).hasSize(621);
    }

    @Test
    void hasNoFormulas() {
        jdbc.sql("update organization set name = '=cmd|calc' where id = :id")
                .param("id", cast.district.value())
                .update();
        assertThat(text(Visitor.as("opal").get("/office/organizations.csv").bytes()))
                .contains("'=cmd|calc");
    }

    @Test
    void theCohortBoardHasItsMonths() {
        assertThat(text(Visitor.as("ines")
                        .get("/coach/cohorts/" + cast.rosasCohort + "/board.csv")
                        .hasStatus(200)
                        .bytes()))
                .contains("Rosa Delgado", "Hours in month 9");
        assertThat(text(Visitor.as("rosa").get("/transcript.csv").bytes())).startsWith("\ufeff");
        Visitor.as("rosa").get("/internship/log.xlsx").hasStatus(200);
    }

    @Test
    void aListForgivesAccentsAndCapitals() {
        jdbc.sql("update person set display_name = 'José Núñez-Peña' where id = :id")
                .param("id", cast.registered.value())
                .update();
        var opal = Visitor.as("opal");
        for (String typed : new String[] {"jose", "NUNEZ", "nu%C3%B1ez+pena", "Jos%C3%A9"}) {
            opal.get("/office/people?q=" + typed).says("José Núñez-Peña");
            opal.get("/office/registrations?q=" + typed).says("José Núñez-Peña");
        }
        opal.get("/office/people?q=%25").says("Nobody matches");
    }
}
