package org.cadre.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks part by part, also such as no program would write. */
public final class Workbooks {
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();

    /** A sheet whose rows are given as the XML of their cells. */
    public Workbooks sheet(String name, boolean hidden, String afterwards, String... rows) {
        int number = sheets.size() + 1;
        sheets.add("<sheet name=\"%s\" sheetId=\"%d\" %s r:id=\"rId%d\"/>"
                .formatted(name, number, hidden ? "state=\"hidden\"" : "", number));
        relations.add(
                "<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                        .formatted(number, number));
        var data = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            data.append("<row r=\"%d\">%s</row>".formatted(i + 1, rows[i]));
        }
        return part(
                "xl/worksheets/sheet%d.xml".formatted(number),
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + data
                        + "</sheetData>" + afterwards + "</worksheet>");
    }

    /** A sheet of plain texts. */
    public static byte[] of(List<List<String>> rows) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < rows.size(); i++) {
            var row = new StringBuilder();
            for (int column = 0; column < rows.get(i).size(); column++) {
                row.append(text(place(column, i + 1), rows.get(i).get(column)));
            }
            cells.add(row.toString());
        }
        return new Workbooks()
                .sheet("List", false, "", cells.toArray(String[]::new))
                .bytes();
    }

    private static String place(int column, int row) {
        return "" + (char) ('A' + column) + row;
    }

    public static String text(String place, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                .formatted(place, text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    public Workbooks part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public byte[] bytes() {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        parts.putIfAbsent(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                        + " PartName=\"/xl/styles.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
        parts.putIfAbsent(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>%s</sheets></workbook>"
                        .formatted(main, String.join("", sheets)));
        parts.putIfAbsent(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
                        .formatted(String.join("", relations)));
        // Style 1 is a day, style 2 a number of five digits.
        parts.putIfAbsent(
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
                        .formatted(main));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
