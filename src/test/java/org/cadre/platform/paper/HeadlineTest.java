package org.cadre.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadlineTest {

    @Test
    void keepsItsSizeWhereThereIsRoom() {
        assertThat(Headline.of("Rosa Villarreal", 40, 8).points()).isEqualTo(40);
    }

    @Test
    void shrinksToStayOnOneLine() {
        var headline = Headline.of("María Guadalupe Hernández-Castañeda", 40, 6.4);
        assertThat(headline.lines()).hasSize(1);
        assertThat(headline.points()).isBetween(24, 39);
    }

    @Test
    void isDividedEvenlyBeforeItGetsTooSmall() {
        var headline = Headline.of("Dr. María Guadalupe Concepción Hernández-Castañeda de la Vega III", 40, 6.4);
        assertThat(headline.lines())
                .containsExactly("Dr. María Guadalupe Concepción", "Hernández-Castañeda de la Vega III");
        assertThat(headline.points()).isEqualTo(24);
    }

    @Test
    void staysLegibleWhenThereIsNowhereToDivide() {
        assertThat(Headline.of("W".repeat(200), 40, 6.4).points()).isEqualTo(12);
    }
}
