package org.cadre.platform.sheet;

import static org.cadre.platform.sheet.XlsxParts.attribute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cadre.platform.text.Sentence;

/**
 * Looks through a workbook before it is read: how large each part really is when it is unpacked, whether a cell claims a place or
 * a text that there is none of, and which cells are merged.
 */
final class XlsxLook {
    private static final String TYPES = "[Content_Types].xml";
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String STYLES = "xl/styles.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String OF_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Where the rows are read by what a part is said to be, not by its name: so each must be where it is looked for here. */
    private static final Map<String, String> WHERE = Map.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", WORKBOOK,
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml", WORKBOOK,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml", STYLES,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml", TEXTS);

    private static final long MOST_IN_A_SHEET = 400L * 1024 * 1024;
    private static final long MOST_TEXTS = 48L * 1024 * 1024;
    private static final long MOST_ELSE = 8L * 1024 * 1024;
    private static final int MOST_MERGED = 20_000;
    private static final int LAST_COLUMN = 16_383;
    private static final int LAST_ROW = 1_048_576;

    /** A spreadsheet writes seventeen digits; a million of them would take minutes to reckon with. */
    private static final int LONGEST_NUMBER = 400;

    private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");

    /** What was seen of the workbook as a whole. */
    sealed interface Whole {
        /**
         * Can be read.
         *
         * @param texts how many its cells share
         */
        record Good(int texts) implements Whole {}

        record Refused(Sentence why) implements Whole {}
    }

    /** What was seen of one sheet. */
    sealed interface Sheet {
        record Good(List<MergedCells.Block> merged) implements Sheet {}

        record Refused(Sentence why) implements Sheet {}
    }

    private XlsxLook() {}

    static Whole at(Path file) {
        try (var parts = XlsxParts.open(file)) {
            if (!parts.has(TYPES) || !parts.has(WORKBOOK)) {
                return new Whole.Refused(Sentence.of("sheet.no-workbook"));
            }
            if (!isInPlace(parts)
                    || !isUnique(parts, RELATIONS, "Relationship", "Id")
                    || !isUnique(parts, WORKBOOK, "sheet", "name")) {
                return new Whole.Refused(Sentence.of("sheet.damaged"));
            }
            parts.drain(STYLES, MOST_ELSE);
            return new Whole.Good(parts.each(TEXTS, MOST_TEXTS, "si", _ -> {}));
        } catch (IOException | XMLStreamException | RuntimeException e) {
            return new Whole.Refused(XlsxParts.why(e));
        }
    }

    private static boolean isInPlace(XlsxParts parts) throws IOException, XMLStreamException {
        var elsewhere = new ArrayList<String>();
        parts.each(TYPES, MOST_ELSE, "Override", xml -> {
            String where = WHERE.get(attribute(xml, "ContentType"));
            String part = attribute(xml, "PartName");
            if (where != null && !part.equalsIgnoreCase("/" + where)) {
                elsewhere.add(part);
            }
        });
        return elsewhere.isEmpty();
    }

    private static boolean isUnique(XlsxParts parts, String part, String element, String name)
            throws IOException, XMLStreamException {
        var seen = new HashSet<String>();
        return parts.each(part, MOST_ELSE, element, xml -> seen.add(attribute(xml, name))) == seen.size();
    }

    /**
     * Looks through one sheet.
     *
     * @param texts how many the workbook's cells share
     */
    static Sheet at(Path file, String tab, int texts) {
        try (var parts = XlsxParts.open(file)) {
            var part = partOf(parts, tab).filter(parts::has);
            if (part.isEmpty()) {
                return new Sheet.Refused(Sentence.of("sheet.damaged"));
            }
            try (var in = parts.bounded(part.get(), MOST_IN_A_SHEET)) {
                return at(XlsxParts.read(in), texts);
            }
        } catch (IOException | XMLStreamException | RuntimeException e) {
            return new Sheet.Refused(XlsxParts.why(e));
        }
    }

    /** Where in the file a sheet stands: by its name in the workbook and the workbook's list of parts. */
    private static Optional<String> partOf(XlsxParts parts, String tab) throws IOException, XMLStreamException {
        var id = new ArrayList<String>();
        parts.each(WORKBOOK, MOST_ELSE, "sheet", xml -> {
            if (tab.equals(attribute(xml, "name"))) {
                id.add(attribute(xml, OF_RELATIONS, "id"));
            }
        });
        var target = new ArrayList<String>();
        parts.each(RELATIONS, MOST_ELSE, "Relationship", xml -> {
            if (id.contains(attribute(xml, "Id"))) {
                target.add(attribute(xml, "Target"));
            }
        });
        return target.stream().findFirst().map(to -> to.startsWith("/") ? to.substring(1) : "xl/" + to);
    }

    private static Sheet at(XMLStreamReader xml, int texts) throws XMLStreamException {
        var merged = new ArrayList<MergedCells.Block>();
        long spanned = 0;
        int cells = 0;
        String kind = "";
        while (XlsxParts.begins(xml)) {
            switch (xml.getLocalName()) {
                case "row" -> cells = 0;
                case "c" -> {
                    String place = xml.getAttributeValue(null, "r");
                    if (cells++ > LAST_COLUMN || (place != null && !isPlace(place))) {
                        return damaged();
                    }
                    kind = attribute(xml, "t");
                }
                case "v" -> {
                    boolean shared = kind.equals("s");
                    if (shared || kind.isEmpty() || kind.equals("n")) {
                        String value = textOf(xml);
                        if (value.length() > LONGEST_NUMBER || (shared && !isText(value, texts))) {
                            return damaged();
                        }
                    }
                }
                case "mergeCell" -> {
                    var block = block(attribute(xml, "ref"));
                    if (block.isPresent()) {
                        if (block.get().isTurned()) {
                            return damaged();
                        }
                        merged.add(block.get());
                        spanned += block.get().lastRow() - block.get().firstRow();
                    }
                    if (merged.size() > MOST_MERGED || spanned > LAST_ROW) {
                        return new Sheet.Refused(Sentence.of("sheet.too-many-merged", MOST_MERGED));
                    }
                }
                default -> {
                    // nothing that is read
                }
            }
        }
        return new Sheet.Good(merged);
    }

    private static Sheet damaged() {
        return new Sheet.Refused(Sentence.of("sheet.damaged"));
    }

    /** What stands in a value, or as much of it as is more than a number can have. */
    private static String textOf(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT && text.length() <= LONGEST_NUMBER) {
            if (xml.isStartElement()) {
                throw new XMLStreamException("an element in a value");
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private static boolean isText(String value, int texts) {
        return value.isEmpty() || (value.matches("[0-9]{1,9}") && Integer.parseInt(value) < texts);
    }

    private static boolean isPlace(String place) {
        var parts = PLACE.matcher(place);
        return parts.matches() && column(parts.group(1)) <= LAST_COLUMN && Integer.parseInt(parts.group(2)) <= LAST_ROW;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private static Optional<MergedCells.Block> block(String address) {
        String[] corners = address.split(":", 2);
        if (corners.length < 2 || !isPlace(corners[0]) || !isPlace(corners[1])) {
            return Optional.empty();
        }
        var first = PLACE.matcher(corners[0]);
        var last = PLACE.matcher(corners[1]);
        return first.matches() && last.matches()
                ? Optional.of(new MergedCells.Block(
                        address,
                        Integer.parseInt(first.group(2)),
                        column(first.group(1)),
                        Integer.parseInt(last.group(2)),
                        column(last.group(1))))
                : Optional.empty();
    }
}
