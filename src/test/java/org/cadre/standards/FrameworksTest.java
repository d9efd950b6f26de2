package org.cadre.standards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameworksTest {
    private final Frameworks frameworks = Frameworks.shipped();

    @Test
    void keepsEachEditionOfTheStandards() {
        assertThat(frameworks.all()).extracting(Framework::key).containsExactly("llc-2008", "llc-2019", "psel-2015");
        assertThat(frameworks.find("llc-2008").orElseThrow().standards()).hasSize(6);
        assertThat(frameworks.find("llc-2019").orElseThrow().standards()).hasSize(3);
        assertThat(frameworks.find("llc-2019").orElseThrow().replaces()).isEqualTo("llc-2008");
        assertThat(frameworks.find("psel-2015").orElseThrow().standards()).hasSize(10);
    }

    @Test
    void givesCreditForEach() {
        assertThat(frameworks.all())
                .allSatisfy(framework -> assertThat(framework.credit()).contains("Numbers and titles only"));
    }

    @Test
    void findsAStandardByItsKey() {
        assertThat(frameworks.standard("psel-2015-4"))
                .hasValue(new Standard("psel-2015-4", 4, "Curriculum, Instruction, and Assessment"));
        assertThat(frameworks.standard("psel-2015-11")).isEmpty();
    }

    @Test
    void marksTheSampleCompetencies() {
        assertThat(frameworks.competencies()).hasSize(6).allMatch(Competency::sample);
    }

    @Test
    void readsTheCrosswalkBothWays() {
        assertThat(frameworks.crosswalk().linkedTo("llc-2008-6")).containsExactly("llc-2019-1", "psel-2015-8");
        assertThat(frameworks.crosswalk().linkedTo("psel-2015-8")).containsExactly("llc-2008-6");
    }
}
