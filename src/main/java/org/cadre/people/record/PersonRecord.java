package org.cadre.people.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cadre.people.record.Line.Blanking;
import org.cadre.people.record.Line.Column;
import org.cadre.people.record.Line.Erasing;
import org.cadre.people.record.Line.Exporting;
import org.cadre.people.record.Line.Merging;

/** Reads {@code record.txt}: each column that refers to a person, and what merging, exporting and erasing do with it. */
public final class PersonRecord {
    public static final List<Line> LINES = read();

    private PersonRecord() {}

    private static List<Line> read() {
        try (var file = Objects.requireNonNull(PersonRecord.class.getResourceAsStream("record.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(PersonRecord::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Line line(String text) {
        var parts = text.split("\\s+");
        if (parts.length != 4) {
            throw new IllegalArgumentException("a line of the record has four parts: " + text);
        }
        var way = Arrays.stream(parts[0].split(">")).map(PersonRecord::column).toList();
        return new Line(way, merging(parts[1]), exporting(parts[2]), erasing(parts[3]));
    }

    private static Column column(String text) {
        var parts = text.split("\\.", 2);
        return new Column(word(parts[0]), word(parts[1]));
    }

    /** Names enter statements as they are: nothing else than a plain name may stand here. */
    private static String word(String text) {
        if (!text.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a name: " + text);
        }
        return text;
    }

    private static List<String> words(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(PersonRecord::word).toList();
    }

    private static Merging merging(String text) {
        return switch (before(text, ':')) {
            case "move" -> new Merging.Move();
            case "drop" -> new Merging.Drop(words(after(text, ':')));
            case "leave" -> new Merging.Leave(words(after(text, ':')));
            case "awards" -> new Merging.Awards();
            case "stay" -> new Merging.Stay();
            case "-" -> new Merging.Follow();
            default -> throw new IllegalArgumentException("merging knows no " + text);
        };
    }

    private static Exporting exporting(String text) {
        if (text.startsWith("shared:")) {
            return new Exporting.Shared(words(after(text, ':')));
        }
        return switch (before(text, '/')) {
            case "own-only" -> new Exporting.OwnOnly();
            case "own" -> text.equals("own") ? new Exporting.Own() : new Exporting.WithFiles(word(after(text, '/')));
            case "count" -> new Exporting.Count();
            case "sealed" -> new Exporting.Sealed();
            case "-" -> new Exporting.Nothing();
            default -> throw new IllegalArgumentException("exporting knows no " + text);
        };
    }

    private static Erasing erasing(String text) {
        if (text.startsWith("delete/")) {
            return new Erasing.DeleteWithFiles(word(after(text, '/')));
        }
        return switch (before(text, ':')) {
            case "keep" -> new Erasing.Keep(word(after(text, ':')));
            case "delete" -> new Erasing.Delete();
            case "blank" ->
                new Erasing.Blank(Arrays.stream(after(text, ':').split(","))
                        .map(PersonRecord::blanking)
                        .toList());
            default -> throw new IllegalArgumentException("erasing knows no " + text);
        };
    }

    private static Blanking blanking(String text) {
        String column = word(before(text, '='));
        if (column.length() == text.length()) {
            return new Blanking.Nothing(column);
        }
        String word = after(text, '=');
        return word.equals("?") ? new Blanking.Pseudonym(column) : new Blanking.Word(column, word);
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String after(String text, char mark) {
        return text.substring(text.indexOf(mark) + 1);
    }
}
