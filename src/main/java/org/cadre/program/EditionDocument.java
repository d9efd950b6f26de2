package org.cadre.program;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * From bytes to YAML nodes that know their lines. Aliases, tags and deep nesting, which an edition has no use for and an
 * attacker has, are refused before anything is built from them.
 */
final class EditionDocument {
    private static final int DEEPEST = 40;

    private EditionDocument() {}

    /** The whole text at once: a character of two units that lies across the end of a buffer breaks the parser. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setBufferSize(text.length() + 1)
                .build();
    }

    /** The document's mapping, or null with a problem added. */
    static @Nullable MappingNode compose(byte[] bytes, EditionProblems problems) {
        if (bytes.length > EditionFile.MOST_BYTES) {
            problems.add(0, "", Sentence.of("program.edition.too-large", EditionFile.MOST_BYTES / 1024));
            return null;
        }
        var text = decode(bytes, problems);
        if (text == null) {
            return null;
        }
        try {
            if (!isPlain(text, problems)) {
                return null;
            }
            return mapping(new Compose(settings(text)).composeString(text), problems);
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            problems.add(line(mark), "", Sentence.of("program.edition.not-yaml", e.getProblem()));
        } catch (ReaderException e) {
            problems.add(
                    lineOfCharacter(text, e.getPosition()),
                    "",
                    Sentence.of("program.edition.control-character", "U+%04X".formatted(e.getCodePoint())));
        } catch (YamlEngineException e) {
            problems.add(0, "", Sentence.of("program.edition.not-yaml", String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static @Nullable String decode(byte[] bytes, EditionProblems problems) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.add(line, "", Sentence.of("program.edition.not-utf-8"));
            return null;
        }
        var text = out.flip().toString();
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (text.isBlank()) {
            problems.add(0, "", Sentence.of("program.edition.empty"));
            return null;
        }
        return text;
    }

    private static boolean isPlain(String text, EditionProblems problems) {
        int depth = 0;
        int documents = 0;
        boolean plain = true;
        for (var event : new Parse(settings(text)).parseString(text)) {
            switch (event) {
                case AliasEvent alias -> {
                    problems.add(line(alias), "", Sentence.of("program.edition.alias", "*" + alias.getAlias()));
                    plain = false;
                }
                case ScalarEvent scalar
                when scalar.getTag().isPresent() -> {
                    problems.add(
                            line(scalar),
                            "",
                            Sentence.of("program.edition.tag", scalar.getTag().get()));
                    plain = false;
                }
                case CollectionStartEvent start -> {
                    if (start.getTag().isPresent()) {
                        problems.add(
                                line(start),
                                "",
                                Sentence.of(
                                        "program.edition.tag", start.getTag().get()));
                        plain = false;
                    }
                    if (++depth > DEEPEST) {
                        problems.add(line(start), "", Sentence.of("program.edition.too-deep", DEEPEST));
                        return false;
                    }
                }
                case CollectionEndEvent _ -> depth--;
                case DocumentStartEvent start -> {
                    if (++documents > 1) {
                        problems.add(line(start), "", Sentence.of("program.edition.second-document"));
                        return false;
                    }
                }
                default -> {}
            }
        }
        return plain;
    }

    private static @Nullable MappingNode mapping(Optional<Node> root, EditionProblems problems) {
        if (root.isEmpty()) {
            problems.add(0, "", Sentence.of("program.edition.empty"));
            return null;
        }
        if (root.get() instanceof MappingNode mapping) {
            return mapping;
        }
        problems.add(line(root.get().getStartMark()), "", Sentence.of("program.edition.no-mapping"));
        return null;
    }

    private static int line(Event event) {
        return line(event.getStartMark());
    }

    static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(-1) + 1;
    }

    private static int lineOfCharacter(String text, int position) {
        int line = 1;
        for (int i = 0, code = 0; i < text.length() && code < position; code++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
            i += Character.charCount(text.codePointAt(i));
        }
        return line;
    }
}
