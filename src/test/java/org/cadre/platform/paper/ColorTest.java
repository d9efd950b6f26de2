package org.cadre.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColorTest {
    private static Color color(String hex) {
        return Color.read(hex).orElseThrow();
    }

    @Test
    void isBlackAtTwentyOneAndWhiteAtOne() {
        assertThat(color("#000000").contrastWithWhite()).isEqualTo(21, within(1e-9));
        assertThat(color("#ffffff").contrastWithWhite()).isEqualTo(1, within(1e-9));
    }

    /** The two grays on either side of the line that the standard draws. */
    @Test
    void isReadableFromFourAndAHalf() {
        assertThat(color("#767676").isReadableOnWhite()).isTrue();
        assertThat(color("#777777").isReadableOnWhite()).isFalse();
    }

    @Test
    void isWrittenInSixDigitsAndNothingElse() {
        assertThat(Color.read(" #17594A ")).contains(new Color("#17594a"));
        for (String other : new String[] {"", "red", "#123", "17594a", "#17594g", "#17594a;x", "#17594a\n}"}) {
            assertThat(Color.read(other)).as(other).isEmpty();
        }
    }

    @Test
    void isAsFarFromAnotherAsThatIsFromIt() {
        assertThat(color("#767676").contrastWith(color("#ffffff")))
                .isEqualTo(color("#767676").contrastWithWhite(), within(1e-9));
        assertThat(color("#ffffff").contrastWith(color("#767676")))
                .isEqualTo(color("#767676").contrastWithWhite(), within(1e-9));
        assertThat(color("#17594a").contrastWith(color("#17594a"))).isEqualTo(1, within(1e-9));
    }
}
