package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two phones log the same hour at the same moment. */
@CadreTest
@Tag("every-postgresql")
class OverlapRaceTest extends PartTwo {
    private static final int ROUNDS = 10;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void leaveNoOverlapInTheLog() throws Exception {
        var phones = List.of(Visitor.as("rosa"), Visitor.as("rosa"), Visitor.as("rosa"));
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate day = today.minusDays(round % 5);
            String start = "%02d:00".formatted(round < 5 ? 3 : 5);
            var forms =
                    phones.stream().map(phone -> filled(phone, day, start, 45)).toList();
            var together = new CyclicBarrier(forms.size());
            var answers = atOnce(forms.stream()
                    .<Callable<Integer>>map(form -> () -> {
                        together.await();
                        return form.send().status();
                    })
                    .toList());
            assertThat(answers)
                    .as("one is logged, the others are refused")
                    .containsOnlyOnce(200)
                    .containsOnly(200, 422);
        }
    }

    /** The control: without taking the internship's row first, both look, both find nothing, and both write. */
    @Test
    void wouldHappenWithoutTheLock() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Integer> careless = () -> new TransactionTemplate(transactions).execute(_ -> {
            int there = count();
            await(together);
            if (there == 0) {
                jdbc.sql("""
                        insert into contact_entry (id, pairing, day, starts, minutes, mode, state, logged_at)
                        values (:id, :pairing, :day, '04:00', 45, 'phone', 'submitted', current_timestamp)
                        """)
                        .param("id", Ids.next())
                        .param("pairing", cast.rosasPairing)
                        .param("day", today)
                        .update();
            }
            return there;
        });
        atOnce(List.of(careless, careless));
        assertThat(count()).isEqualTo(2);
    }

    private int count() {
        return jdbc.sql(
                        "select count(*) from contact_entry where pairing = :pairing and day = :day and starts = '04:00'")
                .param("pairing", cast.rosasPairing)
                .param("day", today)
                .query(Integer.class)
                .single();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var done : threads.invokeAll(work)) {
                answers.add(done.get());
            }
            return answers;
        }
    }
}
