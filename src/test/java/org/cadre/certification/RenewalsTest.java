package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cadre.CadreTest;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.CoachQualification;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class RenewalsTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private AwardDecisions decisions;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Renewals renewals;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private Certificates certificates;

    @Autowired
    private CoachQualification coaches;

    @Autowired
    private Training training;

    @Autowired
    private Editions editions;

    @Autowired
    private Texts texts;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private LocalDate expires;

    @BeforeEach
    void certify() {
        cast = demo.bringIn();
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        issuing.finish(((Awards.Outcome.Reserved) outcome).certificate());
        expires = only().expires();
        jdbc.sql("delete from mail").update();
    }

    private CertificateSummary only() {
        assertThat(periods()).hasSize(1);
        return periods().getFirst();
    }

    /** The newest first. */
    private List<CertificateSummary> periods() {
        return certificates.of(cast.ready);
    }

    private void moveTo(LocalDate day) {
        clock.moveTo(day);
        jobs.comeDue();
    }

    private boolean isCertified(LocalDate day) {
        return coaches.isCertifiedMentor(cast.ready, day);
    }

    @Nested
    class BeforeTheExpiry {
        @BeforeEach
        void attend() {
            moveTo(expires.minusMonths(3));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
        }

        @Test
        void theNextPeriodBeginsWhenThisOneEnds() {
            assertThat(periods()).hasSize(2);
            assertThat(periods().getFirst().validFrom()).isEqualTo(expires);
            assertThat(periods().getFirst().expires()).isEqualTo(expires.plusYears(3));
            assertThat(periods().getFirst().condition()).isEqualTo(new Condition.NotYetValid(expires));
        }

        @Test
        void thisOneStaysValidUntilThen() {
            var old = periods().getLast();
            assertThat(old.condition()).isEqualTo(new Condition.Valid(expires));
            assertThat(old.nextNumber()).isEqualTo(periods().getFirst().number());
        }

        @Test
        void nobodyIsWithoutACertificateInBetween() {
            for (var day = expires.minusDays(3); day.isBefore(expires.plusDays(3)); day = day.plusDays(1)) {
                moveTo(day);
                assertThat(periods().stream().filter(one -> one.condition().isInForce()))
                        .as(day.toString())
                        .hasSize(1);
                assertThat(isCertified(day)).isTrue();
            }
            assertThat(periods().getLast().state()).isEqualTo(CertificateState.SUPERSEDED);
        }

        @Test
        void theRenewalCanBeExplainedToo() {
            var renewed = certificates.find(periods().getFirst().id()).orElseThrow();
            var decision = decisions.find(renewed.decision());
            assertThat(decision.renewal()).isTrue();
            assertThat(decision.decidedBy()).isNull();
            assertThat(decision.recompute(editions.of(decision.edition()), texts)
                            .agrees())
                    .isTrue();
        }

        @Test
        void attendingOnceMoreRenewsNothing() {
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            assertThat(periods()).hasSize(2);
        }

        @Test
        void theHolderHearsOfIt() {
            assertThat(jdbc.sql("select subject from mail where about = :holder order by id desc limit 1")
                            .param("holder", cast.ready.value())
                            .query(String.class)
                            .list())
                    .containsExactly("Your certificate is renewed");
        }

        @Test
        void aSuspensionTakesTheNextPeriodWithIt() {
            var old = certificates.find(periods().getLast().id()).orElseThrow();
            withdrawals.suspend(old, "a complaint", Actor.of(cast.office.value()));
            moveTo(expires.plusDays(1));
            assertThat(periods()).extracting(CertificateSummary::state).containsOnly(CertificateState.SUSPENDED);
            assertThat(isCertified(clock.today())).isFalse();
        }

        @Test
        void whatIsWithdrawnWhileTheNextPeriodIsBeingMadeTakesItWithIt() {
            var old = certificates.find(periods().getLast().id()).orElseThrow();
            AsOwner.run("update certificate set state = 'reserved', paper = null where prior = '" + old.id() + "'");
            withdrawals.revoke(old, "a mistake", Actor.of(cast.office.value()));
            certificates.reserved().forEach(issuing::finish);
            assertThat(periods())
                    .hasSize(2)
                    .extracting(CertificateSummary::state)
                    .containsOnly(CertificateState.REVOKED);
            moveTo(expires.plusDays(1));
            assertThat(isCertified(clock.today())).isFalse();
        }

        @Test
        void theChainGoesOn() {
            moveTo(expires.plusYears(2).plusMonths(6));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            assertThat(periods()).hasSize(3);
            assertThat(periods().getFirst().validFrom()).isEqualTo(expires.plusYears(3));
            var first = certificates.find(periods().getLast().id()).orElseThrow();
            assertThat(certificates.newestAfter(first).id())
                    .isEqualTo(periods().getFirst().id());
        }
    }

    @Nested
    class TooEarly {
        @Test
        void aTrainingBeforeTheWindowOpensRenewsNothing() {
            moveTo(expires.minusMonths(12).minusDays(1));
            training.attendedBy(cast.ready, clock.today());
            assertThat(only().nextNumber()).isNull();
            assertThat(renewals.renew(cast.ready, expires, Actor.SYSTEM)).isInstanceOf(Renewals.Outcome.NotMet.class);
        }
    }

    @Nested
    class AfterTheExpiry {
        @Test
        void theNextPeriodBeginsOnTheDayOfTheTraining() {
            moveTo(expires.plusDays(20));
            assertThat(isCertified(clock.today())).isFalse();
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            assertThat(periods().getFirst().validFrom()).isEqualTo(expires.plusDays(20));
            assertThat(periods().getFirst().condition()).isInstanceOf(Condition.Valid.class);
            assertThat(periods().getLast().state()).isEqualTo(CertificateState.SUPERSEDED);
        }

        @Test
        void laterThanAYearAReflectionIsAskedForToo() {
            training.attendedBy(cast.rosa, expires.minusMonths(1));
            moveTo(expires.plusYears(1).plusDays(1));
            training.attendedBy(cast.ready, clock.today());
            assertThat(only().nextNumber()).isNull();

            certificates.reflect(only().id(), "What I have learned since.", clock.today());
            assertThat(renewals.renew(cast.ready, clock.today(), Actor.SYSTEM))
                    .isInstanceOf(Renewals.Outcome.Renewed.class);
        }
    }

    @Nested
    class AfterALongTimeWithoutATraining {
        @Test
        void theNextTrainingRenewsWithoutAReflection() {
            moveTo(expires.plusYears(1).plusDays(40));
            assertThat(only().condition()).isEqualTo(new Condition.InGrace(expires, null));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            assertThat(periods()).hasSize(2);
        }
    }

    @Nested
    class WithoutACertificateThatCounts {
        @Test
        void whoHoldsNoneRenewsNothing() {
            training.attendedBy(cast.rosa, clock.today());
            assertThat(certificates.of(cast.rosa)).isEmpty();
        }

        @Test
        void whatWasRevokedIsNotRenewed() {
            var revoked = certificates.find(only().id()).orElseThrow();
            withdrawals.revoke(revoked, "awarded to the wrong person", Actor.of(cast.office.value()));
            moveTo(expires.minusMonths(1));
            training.attendedBy(cast.ready, clock.today());
            assertThat(only().state()).isEqualTo(CertificateState.REVOKED);
        }
    }

    @Nested
    class Notices {
        private List<String> noticesTo() {
            return jdbc.sql("select subject from mail where about = :holder order by id")
                    .param("holder", cast.ready.value())
                    .query(String.class)
                    .list();
        }

        @Test
        void goOutTwelveSixAndOneMonthBeforeAndOnTheDay() {
            moveTo(expires.minusMonths(12).minusDays(1));
            assertThat(noticesTo()).isEmpty();
            moveTo(expires.minusMonths(12));
            assertThat(noticesTo()).hasSize(1);
            moveTo(expires.minusMonths(6));
            assertThat(noticesTo()).hasSize(2);
            moveTo(expires.minusMonths(1));
            assertThat(noticesTo()).hasSize(3);
            moveTo(expires);
            assertThat(noticesTo()).hasSize(4);
            assertThat(noticesTo().getLast()).startsWith("Your certificate’s last day is");
        }

        @Test
        void goOutInGraceToo() {
            training.attendedBy(cast.rosa, expires.minusMonths(1));
            moveTo(expires);
            moveTo(expires.plusDays(14));
            assertThat(noticesTo()).hasSize(1);
            moveTo(expires.plusDays(15));
            assertThat(noticesTo()).hasSize(2);
            assertThat(noticesTo().getLast()).isEqualTo("Your certificate has expired, and can still be renewed");
            moveTo(expires.plusDays(30));
            moveTo(expires.plusDays(31));
            assertThat(noticesTo()).hasSize(2);
        }

        @Test
        void sayWhenATrainingIsOnOfferAgain() {
            moveTo(expires.plusDays(15));
            moveTo(expires.plusMonths(3));
            assertThat(noticesTo()).hasSize(1);
            training.attendedBy(cast.rosa, expires.plusMonths(5));
            moveTo(expires.plusMonths(3).plusDays(1));
            assertThat(noticesTo().getLast()).isEqualTo("A recertification training is announced");
            moveTo(expires.plusMonths(5).plusDays(30 - 14));
            assertThat(noticesTo().getLast()).startsWith("The time for renewing your certificate ends soon");
            assertThat(noticesTo()).hasSize(3);
        }

        @Test
        void goOutOnceEach() {
            moveTo(expires.minusMonths(12));
            jobs.comeDue();
            moveTo(expires.minusMonths(12).plusDays(1));
            assertThat(noticesTo()).hasSize(1);
        }

        @Test
        void thatCameDueTogetherAreOneMail() {
            moveTo(expires.minusDays(10));
            assertThat(noticesTo()).hasSize(1);
        }

        @Test
        void endWithTheRenewal() {
            moveTo(expires.minusMonths(12));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            moveTo(expires.minusMonths(6));
            moveTo(expires);
            assertThat(noticesTo())
                    .filteredOn(subject -> subject.contains("until"))
                    .hasSize(1);
        }
    }
}
