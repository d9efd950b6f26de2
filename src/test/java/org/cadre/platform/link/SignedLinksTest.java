package org.cadre.platform.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.platform.link.SignedLinks.Link;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class SignedLinksTest {
    private static final UUID SUBJECT = UUID.fromString("01a209de-3bee-7002-8bf8-3bc7ce527513");

    @Autowired
    private SignedLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void openWhatTheyWereMadeFor() {
        String token = links.make("agreement", SUBJECT, Duration.ofDays(60));
        assertThat(links.read("agreement", token)).isEqualTo(new Link.Good(SUBJECT));
        assertThat(links.read("contacts", token)).isEqualTo(new Link.Unknown());
    }

    @Test
    void openNothingWhenAltered() {
        String token = links.make("agreement", SUBJECT, Duration.ofDays(60));
        assertThat(links.read("agreement", token.substring(1) + "A")).isEqualTo(new Link.Unknown());
        assertThat(links.read("agreement", "")).isEqualTo(new Link.Unknown());
    }

    @Test
    void areUsedUpOnceHoweverManyAsk() throws Exception {
        String token = links.make("sign-in", SUBJECT, Duration.ofHours(1));
        Callable<Boolean> use = () -> links.use("sign-in", token);
        try (var clients = Executors.newFixedThreadPool(8)) {
            long used = clients
                    .invokeAll(IntStream.range(0, 8).mapToObj(_ -> use).toList())
                    .stream()
                    .filter(answer -> answer.resultNow())
                    .count();
            assertThat(used).isOne();
        }
        assertThat(links.read("sign-in", token)).isEqualTo(new Link.Used(SUBJECT));
    }

    @Test
    void growOldOnTheSystemClock() {
        var later = new SignedLinks(jdbc, Clock.fixed(Instant.now().plus(Duration.ofDays(61)), ZoneOffset.UTC));
        String token = links.make("agreement", SUBJECT, Duration.ofDays(60));
        assertThat(later.read("agreement", token)).isEqualTo(new Link.Expired(SUBJECT));
        assertThat(later.use("agreement", token)).isFalse();
    }

    @Test
    void areKeptAsDigestsOnly() {
        String token = links.make("agreement", SUBJECT, Duration.ofDays(60));
        assertThat(jdbc.sql("select count(*) from signed_link where encode(digest, 'escape') like '%' || :token || '%'")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
