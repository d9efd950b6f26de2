package org.cadre.certification.layout;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void takesNothingThatIsNoColor() {
        assertThatThrownBy(() -> new Look("red", "#000000", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
