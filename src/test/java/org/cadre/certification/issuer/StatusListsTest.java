package org.cadre.certification.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.TestDatabase;
import org.cadre.Visitor;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.Signed;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class StatusListsTest {
    @Autowired
    StatusLists lists;

    @Autowired
    Issuer issuer;

    @Autowired
    KeyDeeds keys;

    @Autowired
    Settings settings;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private TransactionTemplate transaction;

    @BeforeEach
    void begin() {
        transaction = new TransactionTemplate(transactions);
    }

    private StatusLists withPlaces(int places) {
        return new StatusLists(jdbc, issuer, settings, clock, places);
    }

    private static List<UUID> credentials(int number) {
        return Stream.generate(UUID::randomUUID).limit(number).toList();
    }

    private static long distinct(Collection<StatusLists.Entry> entries) {
        return entries.stream()
                .map(one -> one.list() + "/" + one.index())
                .distinct()
                .count();
    }

    private static void asOwner(String sql) throws SQLException {
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Nested
    class APlace {
        @Test
        void isGivenToACredentialOnce() {
            UUID credential = UUID.randomUUID();
            var entry = lists.assign(credential);
            assertThat(lists.assign(credential)).isEqualTo(entry);
            assertThat(lists.find(credential)).hasValue(entry);
            assertThat(lists.find(UUID.randomUUID())).isEmpty();
            assertThat(entry.address()).isEqualTo(settings.link("/credentials/status/" + entry.list()));
            assertThat(entry.status())
                    .containsEntry("type", "BitstringStatusListEntry")
                    .containsEntry("statusPurpose", "revocation")
                    .containsEntry("statusListIndex", Integer.toString(entry.index()))
                    .containsEntry("statusListCredential", entry.address());
        }

        @Test
        void tellsNothingOfWhenItWasGiven() {
            var places = credentials(40).stream()
                    .map(one -> lists.assign(one).index())
                    .toList();
            assertThat(new HashSet<>(places)).hasSize(40);
            assertThat(places).isNotEqualTo(places.stream().sorted().toList());
            assertThat(places.stream().mapToInt(Integer::intValue).max().orElseThrow())
                    .isGreaterThan(StatusLists.PLACES / 4);
        }

        @Test
        void isFreeAgainWhenTheDeedWasUndone() {
            UUID credential = UUID.randomUUID();
            transaction.executeWithoutResult(undone -> {
                lists.assign(credential);
                undone.setRollbackOnly();
            });
            assertThat(lists.find(credential)).isEmpty();
        }

        @Test
        void isInTheNextListWhenOneIsFull() {
            var small = withPlaces(8);
            var one = credentials(20).stream().map(small::assign).toList();
            var many = withPlaces(8).assign(credentials(20)).values();
            assertThat(distinct(one)).isEqualTo(20);
            assertThat(distinct(many)).isEqualTo(20);
            assertThat(jdbc.sql("select count(*) from status_list")
                            .query(Integer.class)
                            .single())
                    .isBetween(5, 12);
        }
    }

    @Nested
    class WhenManyAskAtOnce {
        private static final int SERVERS = 8;
        private static final int EACH = 6;
        private static final int PLACES = 64;

        private List<StatusLists.Entry> given() throws Exception {
            lists.assign(UUID.randomUUID());
            var all = new ArrayList<StatusLists.Entry>();
            Race.of(Stream.generate(() -> withPlaces(PLACES))
                            .limit(SERVERS)
                            .<Callable<List<StatusLists.Entry>>>map(server -> () -> credentials(EACH).stream()
                                    .map(server::assign)
                                    .toList())
                            .toList())
                    .forEach(all::addAll);
            return all;
        }

        @Test
        void noPlaceIsGivenTwice() throws Exception {
            assertThat(distinct(given())).isEqualTo(SERVERS * EACH);
        }

        @Test
        void somePlaceWouldBeGivenTwiceWithoutTheRuleInTheSchema() throws Exception {
            asOwner("alter table status_entry drop constraint status_entry_list_place_key");
            try {
                assertThat(distinct(given())).isLessThan(SERVERS * EACH);
            } finally {
                asOwner("truncate status_entry cascade");
                asOwner("alter table status_entry add constraint status_entry_list_place_key unique (list, place)");
            }
        }

        @Test
        void largeBatchesDoNotBlockEachOther() throws Exception {
            lists.assign(UUID.randomUUID());
            var batches = Race.of(Stream.generate(() -> credentials(2000))
                    .limit(4)
                    .<Callable<Map<UUID, StatusLists.Entry>>>map(
                            batch -> () -> Objects.requireNonNull(transaction.execute(_ -> lists.assign(batch))))
                    .toList());
            assertThat(distinct(batches.stream()
                            .flatMap(batch -> batch.values().stream())
                            .toList()))
                    .isEqualTo(8000);
        }

        @Test
        void oneCredentialHasOnePlace() throws Exception {
            UUID credential = UUID.randomUUID();
            lists.assign(UUID.randomUUID());
            var entries = Race.of(IntStream.range(0, SERVERS)
                    .<Callable<StatusLists.Entry>>mapToObj(
                            _ -> () -> withPlaces(PLACES).assign(credential))
                    .toList());
            assertThat(new HashSet<>(entries)).hasSize(1);
        }
    }

    @Nested
    class ThePublishedList {
        private UUID credential;
        private StatusLists.Entry entry;

        @BeforeEach
        void issue() {
            credential = UUID.randomUUID();
            entry = lists.assign(credential);
        }

        private HttpResponse<?> ask(Map<String, String> headers) {
            return new Visitor().listen("/credentials/status/" + entry.list(), headers);
        }

        private JsonObject published() {
            var page = new Visitor().get("/credentials/status/" + entry.list()).hasStatus(200);
            assertThat(page.type()).isEqualTo("application/vc");
            return Json.read(page.bytes());
        }

        private BitSet revoked(JsonObject list) throws IOException {
            String encoded = list.getJsonObject("credentialSubject").getString("encodedList");
            assertThat(encoded).startsWith("u");
            byte[] bits = new GZIPInputStream(
                            new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))
                    .readAllBytes();
            assertThat(bits).hasSize(16 * 1024);
            var set = new BitSet();
            for (int place = 0; place < StatusLists.PLACES; place++) {
                if ((bits[place / 8] & 0x80 >> place % 8) != 0) {
                    set.set(place);
                }
            }
            return set;
        }

        @Test
        void isSignedByTheIssuer() throws IOException {
            var list = published();
            assertThat(list.getString("issuer")).isEqualTo(issuer.id());
            assertThat(list.getString("id")).isEqualTo(entry.address());
            assertThat(list.getJsonObject("credentialSubject").getString("statusPurpose"))
                    .isEqualTo("revocation");
            assertThat(DataIntegrity.verify(list, issuer.methods(), clock.instant()))
                    .isInstanceOf(Signed.Good.class);
            assertThat(revoked(list).isEmpty()).isTrue();
        }

        @Test
        void showsARevocationToWhoeverAsksNext() throws IOException {
            published();
            assertThat(lists.revoke(credential)).isTrue();
            assertThat(revoked(published()).stream().boxed()).containsExactly(entry.index());
            assertThat(lists.revoke(credential)).isFalse();
            assertThat(lists.revokedAt(credential)).isPresent();
            assertThat(lists.revokedAt(UUID.randomUUID())).isEmpty();
        }

        @Test
        void doesNotShowWhatIsNotDone() throws IOException {
            transaction.executeWithoutResult(undone -> {
                lists.revoke(credential);
                try {
                    assertThat(revoked(published()).isEmpty()).isTrue();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                undone.setRollbackOnly();
            });
            assertThat(revoked(published()).isEmpty()).isTrue();
        }

        @Test
        void isTheSameOnEveryServerAlsoAfterARevocation() {
            var one = new SignedLists(jdbc, lists, issuer, clock);
            var other = new SignedLists(jdbc, lists, issuer, clock);
            var before = one.find(entry.list()).orElseThrow();
            assertThat(other.find(entry.list()).orElseThrow().etag()).isEqualTo(before.etag());
            lists.revoke(credential);
            var after = one.find(entry.list()).orElseThrow();
            assertThat(after.etag()).isNotEqualTo(before.etag());
            assertThat(other.find(entry.list()).orElseThrow().bytes()).isEqualTo(after.bytes());
        }

        @Test
        void isSignedOnceUntilSomethingChanges() {
            var server = new SignedLists(jdbc, lists, issuer, clock);
            var first = server.find(entry.list()).orElseThrow();
            lists.assign(UUID.randomUUID());
            assertThat(server.find(entry.list()).orElseThrow()).isSameAs(first);
            keys.rotate(Algorithm.ED25519);
            assertThat(server.find(entry.list()).orElseThrow().state().key())
                    .isEqualTo(issuer.signer(Algorithm.ED25519).keyId());
        }

        @Test
        void isSignedAnewEachDaySoThatAnOldOneRunsOut() {
            var today = new SignedLists(jdbc, lists, issuer, clock)
                    .find(entry.list())
                    .orElseThrow();
            var tomorrow = new SignedLists(jdbc, lists, issuer, Clock.offset(clock, Duration.ofDays(1)))
                    .find(entry.list())
                    .orElseThrow();
            assertThat(tomorrow.etag()).isNotEqualTo(today.etag());
            var list = Json.read(today.bytes());
            assertThat(Instant.parse(list.getString("validUntil")))
                    .isAfter(clock.instant().plus(Duration.ofDays(1)));
            for (var state : List.of(today.state(), tomorrow.state())) {
                assertThat(state.asOf()).isBeforeOrEqualTo(clock.instant().plus(Duration.ofDays(1)));
            }
        }

        @Test
        void isNotSentAgainToWhoHasIt() {
            var first = ask(Map.of());
            String etag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache, public");
            assertThat(ask(Map.of("If-None-Match", etag)).statusCode()).isEqualTo(304);
            lists.revoke(credential);
            assertThat(ask(Map.of("If-None-Match", etag)).statusCode()).isEqualTo(200);
        }

        @Test
        void isNotThereUnderAnyOtherName() {
            new Visitor().get("/credentials/status/" + UUID.randomUUID()).hasStatus(404);
            assertThat(new Visitor().get("/credentials/status/1").status()).isBetween(400, 404);
        }

        @Test
        void cannotTakeARevocationBackOrGiveAPlaceToAnother() {
            lists.revoke(credential);
            for (String change : List.of(
                    "delete from status_entry",
                    "delete from status_revocation",
                    "update status_revocation set revoked_at = '2020-01-01'",
                    "update status_entry set place = 1",
                    "update status_entry set credential = gen_random_uuid()",
                    "update status_list set address = ''")) {
                assertThatThrownBy(() -> jdbc.sql(change).update())
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }
}
