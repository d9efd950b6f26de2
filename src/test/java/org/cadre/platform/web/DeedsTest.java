package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadre.CadreTest;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class DeedsTest {
    private static final int CLIENTS = 12;

    @Autowired
    private Deeds deeds;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void happenOnceHoweverOftenTheirFormIsSent() throws Exception {
        UUID key = Ids.next();
        assertThat(countedBy(() -> deeds.once(key, this::count))).isEqualTo(1);
    }

    /** The control: without the key the same clients do it as often as they ask. */
    @Test
    void happenEachTimeWithFormsOfTheirOwn() throws Exception {
        assertThat(countedBy(() -> deeds.once(Ids.next(), this::count))).isEqualTo(CLIENTS);
    }

    private Reply count() {
        jdbc.sql("insert into attempt (what, whom, at, id) values ('deed', 'test', current_timestamp, :id)")
                .param("id", Ids.next())
                .update();
        return Reply.seeOther("/done");
    }

    private long countedBy(java.util.concurrent.Callable<Reply> deed) throws Exception {
        var together = new CountDownLatch(CLIENTS);
        var answers = new ArrayList<Future<Reply>>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> {
                    together.countDown();
                    together.await();
                    return deed.call();
                }));
            }
        }
        for (var answer : answers) {
            assertThat(answer.get())
                    .isInstanceOfSatisfying(
                            Reply.SeeOther.class,
                            there -> assertThat(there.place()).isEqualTo("/done"));
        }
        return jdbc.sql("select count(*) from attempt").query(Long.class).single();
    }

    @Test
    void leaveNothingBehindWhenTheyRefuse() {
        UUID key = Ids.next();
        var refused = deeds.once(key, () -> {
            count();
            return Reply.again("platform/web/trouble", new Trouble("bad-request", null));
        });
        assertThat(refused).isInstanceOf(Reply.Page.class);
        assertThat(jdbc.sql("select count(*) from attempt").query(Long.class).single())
                .isZero();
        deeds.once(key, this::count);
        assertThat(jdbc.sql("select count(*) from attempt").query(Long.class).single())
                .isOne();
    }
}
