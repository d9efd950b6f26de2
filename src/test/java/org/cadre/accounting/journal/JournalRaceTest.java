package org.cadre.accounting.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.accounting.Books;
import org.cadre.platform.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who export the journal at once. */
@CadreTest
@Tag("every-postgresql")
class JournalRaceTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 31);
    private static final int EXPORTING = 4;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Journals journals;

    @Autowired
    Movements movements;

    @BeforeEach
    void sell() {
        var partOne = new PartOne(beans);
        var books = new Books(beans, partOne);
        var offering = partOne.institute(partOne.inDays(20), 60);
        var order = books.order(offering, List.of("offering"), List.of(50_000));
        for (int day = 1; day <= 20; day++) {
            books.enter(order, "charge", 2_500, JANUARY.withDayOfMonth(day));
        }
    }

    @Test
    void exportEachEntryOnce() throws Exception {
        var outcomes = Race.of(IntStream.range(0, EXPORTING)
                .<Callable<Closing>>mapToObj(_ -> () -> transaction.execute(status -> {
                    var outcome = journals.close(JANUARY, Actor.SYSTEM);
                    if (!(outcome instanceof Closing.Closed)) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                }))
                .toList());

        assertThat(outcomes).filteredOn(Closing.Closed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Closing.ClosedBefore.class::isInstance).hasSize(EXPORTING - 1);
        assertThat(jdbc.sql("select count(*) from journal_entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
        assertThat(journals.all())
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isOne());
    }

    /** The control: who looks at what is new without waiting for the number hands the same entries out again. */
    @Test
    void lookingWithoutTheNumberWouldExportThemTwice() throws Exception {
        var barrier = new CyclicBarrier(2);
        var looks = Race.of(IntStream.range(0, 2)
                .<Callable<HashSet<UUID>>>mapToObj(_ -> () -> transaction.execute(_ -> {
                    var seen = new HashSet<UUID>();
                    movements.newThrough(JANUARY, one -> seen.add(one.id()));
                    Race.await(barrier);
                    return seen;
                }))
                .toList());
        assertThat(looks.getFirst()).hasSize(20).isEqualTo(looks.getLast());
    }
}
