package org.cadre.certification.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.TestDatabase;
import org.cadre.Visitor;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Ed25519;
import org.cadre.certification.credential.Multikey;
import org.cadre.platform.audit.AuditTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
class IssuerTest {
    private static final byte[] MESSAGE = "a credential".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    @Autowired
    KeyHistory history;

    @Autowired
    AuditTrail audit;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Issuer issuer;

    @BeforeEach
    void begin() {
        issuer = server();
    }

    /** A server of its own on the same database and the same folder. */
    private Issuer server() {
        return new Issuer(Folders.keysIn(folder), history, clock);
    }

    private KeyDeeds deeds(Issuer of) {
        return new KeyDeeds(of, history, audit, clock, transactions);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mentors.example.org, did:web:mentors.example.org",
        "https://mentors.example.org:8443, did:web:mentors.example.org%3A8443",
        "http://127.0.0.1:8080, did:web:127.0.0.1%3A8080",
        "https://example.org/mentors/texas, did:web:example.org:mentors:texas"
    })
    void isNamedAfterItsPublicAddress(String address, String did) {
        assertThat(WebDid.of(URI.create(address))).isEqualTo(did);
    }

    @Test
    void makesItsKeysWhenNoneIsThere() {
        var signer = issuer.signer(Algorithm.ED25519);
        assertThat(signer.keyId()).startsWith("did:web:mentors.example.org#ed25519-");
        assertThat(issuer.signer(Algorithm.RS256).keyId()).startsWith("did:web:mentors.example.org#rs256-");
        assertThat(issuer.keys()).hasSize(2).allMatch(IssuerKey::current);
        var key = issuer.methods().find(signer.keyId()).orElseThrow();
        assertThat(key.controller()).isEqualTo(issuer.id());
        assertThat(Ed25519.verify(key.key(), MESSAGE, signer.sign(MESSAGE))).isTrue();
        assertThat(issuer.methods().find("did:web:mentors.example.org#ed25519-0000000000000000"))
                .isEmpty();
    }

    @Test
    void saysNothingOfAKeyWhenPrinted() throws IOException {
        var signer = issuer.signer(Algorithm.ED25519);
        String secret = Files.readAllLines(folder.resolve(
                        "keys/" + signer.keyId().substring(signer.keyId().indexOf('#') + 1) + ".key"))
                .get(1);
        assertThat(signer + " " + issuer + " " + KeyPairs.fresh(Algorithm.ED25519) + " " + issuer.keys())
                .doesNotContain(secret.substring(8, 30));
    }

    @Test
    void goesOnWithAKeyThatIsThereAndWasNeverUsed() {
        var kept = new KeyFiles(folder.resolve("keys")).make(Algorithm.ED25519);
        assertThat(issuer.signer(Algorithm.ED25519).keyId()).endsWith("#" + kept.name());
    }

    @Test
    void doesNotTakeUpTheKeyOfAnotherAddress() {
        var elsewhere = new Issuer(Folders.keysIn(folder, URI.create("https://old.example.org")), history, clock);
        String old = elsewhere.signer(Algorithm.ED25519).keyId();
        String fresh = issuer.signer(Algorithm.ED25519).keyId();
        assertThat(fresh.split("#")[1]).isNotEqualTo(old.split("#")[1]);
        assertThat(issuer.methods().find(old)).isPresent();
    }

    @Test
    void saysWhereToLookForAKeyThatIsNotThere(@TempDir Path another) {
        issuer.signer(Algorithm.ED25519);
        var lost = new Issuer(Folders.keysIn(another), history, clock);
        assertThatThrownBy(() -> lost.signer(Algorithm.ED25519))
                .isInstanceOf(KeyTrouble.class)
                .hasMessageContaining("is not in " + another.resolve("keys"))
                .hasMessageContaining("./cadre keys rotate");
        assertThat(deeds(lost).rotate(Algorithm.ED25519).current()).isTrue();
        assertThat(lost.signer(Algorithm.ED25519).sign(MESSAGE)).hasSize(64);
    }

    @Nested
    class WhenSeveralServersBeginAtOnce {
        private static final int SERVERS = 6;

        @Test
        void haveOneKey() throws Exception {
            assertThat(signing()).hasSize(1);
            assertThat(issuer.keys()).hasSize(1);
        }

        @Test
        void wouldHaveSeveralWithoutTheRuleInTheSchema() throws Exception {
            asOwner("drop index issuer_key_line");
            try {
                signing();
                assertThat(jdbc.sql("select count(*) from issuer_key")
                                .query(Integer.class)
                                .single())
                        .isGreaterThan(1);
            } finally {
                asOwner("truncate issuer_key cascade");
                asOwner(
                        "create unique index issuer_key_line on issuer_key (controller, algorithm, coalesce(follows, ''))");
            }
        }

        private Set<String> signing() throws Exception {
            var keys = Race.of(Stream.generate(IssuerTest.this::server)
                    .limit(SERVERS)
                    .<Callable<String>>map(one -> () -> begun(one))
                    .toList());
            return new HashSet<>(keys);
        }

        /** The control ends with several newest ones, which nobody expects. */
        private String begun(Issuer one) {
            try {
                return one.signer(Algorithm.ED25519).keyId();
            } catch (RuntimeException e) {
                return e.getClass().getName();
            }
        }
    }

    @Nested
    class AfterARotation {
        @Test
        void everyServerSignsWithTheNewKeyAtOnce() {
            var another = server();
            String before = another.signer(Algorithm.ED25519).keyId();
            var begun = deeds(issuer).rotate(Algorithm.ED25519);
            assertThat(another.signer(Algorithm.ED25519).keyId())
                    .isEqualTo(begun.id())
                    .isNotEqualTo(before);
        }

        @Test
        void theOldKeyStaysPublishedAndGood() {
            var old = issuer.signer(Algorithm.ED25519);
            byte[] signature = old.sign(MESSAGE);
            var begun = deeds(issuer).rotate(Algorithm.ED25519);
            var method = issuer.methods().find(old.keyId()).orElseThrow();
            assertThat(issuer.keys().getFirst().retired()).isEqualTo(begun.since());
            assertThat(method.retired()).isEqualTo(begun.since().plus(1, ChronoUnit.HOURS));
            assertThat(Ed25519.verify(method.key(), MESSAGE, signature)).isTrue();
            assertThat(KeyVerdict.of(issuer.methods(), old.keyId(), null)).isEqualTo(KeyVerdict.GOOD);
        }

        @Test
        void standsInTheTrailWithoutTheKeyItself() {
            issuer.signer(Algorithm.ED25519);
            var begun = deeds(issuer).rotate(Algorithm.ED25519);
            assertThat(jdbc.sql("select after::text from audit_entry where deed = 'key.rotated'")
                            .query(String.class)
                            .single())
                    .isEqualTo("{\"key\": \"" + begun.id() + "\"}");
        }
    }

    @Nested
    class AfterAKeyWasCompromised {
        @Test
        void anotherTakesOverAndTheTrailKnows() {
            String lost = issuer.signer(Algorithm.ED25519).keyId();
            Instant since = clock.instant();
            assertThat(deeds(issuer).compromised(lost.substring(lost.indexOf('#') + 1), since))
                    .isInstanceOfSatisfying(KeyDeeds.Told.Done.class, done -> {
                        assertThat(done.key().id()).isEqualTo(lost);
                        assertThat(done.begun()).hasSize(1);
                    });
            assertThat(issuer.signer(Algorithm.ED25519).keyId()).isNotEqualTo(lost);
            assertThat(jdbc.sql("select deed from audit_entry order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("key.compromised", "key.rotated");
        }

        @Test
        void toldTwiceTheEarlierMomentCounts() {
            String lost = issuer.signer(Algorithm.ED25519).keyId();
            Instant first = Instant.parse("2026-11-01T00:00:00Z");
            deeds(issuer).compromised(lost, first.plusSeconds(60));
            deeds(issuer).compromised(lost, first);
            deeds(issuer).compromised(lost, first.plusSeconds(120));
            assertThat(issuer.methods().find(lost).orElseThrow().compromisedSince())
                    .isEqualTo(first);
            assertThat(issuer.keys()).hasSize(2);
        }

        @Test
        void aKeyNobodyKnowsOrATimeToComeIsRefused() {
            issuer.signer(Algorithm.ED25519);
            assertThat(deeds(issuer).compromised("ed25519-none", clock.instant()))
                    .isInstanceOf(KeyDeeds.Told.UnknownKey.class);
            assertThat(deeds(issuer).compromised("ed25519-none", clock.instant().plusSeconds(3600)))
                    .isInstanceOf(KeyDeeds.Told.InTheFuture.class);
            assertThat(issuer.keys()).hasSize(1);
        }
    }

    @Test
    void cannotChangeItsHistory() {
        issuer.signer(Algorithm.ED25519);
        deeds(issuer).compromised(issuer.signer(Algorithm.ED25519).keyId(), clock.instant());
        for (String change : new String[] {
            "update issuer_key set since = '2020-01-01'",
            "delete from issuer_key",
            "truncate issuer_key cascade",
            "update issuer_key_compromise set since = '2020-01-01'",
            "delete from issuer_key_compromise"
        }) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).rootCause().hasMessageContaining("permission denied");
        }
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
    class ItsDocument {
        @Autowired
        Issuer running;

        @Test
        void isPublishedWithEachKeyItEverHad() {
            String first = running.signer(Algorithm.ED25519).keyId();
            String rsa = running.signer(Algorithm.RS256).keyId();
            String second = deeds(running).rotate(Algorithm.ED25519).id();
            var page = new Visitor().get("/.well-known/did.json").hasStatus(200);
            assertThat(page.type()).isEqualTo("application/did+json");
            var document = json.readTree(page.bytes());
            assertThat(document.path("id").asString()).isEqualTo(running.id());
            assertThat(document.path("assertionMethod").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrder(first, rsa, second);
            var method = method(document, first);
            assertThat(method.path("type").asString()).isEqualTo("Multikey");
            assertThat(method.path("controller").asString()).isEqualTo(running.id());
            assertThat(Multikey.decode(method.path("publicKeyMultibase").asString()))
                    .hasValueSatisfying(bytes -> assertThat(bytes)
                            .isEqualTo(
                                    running.methods().find(first).orElseThrow().key()));
            var jwk = method(document, rsa).path("publicKeyJwk");
            assertThat(jwk.propertyNames()).containsExactly("kty", "alg", "use", "kid", "n", "e");
            assertThat(jwk.path("n").asString()).hasSize(512);
            assertThat(jwk.path("e").asString()).isEqualTo("AQAB");
        }

        @Test
        void tellsWhatWasCompromisedAndLetsItAssertNothing() {
            String lost = running.signer(Algorithm.ED25519).keyId();
            deeds(running).compromised(lost, Instant.parse("2026-11-01T00:00:00Z"));
            var document =
                    json.readTree(new Visitor().get("/.well-known/did.json").bytes());
            assertThat(method(document, lost).path("revoked").asString()).isEqualTo("2026-11-01T00:00:00Z");
            assertThat(document.path("assertionMethod").valueStream().map(JsonNode::asString))
                    .hasSize(1)
                    .doesNotContain(lost);
        }

        @Test
        void isKeptByCachesForAWhile() {
            running.signer(Algorithm.ED25519);
            var first = new Visitor().listen("/.well-known/did.json", Collections.emptyMap());
            String etag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
            var again = new Visitor().listen("/.well-known/did.json", Map.of("If-None-Match", etag));
            assertThat(again.statusCode()).isEqualTo(304);
            deeds(running).rotate(Algorithm.ED25519);
            again = new Visitor().listen("/.well-known/did.json", Map.of("If-None-Match", etag));
            assertThat(again.statusCode()).isEqualTo(200);
        }

        @Test
        void ofAnEarlierAddressIsStillServedThere() {
            var elsewhere = new Issuer(Folders.keysIn(folder, URI.create("https://old.example.org")), history, clock);
            String old = elsewhere.signer(Algorithm.ED25519).keyId();
            issuer.signer(Algorithm.ED25519);
            var page = new DidPage(issuer, json);
            assertThat(json.readTree(page.document(asked("old.example.org")).getBody())
                            .path("verificationMethod")
                            .get(0)
                            .path("id")
                            .asString())
                    .isEqualTo(old);
            for (String host : new String[] {"mentors.example.org", "nobody.example.org", "not a host"}) {
                assertThat(json.readTree(page.document(asked(host)).getBody())
                                .path("id")
                                .asString())
                        .isEqualTo("did:web:mentors.example.org");
            }
        }

        private MockHttpServletRequest asked(String host) {
            var request = new MockHttpServletRequest("GET", "/.well-known/did.json");
            request.setScheme("https");
            request.setServerName(host);
            request.setServerPort(443);
            return request;
        }

        private JsonNode method(JsonNode document, String id) {
            return document.path("verificationMethod")
                    .valueStream()
                    .filter(one -> one.path("id").asString().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
