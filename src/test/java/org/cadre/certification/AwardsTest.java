package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Counters;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class AwardsTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private AwardDecisions decisions;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Editions editions;

    @Autowired
    private Counters counters;

    @Autowired
    private Texts texts;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Cast cast;
    private Actor office;
    private InternshipId marcus;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        office = Actor.of(cast.office.value());
        marcus = new InternshipId(cast.readysInternship);
    }

    private Awards.Outcome award(InternshipId internship) {
        return awards.reserve(internship, clock.today(), office);
    }

    private AwardDecision decision() {
        return decisions.on(marcus).orElseThrow();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Nested
    class WhenEverythingIsMet {
        @Test
        void freezesTheStandingAndTheEvidenceItRestsOn() {
            assertThat(award(marcus)).isInstanceOf(Awards.Outcome.Reserved.class);

            assertThat(decision().standing().state()).isEqualTo(Standing.State.MET);
            assertThat(decision().evidence().evidence().contacts()).isNotEmpty();
            assertThat(decision().evidenceDigest())
                    .isEqualTo(decision().evidence().digest());
            assertThat(decision().decidedBy()).isEqualTo(cast.office);
        }

        @Test
        void completesTheInternshipAndReservesACertificateForThreeYears() {
            award(marcus);

            var certificate = certificates.of(decision().id()).orElseThrow();
            assertThat(certificate.state()).isEqualTo(CertificateState.RESERVED);
            assertThat(certificate.validFrom()).isEqualTo(clock.today());
            assertThat(certificate.expires()).isEqualTo(clock.today().plusYears(3));
            assertThat(certificate.number().value())
                    .isEqualTo("NMC-%d-000001".formatted(clock.today().getYear()));
            assertThat(certificate.says().holder()).isEqualTo("Marcus Lee");
            assertThat(jdbc.sql("select state from internship where id = :id")
                            .param("id", marcus.value())
                            .query(String.class)
                            .single())
                    .isEqualTo("complete");
        }

        @Test
        void isWrittenIntoTheAuditTrail() {
            award(marcus);
            assertThat(jdbc.sql("select deed from audit_entry where whom = :whom and actor = :actor order by id")
                            .param("whom", cast.ready.value())
                            .param("actor", cast.office.value())
                            .query(String.class)
                            .list())
                    .contains("internship.completed", "certificate.awarded");
        }

        @Test
        void askedAgainAnswersWithTheSameCertificate() {
            var first = (Awards.Outcome.Reserved) award(marcus);
            assertThat(award(marcus)).isEqualTo(new Awards.Outcome.AlreadyAwarded(first.certificate()));
            assertThat(count("certificate")).isOne();
        }
    }

    @Nested
    class AfterTheAward {
        @Test
        void evidenceThatChangesChangesNothing() {
            award(marcus);
            var before = decision();
            var says = certificates.of(before.id()).orElseThrow().says();

            jdbc.sql("update contact_entry set state = 'disputed', dispute = 'I was away' where pairing in"
                            + " (select id from pairing where internship = :id)")
                    .param("id", marcus.value())
                    .update();
            jdbc.sql("update person set legal_name = 'Marcus Leigh' where id = :id")
                    .param("id", cast.ready.value())
                    .update();

            assertThat(decision().evidence()).isEqualTo(before.evidence());
            assertThat(decision().standing()).isEqualTo(before.standing());
            assertThat(certificates.of(before.id()).orElseThrow().says()).isEqualTo(says);
        }

        @Test
        void theStoredEvidenceStillGivesTheSameStanding() {
            award(marcus);
            var again = decision().recompute(editions.of(decision().edition()), texts);
            assertThat(again.agrees()).isTrue();
            assertThat(again.now()).isEqualTo(again.then());
        }

        @Test
        void theServerItselfMayChangeNeitherDecisionNorWords() {
            award(marcus);
            for (String forbidden : new String[] {
                "update award_decision set evidence = '{}'",
                "delete from award_decision",
                "delete from certificate",
                "update certificate set holder_name = 'Nobody'",
                "update certificate set says = '{}'",
                "update certificate set number = 'NMC-1'"
            }) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(forbidden)
                        .isThrownBy(() -> jdbc.sql(forbidden).update())
                        .havingRootCause()
                        .withMessageContaining("permission denied");
            }
        }
    }

    @Nested
    class WhenSomethingIsMissing {
        @Test
        void isRefusedWithWhatIsMissing() {
            var outcome = award(new InternshipId(cast.rosasInternship));
            assertThat(outcome).isInstanceOf(Awards.Outcome.NotMet.class);
            assertThat(((Awards.Outcome.NotMet) outcome).standing().missing())
                    .extracting(Standing::key)
                    .contains("contact-hours", "reports", "project");
            assertThat(count("award_decision")).isZero();
            assertThat(count("counter where name like 'certificate%'")).isZero();
        }

        @Test
        void isRefusedBeforeTheNinthMonthHasBegun() {
            var firstDay = clock.today().minusMonths(8).plusDays(1);
            jdbc.sql("update internship set first_day = :first where id = :id")
                    .param("first", firstDay)
                    .param("id", marcus.value())
                    .update();
            assertThat(award(marcus)).isNotInstanceOf(Awards.Outcome.Reserved.class);
            assertThat(count("certificate")).isZero();
        }

        @Test
        void isRefusedWhenNoFontCanPrintTheName() {
            jdbc.sql("update person set legal_name = 'Marcus 李' where id = :id")
                    .param("id", cast.ready.value())
                    .update();
            assertThat(award(marcus)).isEqualTo(new Awards.Outcome.UnprintableName(List.of("李")));
            assertThat(count("award_decision")).isZero();
        }
    }

    @Nested
    class AtTheSameMoment {
        @Test
        void twoOfOfficeAwardOnce() throws Exception {
            var outcomes = together(() -> award(marcus), () -> award(marcus));

            assertThat(outcomes)
                    .hasAtLeastOneElementOfType(Awards.Outcome.Reserved.class)
                    .hasAtLeastOneElementOfType(Awards.Outcome.AlreadyAwarded.class);
            assertThat(count("award_decision")).isOne();
            assertThat(count("certificate")).isOne();
            assertThat(jdbc.sql("select last from counter where name like 'certificate%'")
                            .query(Long.class)
                            .single())
                    .isOne();
        }

        /** The control: the same two, looking first and writing then, without the rule in the schema. */
        @Test
        void lookingFirstAloneWouldAwardTwice() throws Exception {
            var bothLooked = new CyclicBarrier(2);
            var decided = new ConcurrentLinkedQueue<UUID>();
            Callable<Boolean> lookThenAward = () -> Objects.requireNonNull(transaction.execute(_ -> {
                boolean free = decisions.on(marcus).isEmpty();
                await(bothLooked);
                if (free) {
                    decided.add(UUID.randomUUID());
                }
                return free;
            }));
            together(lookThenAward, lookThenAward);
            assertThat(decided).hasSize(2);
        }

        @Test
        void numbersHaveNeitherGapsNorDoubles() throws Exception {
            String series = CertificateNumber.series(2031);
            var tasks = new ArrayList<Callable<Long>>();
            for (int i = 0; i < 40; i++) {
                boolean fails = i % 4 == 0;
                tasks.add(() -> transaction.execute(status -> {
                    long number = counters.next(series);
                    if (fails) {
                        status.setRollbackOnly();
                        return 0L;
                    }
                    return number;
                }));
            }
            try (var threads = Executors.newFixedThreadPool(8)) {
                var numbers = threads.invokeAll(tasks).stream()
                        .map(AwardsTest::get)
                        .filter(number -> number > 0)
                        .sorted()
                        .toList();
                assertThat(numbers)
                        .isEqualTo(IntStream.rangeClosed(1, 30)
                                .mapToObj(number -> (long) number)
                                .toList());
            }
        }
    }

    private static <T> List<T> together(Callable<? extends T> one, Callable<? extends T> other)
            throws InterruptedException {
        var start = new CyclicBarrier(2);
        var both = new ArrayList<Callable<T>>();
        for (var each : List.of(one, other)) {
            both.add(() -> {
                await(start);
                return each.call();
            });
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(both).stream().map(AwardsTest::get).toList();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
