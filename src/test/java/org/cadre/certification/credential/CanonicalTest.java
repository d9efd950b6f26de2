package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two graphs that say the same have one form, whatever their labels and order; graphs made to take forever are refused. */
class CanonicalTest {
    private static final String P = "http://example.org/p";

    @Test
    void isTheFormThatAnotherImplementationFinds() throws RdfConsumerException {
        var random = new Random(20261127);
        for (int i = 0; i < 1_500; i++) {
            var graph = graph(random);
            assertThat(Canonical.of(graph)).as(graph.toString()).isEqualTo(titanium(graph));
        }
    }

    @Test
    void doesNotDependOnLabelsAndOrder() {
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            var graph = graph(random);
            var relabeled = new ArrayList<Quad>();
            for (var quad : graph) {
                relabeled.add(new Quad(
                        relabeled(quad.subject()),
                        quad.predicate(),
                        relabeled(quad.object()),
                        quad.graph() == null ? null : relabeled(quad.graph())));
            }
            Collections.shuffle(relabeled, random);
            assertThat(Canonical.of(relabeled)).isEqualTo(Canonical.of(graph));
        }
    }

    private static String relabeled(String term) {
        return Quad.isBlank(term) ? "_:x" + (97 - Integer.parseInt(term.substring(3))) : term;
    }

    private static List<Quad> graph(Random random) {
        int blanks = 1 + random.nextInt(5);
        int size = 1 + random.nextInt(12);
        var graph = new LinkedHashSet<Quad>();
        for (int i = 0; i < size; i++) {
            var quad = new Quad(
                    term(random, blanks),
                    "<" + P + random.nextInt(2) + ">",
                    random.nextInt(6) == 0 ? Quad.literal("v" + random.nextInt(2), null, null) : term(random, blanks),
                    random.nextInt(5) == 0 ? "_:b" + random.nextInt(blanks) : null);
            if (!saysANodeTwice(quad)) {
                graph.add(quad);
            }
        }
        return List.copyOf(graph);
    }

    /** There the other implementation counts one statement as two, against the specification. */
    private static boolean saysANodeTwice(Quad quad) {
        return quad.subject().equals(quad.object())
                || quad.subject().equals(quad.graph())
                || quad.object().equals(quad.graph());
    }

    private static String term(Random random, int blanks) {
        return random.nextInt(5) == 0
                ? "<http://example.org/" + random.nextInt(2) + ">"
                : "_:b" + random.nextInt(blanks);
    }

    private static String titanium(List<Quad> graph) throws RdfConsumerException {
        var other = RdfCanon.create("SHA-256");
        for (var quad : graph) {
            boolean literal = quad.object().startsWith("\"");
            other.quad(
                    bare(quad.subject()),
                    bare(quad.predicate()),
                    literal ? quad.object().substring(1, 3) : bare(quad.object()),
                    literal ? "http://www.w3.org/2001/XMLSchema#string" : null,
                    null,
                    null,
                    quad.graph() == null ? null : bare(quad.graph()));
        }
        var text = new StringWriter();
        other.provide(new NQuadsWriter(text));
        return text.toString();
    }

    private static String bare(String term) {
        return Quad.isBlank(term) ? term : term.substring(1, term.length() - 1);
    }

    @Test
    void ordersByCodePointBeyondTheBasicPlane() {
        var face = new Quad("<http://a>", "<http://p>", Quad.literal("\uD83D\uDE00", null, null), null);
        var replacement = new Quad("<http://a>", "<http://p>", Quad.literal("\uFFFD", null, null), null);
        assertThat(Canonical.lines(List.of(face, replacement)))
                .containsExactly("<http://a> <http://p> \"\uFFFD\" .\n", "<http://a> <http://p> \"\uD83D\uDE00\" .\n");
    }

    @Test
    void escapesWhatCanonicalFormsEscape() {
        assertThat(Quad.literal("a\"b\\c\n\r\t\b\f\u0000\u007fé\u0085\uD83D\uDE00", null, null))
                .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0000\\u007Fé\u0085\uD83D\uDE00\"");
    }

    @Test
    void refusesAPoisonGraph() {
        var poison = new ArrayList<Quad>();
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                if (i != j) {
                    poison.add(new Quad("_:b" + i, "<" + P + ">", "_:b" + j, null));
                }
            }
        }
        assertThatThrownBy(() -> Canonical.of(poison))
                .isInstanceOfSatisfying(
                        UnsafeDocument.class,
                        unsafe -> assertThat(unsafe.problem()).isEqualTo(UnsafeDocument.Problem.TOO_COMPLEX));
    }
}
