package org.cadre.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cadre.platform.text.Sentence;
import org.cadre.standards.NamedFramework;

/** An edition as a YAML document: read, and refused with every reason at once. */
public final class EditionFile {
    /** No document is larger; a real edition has some ten thousand bytes. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final String NATIONAL = "national-mentor-certification.yaml";

    private EditionFile() {}

    public sealed interface Outcome {
        record Accepted(Edition edition) implements Outcome {}

        /** In the order of the file. */
        record Refused(List<Problem> problems) implements Outcome {
            public Refused {
                problems = problems.stream()
                        .sorted(Comparator.comparingInt(Problem::line))
                        .toList();
            }
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line 0 where it concerns the whole file
     * @param path where in the document, like {@code requirements.certification.all[3].atLeast}; empty for all of it
     * @param says what is found there and what is expected
     */
    public record Problem(String file, int line, String path, Sentence says) {
        /** All of it in one line: {@code file:line: path: what is expected}. */
        public Sentence sentence() {
            if (line == 0) {
                return Sentence.of("program.edition.whole-file", file, says);
            }
            // The line as text: "1,024" is no line number.
            var at = Integer.toString(line);
            return path.isEmpty()
                    ? Sentence.of("program.edition.line-without-path", file, at, says)
                    : Sentence.of("program.edition.line", file, at, path, says);
        }
    }

    public static Outcome read(Path file) {
        String name = file.toString();
        try (InputStream in = Files.newInputStream(file)) {
            return parse(name, in.readNBytes(MOST_BYTES + 1));
        } catch (NoSuchFileException e) {
            return refused(name, Sentence.of("program.edition.no-file"));
        } catch (IOException e) {
            return refused(
                    name,
                    Files.isDirectory(file)
                            ? Sentence.of("program.edition.folder")
                            : Sentence.of("program.edition.unreadable", String.valueOf(e.getMessage())));
        }
    }

    private static Outcome refused(String file, Sentence says) {
        return new Outcome.Refused(List.of(new Problem(file, 0, "", says)));
    }

    /**
     * The same where no frameworks are known but those that ship with the product.
     *
     * @param file how to name it in problems
     */
    public static Outcome parse(String file, byte[] document) {
        return parse(file, document, NamedFramework.shipped());
    }

    /**
     * Reads a document.
     *
     * @param file how to name it in problems
     * @param frameworks those it may name, by their keys
     */
    static Outcome parse(String file, byte[] document, Map<String, NamedFramework> frameworks) {
        var problems = new EditionProblems(file);
        var root = EditionDocument.compose(document, problems);
        if (root == null) {
            return new Outcome.Refused(problems.all());
        }
        var edition = new EditionReader(problems, frameworks).read(root);
        return problems.isEmpty() ? new Outcome.Accepted(edition) : new Outcome.Refused(problems.all());
    }

    /** The national program that ships with the product. */
    public static Edition national() {
        return National.EDITION;
    }

    /** Read once, when first asked for. */
    private static final class National {
        private static final Edition EDITION = edition();

        private static byte[] document() {
            try (InputStream in = EditionFile.class.getResourceAsStream("/program/" + NATIONAL)) {
                return Objects.requireNonNull(in, NATIONAL).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Edition edition() {
            return switch (parse(NATIONAL, document())) {
                case Outcome.Accepted(var edition) -> edition;
                case Outcome.Refused(var problems) ->
                    throw new IllegalStateException("the shipped edition: " + problems);
            };
        }
    }
}
