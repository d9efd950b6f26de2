package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {
    @Test
    void isWhatBothKnowTogether() {
        var both = NineMonths.institute().plus(NineMonths.agreed());
        assertThat(both.facts()).hasSize(8);
        assertThat(both.plus(Evidence.none())).isEqualTo(both);
        assertThat(Evidence.none().plus(both)).isEqualTo(both);
        assertThat(Evidence.of(both.facts())).isEqualTo(both);
    }
}
