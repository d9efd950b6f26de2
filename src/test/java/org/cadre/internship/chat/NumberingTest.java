package org.cadre.internship.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.cadre.CadreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Two messages at once: the slower transaction takes its number first. Whoever asks for what follows misses neither. */
@CadreTest
@Tag("every-postgresql")
class NumberingTest extends Chatting {
    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Entries entries;

    private TransactionTemplate transaction;
    private final List<String> read = new ArrayList<>();
    private long last;

    @BeforeEach
    void makeTransaction() {
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void losesNothingWhenTheLaterOneCommitsFirst() {
        race(() -> entries.nextNumber(roomId), () -> secondWaits());
        assertThat(read).containsExactly("slow", "quick");
    }

    /** The control: the same numbers, but taken without holding the room, as a sequence would give them. */
    @Test
    void wouldLoseOneIfTheRoomWereNotHeld() {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        race(() -> apart.execute(_ -> entries.nextNumber(roomId)), () -> {});
        assertThat(read).containsExactly("quick");
    }

    /** The slow one takes its number, then the quick one tries to overtake; a reader asks whenever something may be new. */
    private void race(LongSupplier number, Runnable untilItWaits) {
        Executor apart = work -> Thread.ofVirtual().start(work);
        var numbered = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(_ -> {
                    long own = number.getAsLong();
                    numbered.countDown();
                    await(mayGoOn);
                    entries.enter(roomId, own, rosaPerson, "message", "slow", null);
                }),
                apart);
        await(numbered);
        var quick = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(
                        _ -> entries.enter(roomId, number.getAsLong(), rosaPerson, "message", "quick", null)),
                apart);
        untilItWaits.run();
        if (!isWaiting()) {
            quick.join();
        }
        readOn();
        mayGoOn.countDown();
        slow.join();
        quick.join();
        readOn();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void secondWaits() {
        while (!isWaiting()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean isWaiting() {
        return jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private void readOn() {
        for (Entry entry : entries.after(roomId, last, 10)) {
            read.add(entry.body());
            last = entry.number();
        }
    }
}
