package org.cadre.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionId;
import org.cadre.program.OfferingKind;
import org.cadre.program.Standings;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CreditedTest {
    private static final LocalDate JUNE = LocalDate.of(2027, 6, 12);
    private static final LocalDate OCTOBER = LocalDate.of(2027, 10, 9);
    private static final int MODULE = 150;

    private final Edition edition = EditionFile.national();
    private final EditionId editionId = new EditionId(UUID.randomUUID());
    private final PersonId rosa = new PersonId(Ids.next());

    /** An event in which minutes of the modules were attended, from the first one on. */
    private List<Mark> institute(OfferingId offering, LocalDate firstDay, int... minutes) {
        var marks = new ArrayList<Mark>();
        var seat = new RegistrationId(Ids.next());
        for (int i = 0; i < minutes.length; i++) {
            if (minutes[i] > 0) {
                marks.add(mark(
                        offering,
                        seat,
                        OfferingKind.LII,
                        edition.modules().get(i).key(),
                        firstDay.plusDays(i / 3),
                        i,
                        MODULE,
                        minutes[i]));
            }
        }
        return marks;
    }

    private Mark mark(
            OfferingId offering,
            RegistrationId seat,
            OfferingKind kind,
            @Nullable String module,
            LocalDate day,
            int number,
            int of,
            int minutes) {
        return new Mark(
                Ids.next(),
                rosa,
                seat,
                offering,
                "Event",
                kind,
                editionId,
                true,
                module,
                "Session " + number,
                day.atTime(LocalTime.of(8 + number, 0)).toInstant(ZoneOffset.UTC),
                day,
                of,
                minutes);
    }

    private static OfferingId anOffering() {
        return new OfferingId(Ids.next());
    }

    private Credited credited(List<Mark> marks) {
        return new Credited(marks, _ -> edition);
    }

    private static List<Mark> both(List<Mark> some, List<Mark> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    @Nested
    class InOneEvent {
        @Test
        void allSixModulesAreFifteenHours() {
            var credited = credited(institute(anOffering(), JUNE, 150, 150, 150, 150, 150, 150));
            assertThat(credited.minutes()).isEqualTo(900);
        }

        @Test
        void fiveModulesAreTwelveHoursAndAHalf() {
            var credited = credited(institute(anOffering(), JUNE, 150, 150, 150, 150, 150, 0));
            assertThat(credited.minutes()).isEqualTo(750);
            assertThat(credited.partOne(edition)).isEmpty();
        }

        @Test
        void partOfAModuleIsCreditedAsThatPart() {
            assertThat(credited(institute(anOffering(), JUNE, 95)).minutes()).isEqualTo(95);
        }

        @Test
        void partOneIsCompletedOnItsLastDay() {
            var offering = anOffering();
            var credited = credited(institute(offering, JUNE, 150, 150, 150, 150, 150, 150));
            assertThat(credited.partOne(edition)).singleElement().satisfies(completion -> {
                assertThat(completion.on()).isEqualTo(JUNE.plusDays(1));
                assertThat(completion.offering()).isEqualTo(offering);
            });
        }

        @Test
        void theEvidenceMeetsPartOneOfTheEdition() {
            var credited = credited(institute(anOffering(), JUNE, 150, 150, 150, 150, 150, 150));
            assertThat(Standings.partOne(edition, credited.evidence(), OCTOBER).isMet())
                    .isTrue();
            assertThat(Standings.partOne(edition, credited.evidence(), JUNE).isMet())
                    .isFalse();
        }
    }

    @Nested
    class OverSeveralEvents {
        @Test
        void aMissedModuleCanBeMadeUp() {
            var later = anOffering();
            var credited = credited(both(
                    institute(anOffering(), JUNE, 150, 150, 150, 0, 150, 150),
                    institute(later, OCTOBER, 0, 0, 0, 150)));
            assertThat(credited.minutes()).isEqualTo(900);
            assertThat(credited.partOne(edition)).singleElement().satisfies(completion -> {
                assertThat(completion.offering()).isEqualTo(later);
                assertThat(completion.on()).isEqualTo(OCTOBER.plusDays(1));
                assertThat(completion.marks()).hasSize(6);
            });
        }

        @Test
        void aModuleIsNeverCreditedWithMoreThanItsMinutes() {
            var credited = credited(both(institute(anOffering(), JUNE, 100), institute(anOffering(), OCTOBER, 150)));
            assertThat(credited.minutes()).isEqualTo(MODULE);
            assertThat(credited.minutes(credited.marks().getFirst())).isEqualTo(100);
            assertThat(credited.minutes(credited.marks().getLast())).isEqualTo(50);
        }

        @Test
        void attendingOneModuleAgainDoesNotMakeACompletionYounger() {
            var credited = credited(both(
                    institute(anOffering(), JUNE, 150, 150, 150, 150, 150, 150),
                    institute(anOffering(), OCTOBER, 150)));
            assertThat(credited.partOne(edition))
                    .extracting(Credited.Completion::on)
                    .containsExactly(JUNE.plusDays(1));
        }

        @Test
        void attendingAllAgainCompletesItAgain() {
            var credited = credited(both(
                    institute(anOffering(), JUNE, 150, 150, 150, 150, 150, 150),
                    institute(anOffering(), OCTOBER, 150, 150, 150, 150, 150, 150)));
            assertThat(credited.partOne(edition))
                    .extracting(Credited.Completion::on)
                    .containsExactly(JUNE.plusDays(1), OCTOBER.plusDays(1));
        }
    }

    @Nested
    class OnARecertificationDay {
        private Credited day(int minutes) {
            return credited(List.of(mark(
                    anOffering(),
                    new RegistrationId(Ids.next()),
                    OfferingKind.RECERTIFICATION,
                    null,
                    OCTOBER,
                    1,
                    360,
                    minutes)));
        }

        @Test
        void theWholeDayCounts() {
            var credited = day(360);
            assertThat(credited.minutes()).isEqualTo(360);
            assertThat(credited.recertifications())
                    .extracting(Credited.Completion::on)
                    .containsExactly(OCTOBER);
            assertThat(credited.evidence().recertified()).hasSize(1);
            assertThat(credited.partOne(edition)).isEmpty();
        }

        @Test
        void halfOfItEarnsItsHoursAndRenewsNothing() {
            var credited = day(180);
            assertThat(credited.minutes()).isEqualTo(180);
            assertThat(credited.recertifications()).isEmpty();
        }
    }
}
