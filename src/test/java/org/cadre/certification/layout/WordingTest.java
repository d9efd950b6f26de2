package org.cadre.certification.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void fillsInItsPlaceholders() {
        assertThat(new Wording("{holder} of {program}, {holder}")
                        .with(Map.of(Placeholder.HOLDER, "Rosa", Placeholder.PROGRAM, "Mentors")))
                .isEqualTo("Rosa of Mentors, Rosa");
    }

    @Test
    void takesWhatIsFilledInAsItIs() {
        assertThat(new Wording("To {holder}").with(Map.of(Placeholder.HOLDER, "{program} $1 \\ ${x}")))
                .isEqualTo("To {program} $1 \\ ${x}");
    }

    @Test
    void knowsNoExpressions() {
        for (String pattern : new String[] {"${7*7}", "{holder.class}", "{ holder }", "{0}", "{months,plural}", "{}"}) {
            assertThat(new Wording(pattern).unknown(EnumSet.allOf(Placeholder.class)))
                    .as(pattern)
                    .isNotEmpty();
        }
    }

    @Test
    void namesWhatItDoesNotKnowAndLoneBraces() {
        assertThat(new Wording("{name} and {trained} and { and }}")
                        .unknown(EnumSet.of(Placeholder.HOLDER, Placeholder.MONTHS)))
                .containsExactly("{name}", "{trained}", "{ and }", "}");
    }

    @Test
    void isNotSaidWithAnythingLeftOpen() {
        assertThatThrownBy(() -> new Wording("{months}").with(Map.of())).hasMessageContaining("{months}");
    }
}
