package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.platform.database.Ids;
import org.cadre.platform.web.Attempts.Limit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class AttemptsTest {
    /** No more than there are connections, since the control waits for all of them. */
    private static final int CLIENTS = 8;

    private static final Limit THREE = new Limit("three", 3, Duration.ofMinutes(15));

    @Autowired
    private Attempts attempts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock system;

    @Test
    void letThroughNoMoreThanTheLimitHoweverManyAskAtOnce() throws Exception {
        assertThat(passed(() -> attempts.allow(THREE, "here"))).isEqualTo(3);
        assertThat(counted()).isEqualTo(3);
    }

    /** Nothing of a deed is seen by the others before it ends: that, too, lets no more through. */
    @Test
    void letThroughNoMoreFromWithinDeeds() throws Exception {
        assertThat(passed(() -> Boolean.TRUE.equals(transaction.execute(_ -> attempts.allow(THREE, "here")))))
                .isEqualTo(3);
        assertThat(counted()).isEqualTo(3);
    }

    /** The control: whoever counts first and writes then, without waiting for their turn, lets all of them through. */
    @Test
    void countingWithoutATurnWouldLetAllThrough() throws Exception {
        var barrier = new CyclicBarrier(CLIENTS);
        assertThat(passed(() -> Boolean.TRUE.equals(transaction.execute(_ -> {
                    long lately = counted();
                    Race.await(barrier);
                    if (lately >= THREE.most()) {
                        return false;
                    }
                    note();
                    return true;
                }))))
                .isEqualTo(CLIENTS);
        assertThat(counted()).isEqualTo(CLIENTS);
    }

    private long passed(Callable<Boolean> one) throws Exception {
        return Race.of(IntStream.range(0, CLIENTS).mapToObj(_ -> one).toList()).stream()
                .filter(Boolean::booleanValue)
                .count();
    }

    private long counted() {
        return jdbc.sql("select count(*) from attempt where what = 'three'")
                .query(Long.class)
                .single();
    }

    private void note() {
        jdbc.sql("insert into attempt (what, whom, at, id) values ('three', 'here', :now, :id)")
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("id", Ids.next())
                .update();
    }

    @Test
    void countEachWhomApart() {
        for (String whom : List.of("here", "here", "here", "there")) {
            assertThat(attempts.allow(THREE, whom)).isTrue();
        }
        assertThat(attempts.allow(THREE, "here")).isFalse();
        assertThat(attempts.allow(THREE, "there")).isTrue();
    }

    @Test
    void sayHowLongToWaitAndDoNotCountWhatIsTooMany() {
        for (int i = 0; i < 3; i++) {
            assertThat(attempts.begin(THREE, "here")).isEmpty();
        }
        assertThat(attempts.begin(THREE, "here")).contains(15);
        assertThat(counted()).isEqualTo(3);

        jdbc.sql("update attempt set at = at - interval '16 minutes'").update();
        assertThat(attempts.begin(THREE, "here")).isEmpty();
    }

    @Test
    void giveBackOneThatWasNone() {
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.allow(THREE, "here")).isTrue();
            attempts.giveBack(THREE, "here");
        }
        assertThat(counted()).isZero();
    }

    @Test
    void areForgottenAfterAnHourAndLimitNothingForLonger() {
        attempts.allow(THREE, "here");
        jdbc.sql("update attempt set at = at - interval '61 minutes'").update();
        attempts.allow(THREE, "there");
        attempts.run(LocalDate.EPOCH);
        assertThat(counted()).isOne();
        assertThatThrownBy(() -> new Limit("longer", 1, Duration.ofMinutes(61)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
