package org.cadre.internship.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.CoachingCast.BEGINS;
import static org.cadre.internship.CoachingCast.signedIn;

import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.CoachingCast;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.standards.Packages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** A framework that office brought is named by an edition, talked of, and counted, as it was when the edition was published. */
@CadreTest
class BroughtFrameworkTest {
    private static final String PRAIRIE = "prairie-coaching-standards";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NamedParameterJdbcTemplate named;

    @Autowired
    Editions editions;

    @Autowired
    ProgramClock clock;

    private CoachingCast cast;
    private Visitor office = new Visitor();
    private EditionId edition = new EditionId(new UUID(0, 0));

    @BeforeEach
    void nameIt() {
        cast = new CoachingCast(named, editions, clock);
        office = signedIn("otto");
        record(Packages.file());
        var draft = office.button(
                        office.get("/office/editions/" + editions.idOf(Editions.NATIONAL)), "Start a draft from it")
                .send()
                .hasStatus(200)
                .address()
                .getPath();
        var standards = office.get(draft + "/sections/standards").says("Prairie coaching standards");
        office.button(standards, "Save")
                .with("standards", "llc-2008", PRAIRIE)
                .send()
                .hasStatus(200);
        office.form(office.get(draft), "form[action$='/publication']").send().says("It is an edition now");
        edition = editions.listed().getFirst().id();
        jdbc.sql("update cohort set edition = :edition where id = :cohort")
                .param("edition", edition.value())
                .param("cohort", cast.cohort)
                .update();
    }

    private void record(byte[] file) {
        var page = office.button(office.get("/office/standards/import"), "Look it through")
                .send("file", "standards.json", "application/json", file);
        office.button(page.hasStatus(200), "Record this framework").send().says("is recorded");
    }

    /** Frameworks outlive a test, as those that ship do. */
    @AfterEach
    void takeAway() {
        for (var table : List.of("framework_part", "framework_version")) {
            jdbc.sql("delete from " + table
                            + " where framework in (select id from framework where shipped_digest is null)")
                    .update();
        }
        jdbc.sql("delete from framework where shipped_digest is null").update();
    }

    private List<String> chips() {
        return signedIn("rosa")
                .get("/internship/log/new")
                .hasStatus(200)
                .document()
                .select("#standards label")
                .eachText();
    }

    private String numbers(String standard) {
        for (var row : signedIn("rosa")
                .get("/internship/coverage?through=" + PRAIRIE)
                .hasStatus(200)
                .document()
                .select(".coverage table tbody tr")) {
            if (row.select("th").text().equals(standard)) {
                return row.select("td").text();
            }
        }
        throw new AssertionError("no row " + standard);
    }

    @Test
    void isOfferedInTheLogAndThePlanAndCountedWhereItWasTouched() {
        assertThat(chips()).contains("A Talking", "B Seeing", "1 Lead student and adult learning");
        assertThat(chips()).noneMatch(chip -> chip.contains("Professional Capacity"));
        var rosa = signedIn("rosa");
        rosa.button(rosa.get("/internship/log/new"), "Log this contact")
                .with("day", BEGINS.plusDays(3))
                .with("start", "15:00")
                .with("minutes", 30)
                .with("mode", "phone")
                .with("standards", PRAIRIE + "-a", "psel-2015-4")
                .send()
                .says("Logged");
        assertThat(jdbc.sql("select standards from contact_entry")
                        .query((row, _) ->
                                List.of((Object[]) row.getArray("standards").getArray()))
                        .single())
                .as("only standards of the cohort's edition are taken")
                .isEqualTo(List.of(PRAIRIE + "-a"));
        assertThat(numbers("A Talking")).isEqualTo("1 0 0");
        assertThat(numbers("B Seeing")).isEqualTo("0 0 0");
        rosa.get("/internship/plan").says("A Talking");
        new Visitor().get("/criteria/" + edition).says("Prairie coaching standards Talking Seeing");
    }

    @Test
    void staysAsTheEditionNamedItWhenANewerVersionIsRecordedOrItIsADraftAgain() {
        record(Packages.file(BroughtFrameworkTest::another));
        jdbc.sql("update framework set status = 'draft' where key = :key")
                .param("key", PRAIRIE)
                .update();
        assertThat(chips()).contains("A Talking", "B Seeing").doesNotContain("A Speaking");
        assertThat(numbers("A Talking")).isEqualTo("0 0 0");
        var next = office.button(office.get("/office/editions/" + edition), "Start a draft from it")
                .send()
                .address()
                .getPath();
        office.get(next).says("to be mended");
        office.get(next + "/sections/standards").hasStatus(200).doesNotSay("Prairie coaching standards");
    }

    private static void another(ObjectNode json) {
        var first = (ObjectNode) json.withArray("CFItems").get(0);
        first.put("fullStatement", "Speaking").put("lastChangeDateTime", "2026-04-01T12:00:00+00:00");
    }
}
