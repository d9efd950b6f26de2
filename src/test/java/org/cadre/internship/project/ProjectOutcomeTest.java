package org.cadre.internship.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.internship.project.ProjectReading.Verdict.NOT_PASSED;
import static org.cadre.internship.project.ProjectReading.Verdict.PASSED;
import static org.cadre.internship.project.ProjectReading.Verdict.RETURNED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.project.ProjectOutcome.Awaits;
import org.cadre.internship.project.ProjectOutcome.Decided;
import org.cadre.internship.project.ProjectReading.Verdict;
import org.cadre.people.PersonId;
import org.cadre.program.Edition.ProjectRule;
import org.cadre.program.Edition.Rubric;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProjectOutcomeTest {
    private static final Rubric RUBRIC = new Rubric(true, 4, 2, 5, List.of());
    private static final ProjectRule RULE = new ProjectRule(true, true, true, 10);

    @Test
    void awaitsTheCoachFirst() {
        assertThat(outcome(false)).isEqualTo(new Awaits(1));
    }

    @Nested
    class NotDrawn {
        @Test
        void isPassedOrReturnedByTheCoachAlone() {
            assertThat(outcome(false, PASSED)).isEqualTo(new Decided(PASSED));
            assertThat(outcome(false, RETURNED)).isEqualTo(new Decided(RETURNED));
        }

        @Test
        void failsOnNoSingleReader() {
            assertThat(outcome(false, NOT_PASSED)).isEqualTo(new Awaits(2));
            assertThat(outcome(false, NOT_PASSED, NOT_PASSED)).isEqualTo(new Decided(NOT_PASSED));
        }
    }

    @Nested
    class Drawn {
        @Test
        void awaitsTheSecondReaderBeforeItPasses() {
            assertThat(outcome(true, PASSED)).isEqualTo(new Awaits(2));
            assertThat(outcome(true, PASSED, PASSED)).isEqualTo(new Decided(PASSED));
        }

        @Test
        void isReturnedWithoutWaiting() {
            assertThat(outcome(true, RETURNED)).isEqualTo(new Decided(RETURNED));
        }
    }

    @Nested
    class WhenTheTwoDiffer {
        @Test
        void aThirdDecides() {
            assertThat(outcome(false, NOT_PASSED, PASSED)).isEqualTo(new Awaits(3));
            assertThat(outcome(false, NOT_PASSED, PASSED, PASSED)).isEqualTo(new Decided(PASSED));
            assertThat(outcome(true, PASSED, NOT_PASSED, NOT_PASSED)).isEqualTo(new Decided(NOT_PASSED));
        }

        @Test
        void theKinderWayBackIsTakenAtOnce() {
            assertThat(outcome(false, NOT_PASSED, RETURNED)).isEqualTo(new Decided(RETURNED));
        }
    }

    @Nested
    class WhenTheirScoresDifferByMoreThanTheMargin {
        @Test
        void aThirdIsCalledThoughBothPassIt() {
            assertThat(scored(20, 15)).isEqualTo(new Decided(PASSED));
            assertThat(scored(20, 14)).isEqualTo(new Awaits(3));
            assertThat(scored(14, 20)).isEqualTo(new Awaits(3));
        }

        @Test
        void theThirdDecidesAndFailsNobodyAlone() {
            assertThat(scored(20, 14, PASSED)).isEqualTo(new Decided(PASSED));
            assertThat(scored(20, 14, RETURNED)).isEqualTo(new Decided(RETURNED));
            assertThat(scored(20, 14, NOT_PASSED)).isEqualTo(new Decided(RETURNED));
        }

        private static ProjectOutcome scored(int first, int second, Verdict... third) {
            var readings = new ArrayList<ProjectReading>();
            readings.add(reading(1, PASSED, Map.of("all", first)));
            readings.add(reading(2, PASSED, Map.of("all", second)));
            for (var verdict : third) {
                readings.add(reading(3, verdict, Map.of()));
            }
            return ProjectOutcome.of(RULE, RUBRIC, true, readings);
        }
    }

    private static ProjectReading reading(int place, Verdict verdict, Map<String, Integer> scores) {
        return new ProjectReading(
                UUID.randomUUID(),
                1,
                new PersonId(UUID.randomUUID()),
                "A reader",
                place,
                LocalDate.of(2035, 9, 1),
                scores,
                verdict,
                null);
    }

    private static ProjectOutcome outcome(boolean drawn, Verdict... verdicts) {
        var readings = new ArrayList<ProjectReading>();
        for (int i = 0; i < verdicts.length; i++) {
            readings.add(reading(i + 1, verdicts[i], Map.of()));
        }
        return ProjectOutcome.of(RULE, RUBRIC, drawn, List.copyOf(readings));
    }
}
