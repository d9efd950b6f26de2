package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cadre.CadreTest;
import org.cadre.people.NcesReport.Loaded;
import org.cadre.people.NcesReport.NotLoaded;
import org.cadre.people.NcesReport.RefusedRow;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class NcesImportTest {
    private static final String DISTRICTS = "LEAID,NAME,PHONE,LSTREE,LCITY,LSTATE,LZIP,GSLO,GSHI\n";
    private static final String SCHOOLS = "NCESSCH,LEAID,SCHNAM,PHONE,LSTREE,LCITY,LSTATE,LZIP,STATUS,GSLO,GSHI\n";
    private static final String BLUEBONNET = "4899001,BLUEBONNET ISD,5125550100,1 MAIN ST,AUSTIN,TX,78701,PK,12\n";
    private static final String OAK = "489900100001,4899001,OAK EL,M,2 OAK ST,AUSTIN,TX,78701,1,PK,05\n";

    @Autowired
    NcesImport directory;

    @Autowired
    Organizations organizations;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient jdbc;

    private NcesReport load(byte[] bytes) {
        try {
            return directory.load("some.csv", new ByteArrayInputStream(bytes), Actor.SYSTEM, Progress.silent());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Loaded loaded(String text) {
        return (Loaded) load(text.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(byte[] bytes) {
        int before = count();
        var report = (NotLoaded) load(bytes);
        assertThat(count()).isEqualTo(before);
        return texts.say(report.why());
    }

    private String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private String why(Loaded report) {
        return texts.say(report.reasons().getFirst().why());
    }

    private int count() {
        return jdbc.sql("select count(*) from organization")
                .query(Integer.class)
                .single();
    }

    private OrganizationCard find(String ncesId) {
        return organizations.findByNcesId(ncesId).orElseThrow();
    }

    @Nested
    class OfTheRealTexas {
        private Loaded sample(String file) throws IOException {
            try (var in = NcesSample.open(file)) {
                return (Loaded) directory.load(file, in, Actor.SYSTEM, Progress.silent());
            }
        }

        @Test
        void takesAllOfItAndNothingTwice() throws IOException {
            assertThat(sample(NcesSample.DISTRICTS))
                    .extracting(Loaded::added, Loaded::changed, Loaded::unchanged, Loaded::refused)
                    .containsExactly(1265, 0, 0, 0);
            assertThat(sample(NcesSample.SCHOOLS))
                    .extracting(Loaded::added, Loaded::changed, Loaded::unchanged, Loaded::refused)
                    .containsExactly(9336, 0, 0, 0);
            String written = written();

            assertThat(sample(NcesSample.DISTRICTS).unchanged()).isEqualTo(1265);
            assertThat(sample(NcesSample.SCHOOLS).unchanged()).isEqualTo(9336);

            assertThat(count()).isEqualTo(10_601);
            assertThat(written()).isEqualTo(written);
            var cyfair = find("4816110");
            assertThat(cyfair.name()).isEqualTo("CYPRESS-FAIRBANKS ISD");
            assertThat(organizations.search("fairbanks cypress", OrganizationKind.DISTRICT, null))
                    .extracting(OrganizationCard::id)
                    .containsExactly(cyfair.id());
            assertThat(jdbc.sql(
                                    "select status, count(*)::int as n from organization where kind = 'school' group by status")
                            .query((row, _) -> row.getString("status") + " " + row.getInt("n"))
                            .list())
                    .containsExactlyInAnyOrder("open 8829", "closed 112", "inactive 395");
        }

        private String written() {
            return jdbc.sql("select md5(string_agg(ctid::text || xmin::text, ',' order by id)) from organization")
                    .query(String.class)
                    .single();
        }
    }

    @Nested
    class OfRows {
        @Test
        void keepsTextAsGivenAndReadsWhatIsNotReportedAsAbsent() {
            loaded(DISTRICTS + BLUEBONNET);
            loaded(SCHOOLS + "489900100001,4899001,\"O'NEIL, \"\"TEX\"\" EL\",M,2 OAK ST,-2,N,01234,1,N,05\n");

            var school = find("489900100001");
            assertThat(school.name()).isEqualTo("O'NEIL, \"TEX\" EL");
            assertThat(school.phone()).isNull();
            assertThat(school.city()).isNull();
            assertThat(school.lowestGrade()).isNull();
            assertThat(school.zip()).isEqualTo("01234");
            assertThat(school.parentName()).isEqualTo("BLUEBONNET ISD");
        }

        @Test
        void readsTheLaterNamesOfTheColumnsInAnyOrder() {
            loaded(DISTRICTS + BLUEBONNET);

            var report = loaded(
                    "SCHOOL_YEAR,ST,SCH_NAME,LEA_NAME,LEAID,NCESSCH,MSTREET1,LSTREET1,MCITY,LCITY,LSTATE,LZIP,PHONE,SY_STATUS,UPDATED_STATUS,GSLO,GSHI\n"
                            + "2022-2023,TX,Oak Elementary,Bluebonnet ISD,4899001,489900100001,PO Box 1,2 Oak St,Austin,Austin,TX,78701,(512)555-0100,1,2,PK,05\n");

            assertThat(report.added()).isOne();
            var school = find("489900100001");
            assertThat(school.name()).isEqualTo("Oak Elementary");
            assertThat(school.street()).isEqualTo("2 Oak St");
            assertThat(school.status()).isEqualTo("closed");
        }

        @Test
        void writesAChangedRowUnderTheSameIdAndMarksClosedSchools() {
            loaded(DISTRICTS + BLUEBONNET);
            loaded(SCHOOLS + OAK);
            var before = find("489900100001");

            var report = loaded(SCHOOLS + OAK.replace("78701,1,", "78701,2,"));

            assertThat(report.changed()).isOne();
            assertThat(find("489900100001").id()).isEqualTo(before.id());
            assertThat(find("489900100001").status()).isEqualTo("closed");
        }

        @Test
        void refusesOneOfManyAloneAndSaysWhereAndWhy() {
            var rows = new StringBuilder(DISTRICTS);
            for (int i = 0; i < 100_000; i++) {
                rows.append(
                        i == 50_000
                                ? "4850000,HALF A ROW\n"
                                : 4_800_000 + i + ",ISD " + i + ",M,M,AUSTIN,TX,78701,PK,12\n");
            }

            var report = loaded(rows.toString());

            assertThat(report.added()).isEqualTo(99_999);
            assertThat(report.reasons()).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(50_002);
                assertThat(texts.say(row.why())).isEqualTo("It has 2 fields; the first line of the file names 9.");
            });
        }

        @Test
        void refusesASchoolWhoseDistrictIsNotKnown() {
            var report = loaded(SCHOOLS + OAK);

            assertThat(report.isNothing()).isTrue();
            assertThat(why(report))
                    .isEqualTo("Its district 4899001 is not known. Load the file of the districts first.");
        }

        @Test
        void refusesANumberThatLostItsZeros() {
            assertThat(why(loaded(DISTRICTS + "100005,ALABAMA ISD,M,M,M,AL,M,PK,12\n")))
                    .contains("LEAID has 7 digits", "drop zeros");
        }

        @Test
        void refusesTheSecondOfTwoWithTheSameNumber() {
            var report = loaded(DISTRICTS + BLUEBONNET + BLUEBONNET.replace("BLUEBONNET", "OTHER"));

            assertThat(report.reasons()).extracting(RefusedRow::line).containsExactly(3);
            assertThat(why(report)).contains("stands on line 2 already");
            assertThat(find("4899001").name()).isEqualTo("BLUEBONNET ISD");
        }

        @Test
        void refusesARowWithoutAName() {
            assertThat(why(loaded(DISTRICTS + BLUEBONNET.replace("BLUEBONNET ISD", "N"))))
                    .isEqualTo("It has no name.");
        }

        @Test
        void countsTheLinesOfAFieldThatGoesOverTwo() {
            var report = loaded(DISTRICTS + BLUEBONNET.replace("1 MAIN ST", "\"1 MAIN ST\nSUITE 2\"") + "x\n");

            assertThat(report.added()).isOne();
            assertThat(report.reasons()).extracting(RefusedRow::line).containsExactly(4);
        }
    }

    @Nested
    class OfAFileThatCannotBeTrusted {
        @Test
        void namesTheColumnsThatAreMissing() {
            assertThat(refusal("LEAID,PHONE,LSTREE,LCITY,LSTATE,LZIP,GSLO\n4899001,M,M,M,TX,M,PK\n"))
                    .isEqualTo("Its first line lacks the columns NAME / LEA_NAME, GSHI.");
        }

        @Test
        void saysOnWhichLineTheEncodingIsWrong() {
            byte[] latin = (DISTRICTS + BLUEBONNET + "4899002,CA\u00d1ON ISD,M,M,M,TX,M,PK,12\n")
                    .getBytes(StandardCharsets.ISO_8859_1);

            assertThat(refusal(latin)).startsWith("It is not UTF-8 text: line 3");
            assertThat(refusal((DISTRICTS + BLUEBONNET).getBytes(StandardCharsets.UTF_16)))
                    .startsWith("It is not UTF-8 text: line 1");
            assertThat(refusal((DISTRICTS + BLUEBONNET).getBytes(StandardCharsets.UTF_16LE)))
                    .contains("not a text file");
        }

        @Test
        void saysWhereTheQuotationMarksDoNotAddUpAndLoadsNothing() {
            var rows = new StringBuilder(DISTRICTS);
            for (int i = 0; i < 100_000; i++) {
                rows.append(4_800_000 + i)
                        .append(i == 50_000 ? ",\"ISD " : ",ISD ")
                        .append(i)
                        .append(",M,M,AUSTIN,TX,78701,PK,12\n");
            }

            assertThat(refusal(rows.toString())).startsWith("The quotation marks from line 50,002 on do not add up");
            assertThat(count()).isZero();
        }

        @Test
        void saysThatItIsNoFileOfTheDirectory() throws IOException {
            assertThat(refusal("{\"name\": \"some JSON\"}")).contains("names none of the columns of the directory");
            assertThat(refusal("%PDF-1.7\n1 0 obj\n")).contains("names none of the columns");
            assertThat(refusal("")).isEqualTo("The file is empty.");
            var zipped = new ByteArrayOutputStream();
            try (var in = Objects.requireNonNull(
                    NcesSample.class.getResourceAsStream("/sample/nces/" + NcesSample.DISTRICTS + ".gz"))) {
                in.transferTo(zipped);
            }
            assertThat(refusal(zipped.toByteArray())).contains("not UTF-8 text");
        }
    }

    @Nested
    class FromTheCommandLine {
        private final StringWriter said = new StringWriter();

        private int run(Path... files) throws IOException {
            return new ImportCommand(() -> directory).load(List.of(files), Progress.silent(), new PrintWriter(said));
        }

        @Test
        void tellsWhatCameOfEachFile(@TempDir Path folder) throws IOException {
            Path districts = Files.writeString(folder.resolve("lea.csv"), DISTRICTS + BLUEBONNET);
            Path schools = Files.writeString(folder.resolve("school.csv"), SCHOOLS + OAK + "x,y\n");

            assertThat(run(districts, schools)).isZero();

            assertThat(said.toString())
                    .contains("lea.csv: one row (")
                    .contains("rows per second): 1 new, 0 changed, 0 unchanged, 0 refused")
                    .contains("line 3 (): It has 2 fields");
        }

        @Test
        void fails(@TempDir Path folder) throws IOException {
            Path broken = Files.writeString(folder.resolve("broken.csv"), "LEAID,NAME\n");
            Path good = Files.writeString(folder.resolve("lea.csv"), DISTRICTS + BLUEBONNET);

            assertThat(run(broken, good)).isOne();
            assertThat(said.toString()).contains("Nothing of broken.csv was loaded. Its first line lacks the columns");
            assertThat(run(folder.resolve("none.csv"))).isOne();
            assertThat(said.toString()).contains("none.csv cannot be read; nothing was loaded.");
            assertThat(count()).isZero();
        }
    }
}
