package org.cadre.program;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of an edition file. Each question for a key answers with a value whatever stands there; what is wrong goes
 * to the problems, and reading goes on, so that all problems come out at once. A section that is not there has been
 * reported already and stays silent.
 */
final class EditionSection {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST_QUOTE = 60;

    private final EditionProblems problems;
    private final String path;
    private final int line;
    private final boolean there;
    private final Map<String, ScalarNode> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> wrong = new HashSet<>();

    EditionSection(EditionProblems problems, String path, @Nullable MappingNode node) {
        this.problems = problems;
        this.path = path;
        this.there = node != null;
        this.line = node == null ? 0 : lineOf(node);
        if (node != null) {
            readKeys(node);
        }
    }

    private void readKeys(MappingNode node) {
        for (var tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(lineOf(tuple.getKeyNode()), path, Sentence.of("program.edition.key-is-no-word"));
                continue;
            }
            var first = keys.putIfAbsent(key.getValue(), key);
            if (first == null) {
                values.put(key.getValue(), tuple.getValueNode());
            } else {
                problems.add(
                        lineOf(key),
                        pathOf(key.getValue()),
                        Sentence.of("program.edition.key-twice", quoted(key.getValue()), lineOf(first)));
            }
        }
    }

    private static int lineOf(Node node) {
        return EditionDocument.line(node.getStartMark());
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The section is there at all. */
    boolean isThere() {
        return there;
    }

    /** Some key stands here that nobody has asked for so far. */
    boolean hasMore() {
        return !asked.containsAll(keys.keySet());
    }

    /** The value of that key was there and as expected, or may be absent and was. */
    boolean isRight(String key) {
        return there && !wrong.contains(key);
    }

    /** Adds a problem at the line of that key. */
    void wrong(String key, Sentence says) {
        wrong.add(key);
        if (there) {
            var at = keys.get(key);
            problems.add(at == null ? line : lineOf(at), pathOf(key), says);
        }
    }

    /** Adds a problem about the section itself. */
    void wrong(Sentence says) {
        problems.add(line, path, says);
    }

    private void found(String key, Node value, Sentence expected) {
        wrong.add(key);
        found(lineOf(value), pathOf(key), value, expected);
    }

    private void found(int at, String where, Node value, Sentence expected) {
        problems.add(
                at,
                where,
                isNothing(value)
                        ? Sentence.of("program.edition.found-nothing", expected)
                        : Sentence.of("program.edition.found", describe(value), expected));
    }

    private static Object describe(Node value) {
        return switch (value) {
            case ScalarNode scalar -> quoted(scalar.getValue());
            case SequenceNode _ -> Sentence.of("program.edition.a-list");
            default -> Sentence.of("program.edition.a-section");
        };
    }

    private static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return "“" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + "”";
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (Tag.NULL.equals(scalar.getTag()) || scalar.getValue().isEmpty());
    }

    private @Nullable Node value(String key, Sentence expected) {
        asked.add(key);
        var value = values.get(key);
        if (value == null) {
            wrong(key, Sentence.of("program.edition.missing", expected));
        }
        return value;
    }

    String text(String key) {
        var expected = Sentence.of("program.edition.expected.text");
        var value = value(key, expected);
        if (value == null) {
            return "";
        }
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank() || isNothing(scalar)) {
            found(key, value, expected);
            return "";
        }
        return scalar.getValue().strip();
    }

    @Nullable
    String textIfAny(String key) {
        asked.add(key);
        return has(key) ? text(key) : null;
    }

    /** A text of small letters, digits and hyphens, by which other things name this one. */
    String name(String key) {
        var text = text(key);
        if (!text.isEmpty() && !text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            wrong(
                    key,
                    Sentence.of("program.edition.found", quoted(text), Sentence.of("program.edition.expected.name")));
        }
        return text;
    }

    int whole(String key, int least, int most) {
        var expected = Sentence.of("program.edition.expected.whole", least, most);
        var value = value(key, expected);
        if (value == null) {
            return least;
        }
        Integer number = wholeOf(value, least, most);
        if (number == null) {
            found(key, value, expected);
            return least;
        }
        return number;
    }

    private static @Nullable Integer wholeOf(Node value, int least, int most) {
        if (value instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(scalar.getValue());
            return number >= least && number <= most ? (Integer) number : null;
        }
        return null;
    }

    @Nullable
    Integer wholeIfAny(String key, int least, int most) {
        asked.add(key);
        if (!has(key)) {
            return null;
        }
        int number = whole(key, least, most);
        return isRight(key) ? (Integer) number : null;
    }

    boolean flag(String key) {
        var expected = Sentence.of("program.edition.expected.flag");
        var value = value(key, expected);
        if (value == null) {
            return false;
        }
        if (value instanceof ScalarNode scalar && scalar.isPlain()) {
            if (scalar.getValue().equals("true")) {
                return true;
            }
            if (scalar.getValue().equals("false")) {
                return false;
            }
        }
        found(key, value, expected);
        return false;
    }

    boolean flagIfAny(String key) {
        asked.add(key);
        return has(key) && flag(key);
    }

    /** A flag that stands unless the edition says otherwise. */
    boolean flagUnlessSaid(String key) {
        asked.add(key);
        return !has(key) || flag(key);
    }

    /** A kind of requirement that has nothing to say but that it is asked for. */
    void mustBeTrue(String key) {
        if (!flag(key) && isRight(key)) {
            wrong(key, Sentence.of("program.edition.only-true"));
        }
    }

    LocalDate day(String key) {
        var expected = Sentence.of("program.edition.expected.day");
        var value = value(key, expected);
        if (value == null) {
            return LocalDate.EPOCH;
        }
        if (value instanceof ScalarNode scalar) {
            try {
                return LocalDate.parse(scalar.getValue(), DAY);
            } catch (DateTimeParseException e) {
                found(key, value, expected);
                return LocalDate.EPOCH;
            }
        }
        found(key, value, expected);
        return LocalDate.EPOCH;
    }

    /** One of these words. */
    <T> T choice(String key, Map<String, T> choices, T otherwise) {
        var expected = oneOf(choices.keySet());
        var value = value(key, expected);
        if (value == null) {
            return otherwise;
        }
        var chosen = value instanceof ScalarNode scalar ? choices.get(scalar.getValue()) : null;
        if (chosen == null) {
            found(key, value, expected);
            return otherwise;
        }
        return chosen;
    }

    private static Sentence oneOf(Set<String> words) {
        return Sentence.of("program.edition.expected.one-of", String.join(", ", words));
    }

    EditionSection section(String key) {
        var expected = Sentence.of("program.edition.expected.section");
        var value = value(key, expected);
        if (value instanceof MappingNode mapping) {
            return new EditionSection(problems, pathOf(key), mapping);
        }
        if (value != null) {
            found(key, value, expected);
        }
        return new EditionSection(problems, pathOf(key), null);
    }

    /** One entry of a list: a section, or what else stands there. */
    record Entry(String path, int line, Node node) {}

    /** The entries of a list that must have one at least. */
    List<Entry> entries(String key) {
        return entries(key, Sentence.of("program.edition.expected.list"), 1);
    }

    private List<Entry> entries(String key, Sentence expected, int least) {
        var value = value(key, expected);
        if (value instanceof SequenceNode sequence && sequence.getValue().size() >= least) {
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < sequence.getValue().size(); i++) {
                var node = sequence.getValue().get(i);
                entries.add(new Entry(pathOf(key) + "[" + i + "]", lineOf(node), node));
            }
            return entries;
        }
        if (value != null) {
            found(key, value, expected);
        }
        return List.of();
    }

    List<EditionSection> sections(String key) {
        return sections(entries(key));
    }

    /** The same, where the list may have no entries. */
    List<EditionSection> sectionsIfAny(String key) {
        return sections(entries(key, Sentence.of("program.edition.expected.list-or-none"), 0));
    }

    private List<EditionSection> sections(List<Entry> entries) {
        var sections = new ArrayList<EditionSection>();
        for (var entry : entries) {
            var section = section(entry);
            if (section != null) {
                sections.add(section);
            }
        }
        return sections;
    }

    /** The entry as a section, or null with a problem added. */
    @Nullable
    EditionSection section(Entry entry) {
        if (entry.node() instanceof MappingNode mapping) {
            return new EditionSection(problems, entry.path(), mapping);
        }
        found(entry.line(), entry.path(), entry.node(), Sentence.of("program.edition.expected.section"));
        return null;
    }

    /** A list of texts, each only once. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (var entry : entries(key)) {
            if (!(entry.node() instanceof ScalarNode scalar)
                    || scalar.getValue().isBlank()
                    || isNothing(scalar)) {
                wrong.add(key);
                found(entry.line(), entry.path(), entry.node(), Sentence.of("program.edition.expected.text"));
            } else if (texts.contains(scalar.getValue())) {
                wrong.add(key);
                problems.add(
                        entry.line(),
                        entry.path(),
                        Sentence.of("program.edition.named-twice", quoted(scalar.getValue())));
            } else {
                texts.add(scalar.getValue());
            }
        }
        return texts;
    }

    /** A list of texts that are all among these. */
    List<String> textsAmong(String key, Set<String> known) {
        var texts = new ArrayList<String>();
        for (var entry : entries(key)) {
            var text = entry.node() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(text)) {
                wrong.add(key);
                found(entry.line(), entry.path(), entry.node(), oneOf(known));
            } else if (texts.contains(text)) {
                wrong.add(key);
                problems.add(entry.line(), entry.path(), Sentence.of("program.edition.named-twice", quoted(text)));
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    List<Integer> wholes(String key, int least, int most) {
        var numbers = new ArrayList<Integer>();
        for (var entry : entries(key)) {
            Integer number = wholeOf(entry.node(), least, most);
            if (number == null) {
                wrong.add(key);
                found(
                        entry.line(),
                        entry.path(),
                        entry.node(),
                        Sentence.of("program.edition.expected.whole", least, most));
            } else {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** The word that stands for all of these, which was found at that key. */
    List<String> all(String key, Set<String> these) {
        asked.add(key);
        return List.copyOf(these);
    }

    /** The value where the key may be absent and is. */
    <T> T none(String key, T value) {
        asked.add(key);
        return value;
    }

    /** The word that stands alone at that key, null if something else does. */
    @Nullable
    String word(String key) {
        return values.get(key) instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /** Refuses what nobody asked for. */
    void close() {
        close(List.of());
    }

    /** Refuses what nobody asked for, except these keys, about which something has been said already. */
    void close(List<String> known) {
        asked.addAll(known);
        for (var key : keys.entrySet()) {
            if (!asked.contains(key.getKey())) {
                problems.add(
                        lineOf(key.getValue()),
                        pathOf(key.getKey()),
                        Sentence.of("program.edition.unknown-key", quoted(key.getKey()), String.join(", ", asked)));
            }
        }
    }
}
