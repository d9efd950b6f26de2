package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.text.Texts;
import org.cadre.program.EditionFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final LocalDate FROM = LocalDate.parse("2027-03-09");
    private static final LocalDate EXPIRES = LocalDate.parse("2030-03-09");
    private static final LocalDate A_TRAINING = LocalDate.parse("2029-11-05");

    private final Texts texts = new Texts();

    private static Condition on(
            CertificateState state, String day, @Nullable String renewedFrom, LocalDate... trainings) {
        var rules = EditionFile.national();
        return Condition.of(
                state,
                FROM,
                EXPIRES,
                renewedFrom == null ? null : LocalDate.parse(renewedFrom),
                rules.renewal(),
                rules.risks().expiryMonths(),
                List.of(trainings),
                LocalDate.parse(day));
    }

    private static Condition issued(String day) {
        return on(CertificateState.ISSUED, day, null, A_TRAINING);
    }

    @Nested
    class Issued {
        @ParameterizedTest
        @CsvSource({
            "2027-03-08, Not yet valid",
            "2027-03-09, Valid",
            "2029-09-08, Valid",
            "2029-09-09, Expiring",
            "2030-03-09, Expiring",
            "2030-03-10, Expired",
            "2030-04-08, Expired",
            "2030-04-09, Expired",
            "2040-01-01, Expired"
        })
        void isSaidToAStrangerAs(String day, String verdict) {
            assertThat(texts.say(issued(day).verdict())).isEqualTo(verdict);
        }

        @Test
        void isInGraceForThirtyDays() {
            assertThat(issued("2030-03-10")).isEqualTo(new Condition.InGrace(EXPIRES, LocalDate.parse("2030-04-08")));
            assertThat(issued("2030-04-08")).isInstanceOf(Condition.InGrace.class);
            assertThat(issued("2030-04-09")).isEqualTo(new Condition.Expired(EXPIRES));
            assertThat(texts.say(issued("2030-03-10").sentence()))
                    .startsWith("Expired, may be renewed until Mon, Apr 8");
        }

        @Test
        void isInGraceLongerWhileNoTrainingWasOnOffer() {
            var later = LocalDate.parse("2030-06-03");
            assertThat(on(CertificateState.ISSUED, "2030-05-01", null)).isEqualTo(new Condition.InGrace(EXPIRES, null));
            assertThat(on(CertificateState.ISSUED, "2030-07-03", null, later))
                    .isEqualTo(new Condition.InGrace(EXPIRES, LocalDate.parse("2030-07-03")));
            assertThat(on(CertificateState.ISSUED, "2030-07-04", null, later)).isInstanceOf(Condition.Expired.class);
        }

        @Test
        void makesACertifiedMentorOnlyWhileItIsValid() {
            assertThat(issued("2027-03-08").isInForce()).isFalse();
            assertThat(issued("2027-03-09").isInForce()).isTrue();
            assertThat(issued("2030-03-09").isInForce()).isTrue();
            assertThat(issued("2030-03-10").isInForce()).isFalse();
        }
    }

    @Nested
    class Renewed {
        @Test
        void staysValidUntilTheNextPeriodBegins() {
            assertThat(on(CertificateState.ISSUED, "2030-03-08", "2030-03-09")).isInstanceOf(Condition.Valid.class);
            assertThat(on(CertificateState.ISSUED, "2030-03-09", "2030-03-09"))
                    .isInstanceOf(Condition.Superseded.class);
        }

        @Test
        void isSupersededAtOnceWhenTheNextPeriodHasBegun() {
            assertThat(on(CertificateState.ISSUED, "2030-03-20", "2030-03-20"))
                    .isInstanceOf(Condition.Superseded.class);
        }
    }

    @Nested
    class WhateverTheDay {
        @ParameterizedTest
        @CsvSource({"SUSPENDED, Suspended", "REVOKED, Revoked", "SUPERSEDED, Superseded"})
        void whatOfficeDidIsSaid(CertificateState state, String verdict) {
            assertThat(texts.say(on(state, "2028-01-01", null).verdict())).isEqualTo(verdict);
            assertThat(texts.say(on(state, "2050-01-01", null).verdict())).isEqualTo(verdict);
            assertThat(on(state, "2028-01-01", null).isInForce()).isFalse();
        }
    }
}
