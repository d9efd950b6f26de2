package org.cadre.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetReaderTest {
    private static final Texts TEXTS = new Texts();

    @TempDir
    private Path folder = Path.of("");

    private SheetFile file(byte[] bytes) {
        return ((SheetReader.Outcome.Opened) open(bytes)).file();
    }

    private SheetReader.Outcome open(byte[] bytes) {
        try {
            return SheetReader.open(Files.write(folder.resolve("list"), bytes));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String refusal(byte[] bytes) {
        return TEXTS.say(((SheetReader.Outcome.Unreadable) open(bytes)).why());
    }

    private static List<SheetRow> rows(SheetFile file) {
        var rows = new ArrayList<SheetRow>();
        assertThat(file.rows(file.firstTab(), rows::add)).isEmpty();
        return rows;
    }

    private static List<List<String>> texts(SheetFile file) {
        return rows(file).stream()
                .map(row -> row.values().stream().map(SheetRow.Value::text).toList())
                .toList();
    }

    private static String trouble(SheetRow row, int place) {
        var trouble = row.at(place).trouble();
        return trouble == null ? "" : TEXTS.say(trouble);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    class OfCommaSeparatedValues {
        @Test
        void knowsTheLettersByTheirBytes() {
            for (var charset : List.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    Charset.forName("windows-1252"))) {
                var file = file("name,city\r\nPeña,Zürich\r\n".getBytes(charset));
                assertThat(texts(file))
                        .as(charset.name())
                        .containsExactly(List.of("name", "city"), List.of("Peña", "Zürich"));
                assertThat(file.remarks(""))
                        .as("only old letters are worth a word")
                        .hasSize(charset.name().equals("windows-1252") ? 1 : 0);
            }
            assertThat(texts(file(utf8("\ufeffname\nRosa\n")))).containsExactly(List.of("name"), List.of("Rosa"));
            assertThat(texts(file("name\nRosa\n".getBytes(StandardCharsets.UTF_16))))
                    .containsExactly(List.of("name"), List.of("Rosa"));
        }

        @Test
        void knowsWhatStandsBetweenTheCells() {
            assertThat(texts(file(utf8("a;b\n\"1;2\";3,4\n"))))
                    .containsExactly(List.of("a", "b"), List.of("1;2", "3,4"));
            assertThat(texts(file(utf8("a\tb\n1,2\t3;4\n")))).containsExactly(List.of("a", "b"), List.of("1,2", "3;4"));
        }

        @Test
        void keepsTheLineWhereARowBeginsAndLeavesEmptyOnesOut() {
            var rows = rows(file(utf8("name,note\n\n,\nRosa,\"one\ntwo\"\nDel,x\n")));
            assertThat(rows.stream().map(SheetRow::line)).containsExactly(1, 4, 6);
        }

        @Test
        void saysWhereQuotationMarksStopAddingUp() {
            var file = file(utf8("name,note\nRosa,fine\nDel,\"never closed\n"));
            assertThat(TEXTS.say(file.rows("", _ -> true).orElseThrow())).contains("do not match after line 3");
        }

        @Test
        void stopsAtARowThatIsWiderThanASheetWithoutPuttingItTogether() {
            var file = file(utf8("name,\"note,\",x\n5\" pipe,\"a\nb\",\n" + ",".repeat(20_000) + "\"never closed"));
            var rows = new ArrayList<SheetRow>();
            assertThat(TEXTS.say(file.rows("", rows::add).orElseThrow()))
                    .isEqualTo("Line 4 has more columns than a spreadsheet can have.");
            assertThat(texts(file(utf8(",".repeat(16_383) + "x\n" + "\"a,a\"," + "\",\"\",\",".repeat(16_382) + "\n"))))
                    .extracting(List::size)
                    .containsExactly(16_384, 16_384);
        }

        @Test
        void takesNoOtherFileForAList() throws IOException {
            assertThat(refusal(utf8("%PDF-1.7"))).contains("not a spreadsheet");
            assertThat(refusal(new byte[] {1, 2, 3, 0, 0, 5})).contains("not a spreadsheet");
            assertThat(refusal(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 1, 1, 1}))
                    .contains("locked with a password");
            assertThat(refusal(zip("word/document.xml", "<x/>")))
                    .contains("This file is an archive but not an Excel workbook");
        }

        @Test
        void refusesAFileOfTwoHundredMegabytesWithoutReadingIt() throws IOException {
            var large = folder.resolve("large.csv");
            try (var bytes = new RandomAccessFile(large.toFile(), "rw")) {
                bytes.setLength(200L * 1024 * 1024); // a file with a hole: nothing of it is on the disk
            }
            assertThat(SheetReader.open(large))
                    .isInstanceOfSatisfying(
                            SheetReader.Outcome.Unreadable.class,
                            refused -> assertThat(TEXTS.say(refused.why())).contains("larger than 25 MB"));
        }
    }

    private static byte[] zip(String name, String content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(utf8(content));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @Nested
    class OfAWorkbook {
        @Test
        void readsDaysNumbersAndTextsAsPeopleSeeThem() {
            var file = file(new Workbooks()
                    .sheet(
                            "List",
                            false,
                            "",
                            "<c r=\"A1\" s=\"1\"><v>45360</v></c><c r=\"B1\"><v>480000000012</v></c>"
                                    + "<c r=\"C1\" s=\"2\"><v>7030</v></c><c r=\"D1\"><v>0.30000000000000004</v></c>"
                                    + "<c r=\"E1\" t=\"b\"><v>1</v></c>" + Workbooks.text("F1", " 3/9/2024 "))
                    .bytes());
            assertThat(texts(file))
                    .containsExactly(List.of("2024-03-09", "480000000012", "07030", "0.3", "yes", "3/9/2024"));
        }

        @Test
        void usesWhatAFormulaWasReckonedToAndRefusesOneThatNeverWas() {
            var row = rows(file(new Workbooks()
                            .sheet(
                                    "List",
                                    false,
                                    "",
                                    "<c r=\"A1\" t=\"str\"><f>B1&amp;\"x\"</f><v>rosa@bluebonnet.example</v></c>"
                                            + "<c r=\"B1\"><f>1+1</f><v>2</v></c>"
                                            + "<c r=\"C1\"><f>1+2</f></c>"
                                            + "<c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                                            + "<c r=\"E1\" t=\"e\"><v>#N/A</v></c>"
                                            + "<c r=\"F1\" s=\"1\"><f>TODAY()</f><v>45360</v></c>")
                            .bytes()))
                    .getFirst();
            assertThat(row.at(0).text()).isEqualTo("rosa@bluebonnet.example");
            assertThat(row.at(1).text()).isEqualTo("2");
            assertThat(trouble(row, 2)).contains("never saved");
            assertThat(trouble(row, 3)).contains("#DIV/0!");
            assertThat(trouble(row, 4)).contains("#N/A");
            assertThat(row.at(5).text()).isEqualTo("2024-03-09");
        }

        @Test
        void countsMergedCellsForEachRowTheySpan() {
            var file = file(new Workbooks()
                    .sheet(
                            "List",
                            false,
                            "<mergeCells count=\"2\"><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B1:C1\"/></mergeCells>",
                            Workbooks.text("A1", "District") + Workbooks.text("B1", "Person"),
                            Workbooks.text("A2", "Bluebonnet") + Workbooks.text("B2", "Rosa"),
                            Workbooks.text("B3", "Del"),
                            Workbooks.text("B4", "Ines"))
                    .bytes());
            assertThat(texts(file).stream().map(List::getFirst))
                    .containsExactly("District", "Bluebonnet", "Bluebonnet", "Bluebonnet");
            assertThat(TEXTS.say(file.remarks("List").getFirst())).contains("merged cells at 2 places, first at A2:A4");
        }

        @Test
        void beginsWithTheFirstSheetThatIsNotHidden() {
            var file = file(new Workbooks()
                    .sheet("Old", true, "", Workbooks.text("A1", "old"))
                    .sheet("New", false, "", Workbooks.text("A1", "new"))
                    .bytes());
            assertThat(file.tabs()).containsExactly(new SheetFile.Tab("Old", true), new SheetFile.Tab("New", false));
            assertThat(texts(file)).containsExactly(List.of("new"));
        }

        @Test
        void opensNoBombAndNoCellThatNoSheetHas() {
            var bomb = new Workbooks()
                    .sheet("List", false, "", "")
                    .part("xl/sharedStrings.xml", "<sst>" + "<si><t>x</t></si>".repeat(3_200_000) + "</sst>")
                    .bytes();
            assertThat(bomb.length).isLessThan(1_000_000);
            assertThat(refusal(bomb)).contains("far larger");
            var wide = file(new Workbooks()
                    .sheet("List", false, "", Workbooks.text("ZZZ1", "x"))
                    .bytes());
            assertThat(TEXTS.say(wide.rows("List", _ -> true).orElseThrow())).contains("damaged");
        }

        private String whyNot(Workbooks book) {
            var rows = new ArrayList<SheetRow>();
            return TEXTS.say(file(book.bytes()).rows("List", rows::add).orElseThrow());
        }

        @Test
        void readsNoPartThatWasNotLookedAt() {
            String types = "<Types><Override PartName=\"/xl/workbook.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                    + " PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override"
                    + " PartName=\"%s\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>";
            var shared = new Workbooks()
                    .sheet("List", false, "", "<c r=\"A1\" t=\"s\"><v>0</v></c>")
                    .part("xl/sharedStrings.xml", "<sst><si><t>name</t></si></sst>")
                    .part("xl/other.xml", "<sst><si><t>other</t></si></sst>");
            shared.part("[Content_Types].xml", types.formatted("/xl/styles.xml", "/xl/sharedStrings.xml"));
            assertThat(texts(file(shared.bytes()))).containsExactly(List.of("name"));
            shared.part("[Content_Types].xml", types.formatted("/xl/styles.xml", "/xl/other.xml"));
            assertThat(refusal(shared.bytes())).contains("damaged");
            shared.part("[Content_Types].xml", types.formatted("/xl/other.xml", "/xl/sharedStrings.xml"));
            assertThat(refusal(shared.bytes())).contains("damaged");
            var twice = new Workbooks()
                    .sheet("List", false, "", Workbooks.text("A1", "x"))
                    .part("XL/Worksheets/sheet1.xml", "<worksheet/>");
            assertThat(refusal(twice.bytes())).contains("damaged");
        }

        @Test
        void findsASheetByARelationThatIsTheOnlyOneOfItsName() {
            String relation = "<Relationship Id=\"rId1\" Target=\"%s\"/>";
            for (String target : List.of("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml")) {
                var book = new Workbooks()
                        .sheet("List", false, "", Workbooks.text("A1", "x"))
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships>" + relation.formatted(target) + "</Relationships>");
                assertThat(texts(file(book.bytes()))).containsExactly(List.of("x"));
            }
            var hidden = new Workbooks()
                    .sheet("List", false, "", Workbooks.text("A1", "x"))
                    .sheet("Other", false, "", Workbooks.text("ZZZZZZ1", "x"))
                    .part(
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships>" + relation.formatted("worksheets/sheet1.xml")
                                    + relation.formatted("worksheets/sheet2.xml") + "</Relationships>");
            assertThat(refusal(hidden.bytes())).contains("damaged");
            assertThat(refusal(new Workbooks()
                            .sheet("List", false, "", Workbooks.text("A1", "x"))
                            .sheet("List", false, "", Workbooks.text("A1", "y"))
                            .bytes()))
                    .contains("damaged");
        }

        @Test
        void saysOfACellThatNobodyCouldHaveWrittenThatTheWorkbookIsDamaged() {
            for (String cell : List.of(
                    "<c r=\"A1\" s=\"bold\"><v>1</v></c>",
                    "<c r=\"A1\" s=\"-1\"><v>1</v></c>",
                    "<c r=\"A1\" t=\"q\"><v>1</v></c>",
                    "<c r=\"A1\" t=\"s\"><v>0</v></c>",
                    "<c r=\"A1\" t=\"s\"><v>2000000000</v></c>",
                    "<c r=\"A1\"><f t=\"shared\" si=\"3\"/><v>1</v></c>",
                    "<c r=\"A1\"><v>" + "1".repeat(100_000) + "</v></c>",
                    "<c/>".repeat(16_385))) {
                assertThat(whyNot(new Workbooks().sheet("List", false, "", cell)))
                        .as(cell.substring(0, Math.min(60, cell.length())))
                        .contains("damaged");
            }
        }

        @Test
        void leavesToWhoeverTakesTheRowsWhatGoesWrongThere() {
            var file = file(Workbooks.of(List.of(List.of("name"))));
            assertThatThrownBy(() -> file.rows("List", _ -> {
                        throw new IllegalStateException("no room");
                    }))
                    .hasMessage("no room");
        }

        @Test
        void mergesNoCellsFromTheLastCornerToTheFirst() {
            for (String block : List.of("A1048576:A1", "C1:A2")) {
                var book = new Workbooks()
                        .sheet(
                                "List",
                                false,
                                "<mergeCells><mergeCell ref=\"" + block + "\"/></mergeCells>",
                                Workbooks.text("A1", "x"));
                assertThat(whyNot(book)).contains("damaged");
            }
        }

        @Test
        void writesNoNumberOutThatIsLongerThanAnySheetHas() {
            var row = rows(file(new Workbooks()
                            .sheet(
                                    "List",
                                    false,
                                    "",
                                    "<c r=\"A1\"><v>1E999999999</v></c><c r=\"B1\" s=\"1\"><v>1E-999999999</v></c>"
                                            + "<c r=\"C1\"><f>A1</f><v>1E999999999</v></c><c r=\"D1\" s=\"2\"><v>7</v></c>"
                                            + "<c r=\"E1\"><v>1E+15</v></c>")
                            .part(
                                    "xl/styles.xml",
                                    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\""
                                            + "0".repeat(8_000_000)
                                            + "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf"
                                            + " numFmtId=\"164\"/></cellXfs></styleSheet>")
                            .bytes()))
                    .getFirst();
            assertThat(row.at(0).text()).isEqualTo("1E999999999");
            for (int place = 0; place < 3; place++) {
                assertThat(trouble(row, place)).contains("This number is too large for a list");
            }
            assertThat(row.at(3).text()).isEqualTo("7");
            assertThat(row.at(4).text()).isEqualTo("1000000000000000");
        }

        @Test
        void followsNoEntity() throws IOException {
            Path secret = Files.writeString(folder.resolve("secret"), "the secret");
            var bytes = new Workbooks()
                    .part(
                            "xl/worksheets/sheet1.xml",
                            "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri()
                                    + "\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\""
                                    + " t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>");
            var open = open(bytes.part(
                            "xl/workbook.xml",
                            "<workbook"
                                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                                    + " name=\"List\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                    .part(
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id=\"rId1\""
                                    + " Target=\"worksheets/sheet1.xml\"/></Relationships>")
                    .bytes());
            if (open instanceof SheetReader.Outcome.Opened(var file)) {
                var rows = new ArrayList<SheetRow>();
                var trouble = file.rows("List", rows::add);
                assertThat(rows.toString()).doesNotContain("the secret");
                assertThat(trouble.isPresent()
                                || rows.isEmpty()
                                || rows.getFirst().at(0).text().isEmpty())
                        .isTrue();
            }
        }

        @Test
        void saysOfADamagedFileThatItIs() {
            byte[] good = Workbooks.of(List.of(List.of("name"), List.of("Rosa")));
            assertThat(refusal(java.util.Arrays.copyOf(good, good.length / 2))).contains("damaged");
        }
    }
}
