package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildNamesTest {
    private static final List<String> KNOWN =
            List.of("Del Ramos", "Rosa Delgado", "Ines Navarro", "Larkspur Elementary");

    private static List<String> in(String text) {
        return ChildNames.shipped().in(text, KNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A fourth grader, Jayden Smithers, was sent to the office twice. | Jayden Smithers
            We talked about the mother of Ana Lucía Pérez.                  | Ana Lucía Pérez
            The student Jayden needs a new plan.                            | Jayden
            Her son Malik is new at Larkspur Elementary.                    | Malik
            Met Jayden O’Neal's parents.                                    | Jayden O’Neal's
            The boy (Zoë Müller-Lang's brother) was suspended.              | Zoë Müller-Lang's
            """)
    void asksAboutANameNearAWordForChildren(String text, String name) {
        assertThat(in(text)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A student in grade 4 was sent to the office twice.",
                "Del Ramos talked with the parents of a student.",
                "The Student Council met on Monday at Larkspur Elementary.",
                "Met Rosa Delgado and Ines Navarro about student data.",
                "Discussed Professional Learning Communities and the Parent Night in October.",
                "Read Michael Fullan on change.",
                "",
                "🙂 مرحبا"
            })
    void letsGrownUpsSchoolsAndPlainWordsPass(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void readsALongTextInOneGo() {
        assertThat(in("Xx ".repeat(4000))).isEmpty();
    }

    /** All short texts of a few words that matter. */
    @Test
    void asksAboutNoMoreThanItWouldWithoutKnowingTheGrownUps() {
        var texts = List.of("");
        for (int words = 0; words < 5; words++) {
            texts = texts.stream()
                    .flatMap(text -> Stream.of("student", "Jayden", "Rosa", "Del", "Larkspur", "and", ".")
                            .map(word -> text + " " + word))
                    .toList();
            for (String text : texts) {
                if (ChildNames.shipped().in(text, List.of()).isEmpty()) {
                    assertThat(in(text)).as(text).isEmpty();
                }
            }
        }
    }
}
