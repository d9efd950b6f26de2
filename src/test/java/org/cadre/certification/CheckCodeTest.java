package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckCodeTest {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final CheckCode code = CheckCode.fresh();

    @Test
    void isFiveGroupsOfFourLetters() {
        assertThat(code.value()).matches("([0-9a-hjkmnp-tv-z]{4}-){4}[0-9a-hjkmnp-tv-z]{4}");
    }

    @Test
    void isNeverTheSameTwice() {
        var codes = new HashSet<>(Stream.generate(CheckCode::fresh).limit(1000).toList());
        assertThat(codes).hasSize(1000);
    }

    @Test
    void isReadAsPeopleTypeIt() {
        var known = CheckCode.fresh();
        assertThat(CheckCode.read(" " + known.value().toUpperCase() + " ")).contains(known);
        assertThat(CheckCode.read(known.value().replace("-", ""))).contains(known);
        assertThat(CheckCode.read(known.value().replace('0', 'o').replace('1', 'l')))
                .contains(known);
    }

    @Test
    void isKnownToBeAlteredWhenOneLetterIs() {
        String letters = code.value();
        for (int at = 0; at < letters.length(); at++) {
            for (char other : LETTERS.toCharArray()) {
                if (letters.charAt(at) != '-' && letters.charAt(at) != other) {
                    String altered = letters.substring(0, at) + other + letters.substring(at + 1);
                    assertThat(CheckCode.read(altered)).as(altered).isEmpty();
                }
            }
        }
    }

    @Test
    void isKnownToBeAlteredWhenTwoNeighborsChangePlaces() {
        String letters = code.value().replace("-", "");
        for (int at = 0; at + 1 < letters.length(); at++) {
            if (letters.charAt(at) != letters.charAt(at + 1)) {
                String swapped = letters.substring(0, at)
                        + letters.charAt(at + 1)
                        + letters.charAt(at)
                        + letters.substring(at + 2);
                assertThat(CheckCode.read(swapped)).as(swapped).isEmpty();
            }
        }
    }

    @Test
    void isKnownToBeAlteredWhenItIsCutOff() {
        assertThat(CheckCode.read(code.value().substring(0, 23))).isEmpty();
        assertThat(CheckCode.read(code.value() + "0")).isEmpty();
        assertThat(CheckCode.read("")).isEmpty();
        assertThat(CheckCode.read("NMC-2027-000042")).isEmpty();
    }
}
