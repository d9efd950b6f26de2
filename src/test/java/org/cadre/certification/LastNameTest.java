package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastNameTest {
    @ParameterizedTest
    @CsvSource({
        "Marcus Lee, lee",
        "Inés Calderón, Calderon",
        "María Hernández-Castañeda, hernandez castaneda",
        "María Hernández-Castañeda, Castañeda",
        "Walter O'Neill Jr., O’Neill",
        "Rosa Delgado, Rosa Delgado",
        "Madonna, Madonna"
    })
    void fits(String whole, String typed) {
        assertThat(LastName.matches(whole, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Marcus Lee, Marcus", "Marcus Lee, Le", "Marcus Lee, ' '", "Marcus Lee, Fox", "Marcus Lee, '%'"})
    void doesNotFit(String whole, String typed) {
        assertThat(LastName.matches(whole, typed)).isFalse();
    }
}
