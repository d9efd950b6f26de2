package org.cadre.certification.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.Certificates;
import org.cadre.certification.Training;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class PastImportTest {
    private static final String HEAD = "number,name,email,issued,valid from,expires,state,evidence\n";
    private static final String ROSA = "NM-100,Rosa Delgado,rosa@bluebonnet.example,2024-03-09,,2027-03-09,TX,book 1\n";

    @Autowired
    private Demo demo;

    @Autowired
    private PastImport past;

    @Autowired
    private Texts texts;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Training training;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Visitor opal;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        opal = Visitor.as("opal");
    }

    private Visitor.Page brought(String rows) {
        return brought(rows, false);
    }

    private Visitor.Page brought(String rows, boolean addPeople) {
        var load = past.bring(
                "list.csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8), addPeople, Actor.of(cast.office.value()));
        return opal.get("/office/past-certificates/" + load.id());
    }

    private Visitor.Page recorded(String rows, boolean addPeople) {
        var page = brought(rows, addPeople).hasStatus(200);
        return opal.form(page, "form[action$=recording]").send().hasStatus(200);
    }

    private int kept() {
        return jdbc.sql("select count(*) from certificate where before_cadre")
                .query(Integer.class)
                .single();
    }

    private String check(String number) {
        return "/check/"
                + jdbc.sql("select check_code from certificate where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single();
    }

    @Nested
    class LookedThrough {
        @Test
        void eachRefusedLineHasItsReasonAndNothingIsRecorded() {
            var page = brought(ROSA
                            + "NM-100,Rosa Delgado,rosa@bluebonnet.example,2018-03-09,,2021-03-09,TX,book 1\n"
                            + "NM-101,Rosa Delgado,rosa@bluebonnet.example,2025-01-01,,2028-01-01,TX,book 1\n"
                            + "NM-102,Nobody Known,nobody@else.example,2024-03-09,,2027-03-09,TX,book 1\n"
                            + "NM-103,Ines,ines@bluebonnet.example,3/9/24,,2027-03-09,TX,book 1\n"
                            + "NM-104,Ines,ines@bluebonnet.example,2024-03-09,,2024-03-09,TX,book 1\n"
                            + "NM-105,Theo,theo@bluebonnet.example,2124-03-09,,2127-03-09,TX,book 1\n"
                            + "NM-106,Theo,no address,2024-03-09,,2027-03-09,TX,book 1\n"
                            + "NM-107,Theo,theo@bluebonnet.example,2024-03-09,,2027-03-09,TX,\n"
                            + "NM-108,Theo,theo@bluebonnet.example,2024-03-09,,2027-03-09,Texas,book\n"
                            + "NMC-" + clock.today().getYear()
                            + "-000077,Theo,theo@bluebonnet.example,2024-03-09,,2027-03-09,TX,book\n")
                    .hasStatus(200);
            page.says("Some lines were rejected")
                    .says("The same number stands in line 2.")
                    .says("It overlaps with NM-100 of the same person in line 2.")
                    .says("Nobody is known by the address nobody@else.example.")
                    .says("“3/9/24” in “issued” is no day we can read.")
                    .says("which is not after its first day")
                    .says("It is issued in the future")
                    .says("“no address” is no e-mail address.")
                    .says("“evidence” is empty.")
                    .says("“TEXAS” is no state")
                    .says("Cadre gives out numbers like this one itself");
            assertThat(page.document().select("table.list tbody tr")).hasSize(10);
            assertThat(page.document().select("form[action$=recording]")).isEmpty();
            assertThat(kept()).isZero();
        }

        @Test
        void whatIsUnusualIsNamedAndAllowed() {
            brought("NM-100,Rosa Maria Delgado,rosa@bluebonnet.example,3/9/2024,,\"March 9, 2026\",TX,book 1\n"
                            + "NM-099,Rosa Delgado,rosa@bluebonnet.example,2021-03-09,,,TX,book 1\n")
                    .says("Nothing in this file is refused")
                    .says("by the edition it would be")
                    .says("The certificate says “Rosa Maria Delgado”, here the person is “Rosa Delgado”.")
                    .says("No expiry is given; by the edition it is")
                    .says("Record 2 certificates");
        }

        @Test
        void aFileThatIsNoListIsRefusedAsAWhole() {
            assertThat(texts.say(refusal("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))))
                    .contains("These columns are missing: number, name, email, issued, evidence");
            assertThat(texts.say(refusal((HEAD + "Peña").getBytes(StandardCharsets.ISO_8859_1))))
                    .contains("not in UTF-8");
        }

        private Sentence refusal(byte[] file) {
            var load = past.bring("list.csv", file, false, Actor.of(cast.office.value()));
            return ((PastPlan.Unreadable) past.plan(load)).why();
        }
    }

    @Nested
    class Recorded {
        @Test
        void onceHoweverOftenTheListIsBrought() {
            recorded(ROSA, false).says("1 certificate is recorded").says("list.csv");
            brought(ROSA).says("Everything in this file is recorded already");
            assertThat(kept()).isOne();
            brought(ROSA.replace("2027-03-09", "2028-03-09")).says("This number is recorded with something else");
        }

        @Test
        void aStrangerSeesWhoAnswersForItAndNothingThatIsNotThere() {
            recorded(ROSA, false);
            var page = new Visitor().get(check("NM-100")).hasStatus(200);
            assertThat(page.document().select(".verdict b").text()).isEqualTo("Expiring");
            page.says("Rosa Delgado")
                    .says("NM-100")
                    .says("Issued before Cadre")
                    .says("from its earlier records")
                    .says("There is no signed credential")
                    .doesNotSay("book 1")
                    .doesNotSay("byte for byte")
                    .doesNotSay("Executive Director");
            var asked = new Visitor();
            asked.button(asked.get("/check"), "Check certificate")
                    .with("number", "nm-100")
                    .with("name", "Delgado")
                    .send()
                    .says("Issued before Cadre");
        }

        @Test
        void officeSeesTheEvidenceAndTheHolderThatThereIsNoPaper() {
            recorded(ROSA, false);
            String id = jdbc.sql("select id from certificate where number = 'NM-100'")
                    .query(String.class)
                    .single();
            opal.get("/office/certificates/" + id)
                    .says("Recorded on")
                    .says("from line 2 of the list “list.csv”")
                    .says("book 1")
                    .doesNotSay("Why it was awarded");
            Visitor.as("rosa")
                    .get("/certificates")
                    .says("NM-100")
                    .says("issued before the association kept its certificates here")
                    .says("What you still need");
            Visitor.as("rosa").get("/certificates/" + id + ".pdf").hasStatus(404);
        }

        @Test
        void theLastOfAChainIsRenewedByTheNextTraining() {
            recorded(
                    "NM-80,Rosa Delgado,rosa@bluebonnet.example,2018-03-09,,2021-03-09,TX,book 1\n"
                            + "NM-90,Rosa Delgado,rosa@bluebonnet.example,2021-03-01,2021-03-09,2024-03-09,TX,book 1\n"
                            + ROSA,
                    false);
            assertThat(jdbc.sql("select state from certificate where before_cadre order by valid_from")
                            .query(String.class)
                            .list())
                    .containsExactly("superseded", "superseded", "issued");
            new Visitor().get(check("NM-80")).says("Superseded").says("See the newest certificate, NM-100");
            training.attendedBy(cast.rosa, clock.today());
            jobs.comeDue();
            var newest = certificates.newestOf(cast.rosa).orElseThrow();
            assertThat(newest.validFrom()).isEqualTo("2027-03-09");
            assertThat(newest.number()).startsWith("NMC-");
            opal.get("/office/certificates/" + newest.id()).says("Renews").says("NM-100");
        }

        @Test
        void inPartsAChainIsLinkedAllTheSame() {
            recorded("NM-80,Rosa Delgado,rosa@bluebonnet.example,2018-03-09,,2021-03-09,TX,book 1\n", false);
            recorded(ROSA, false);
            assertThat(jdbc.sql("""
                select p.number from certificate c join certificate p on p.id = c.prior where c.number = 'NM-100'
                """).query(String.class).single()).isEqualTo("NM-80");
            new Visitor().get(check("NM-80")).says("Superseded");
        }

        @Test
        void twoThousandWithPeopleWhoAreNotKnownYet() {
            var rows = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                rows.append("A-%d,Person %d,person%d@sample.example,2020-05-01,,2023-05-01,TX,row %d\n"
                        .formatted(i, i, i, i));
                rows.append("B-%d,Person %d,person%d@sample.example,2023-05-01,,2026-05-01,TX,row %d\n"
                        .formatted(i, i, i, i));
            }
            int mails = mails();
            var load = past.bring("all.csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8), true, actor());
            assertThat(past.record(load, actor()))
                    .isInstanceOfSatisfying(
                            PastPlan.Readable.class,
                            plan -> assertThat(plan.newPeople()).isEqualTo(1000));
            assertThat(kept()).isEqualTo(2000);
            assertThat(past.plan(load))
                    .isInstanceOfSatisfying(
                            PastPlan.Readable.class,
                            plan -> assertThat(plan.unchanged()).isEqualTo(2000));
            assertThat(mails()).isEqualTo(mails);
        }

        private int mails() {
            return jdbc.sql("select count(*) from mail").query(Integer.class).single();
        }

        private Actor actor() {
            return Actor.of(cast.office.value());
        }
    }

    @Nested
    class ByCommand {
        private final StringWriter said = new StringWriter();

        private int load(Path folder, String rows, boolean addPeople, boolean onlyLook) throws IOException {
            var file = folder.resolve("list.csv");
            Files.writeString(file, HEAD + rows);
            return new PastImportCommand(() -> past).load(file, addPeople, onlyLook, new PrintWriter(said, true));
        }

        @Test
        void recordsAllOrNothing(@TempDir Path folder) throws IOException {
            String bad = ROSA + "NM-102,Nobody Known,nobody@else.example,2024-03-09,,2027-03-09,TX,book 1\n";
            assertThat(load(folder, bad, false, false)).isOne();
            assertThat(said.toString())
                    .contains("Line 3, NM-102: refused. Nobody is known by the address")
                    .contains("2 lines read, 1 refused: nothing was recorded.");
            assertThat(kept()).isZero();
            assertThat(load(folder, bad, true, true)).isZero();
            assertThat(said.toString()).contains("2 certificates would be recorded");
            assertThat(kept()).isZero();
            assertThat(load(folder, bad, true, false)).isZero();
            assertThat(kept()).isEqualTo(2);
            assertThat(load(folder, bad, true, false)).isZero();
            assertThat(said.toString()).contains("0 certificates recorded, 2 recorded before");
        }

        @Test
        void saysWhenThereIsNoFile(@TempDir Path folder) throws IOException {
            assertThat(new PastImportCommand(() -> {
                                throw new AssertionError("nothing to open");
                            })
                            .load(folder.resolve("none.csv"), false, false, new PrintWriter(said, true)))
                    .isOne();
            assertThat(said.toString()).contains("none.csv");
        }
    }
}
