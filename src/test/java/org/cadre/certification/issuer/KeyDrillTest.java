package org.cadre.certification.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.Signer;
import org.cadre.certification.credential.Verdict;
import org.cadre.platform.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** A thousand credentials by three keys, one of which fell into other hands in the middle of its time. */
@CadreTest
class KeyDrillTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T12:00:00Z");
    private static final int ALL = 1000;
    private static final int FIRST_ROTATION = 333;
    private static final int SECOND_ROTATION = 667;

    /** The register's checkpoint is made after so many. */
    private static final int CHECKPOINT = 50;

    /** Between two checkpoints. */
    private static final int STOLEN = 475;

    @TempDir
    Path folder = Path.of("");

    @Autowired
    KeyHistory history;

    @Autowired
    AuditTrail audit;

    @Autowired
    PlatformTransactionManager transactions;

    private Instant now = BEGIN;
    private Issuer issuer;
    private KeyDeeds deeds;

    /** A signed document and when a checkpoint first had it. */
    private record Issued(JsonObject document, @Nullable Instant registered) {}

    @BeforeEach
    void begin() {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        issuer = new Issuer(Folders.keysIn(folder), history, clock);
        deeds = new KeyDeeds(issuer, history, audit, clock, transactions);
    }

    @Test
    void tellsWhatEachIsWorth() {
        var issued = new ArrayList<Issued>();
        var keys = new ArrayList<Signer>();
        for (int i = 0; i < ALL; i++) {
            now = time(i);
            if (i == FIRST_ROTATION || i == SECOND_ROTATION) {
                deeds.rotate(Algorithm.ED25519);
            }
            var signer = issuer.signer(Algorithm.ED25519);
            if (keys.isEmpty() || !keys.getLast().keyId().equals(signer.keyId())) {
                keys.add(signer);
            }
            issued.add(new Issued(sign(i, signer, time(i)), time(i - i % CHECKPOINT + CHECKPOINT)));
        }
        assertThat(keys).hasSize(3);
        assertThat(issued.stream().map(this::worth)).allMatch(KeyVerdict.GOOD::equals);

        now = time(ALL);
        deeds.compromised(keys.get(1).keyId(), time(STOLEN));

        int lastSafe = STOLEN - STOLEN % CHECKPOINT;
        var expected = IntStream.range(0, ALL)
                .mapToObj(i -> i < lastSafe || i >= SECOND_ROTATION ? KeyVerdict.GOOD : KeyVerdict.COMPROMISED)
                .toList();
        assertThat(issued.stream().map(this::worth)).containsExactlyElementsOf(expected);

        // Whoever took the key dates as they like, and may even get it into the register afterwards.
        var thief = keys.get(1);
        for (Instant claimed : List.of(time(FIRST_ROTATION), time(STOLEN - 1), time(STOLEN), time(ALL))) {
            assertThat(worth(new Issued(sign(ALL, thief, claimed), null))).isEqualTo(KeyVerdict.COMPROMISED);
            assertThat(worth(new Issued(sign(ALL, thief, claimed), time(ALL)))).isEqualTo(KeyVerdict.COMPROMISED);
        }
        assertThat(KeyVerdict.of(issuer.methods(), issuer.id() + "#ed25519-0000000000000000", time(0)))
                .isEqualTo(KeyVerdict.UNKNOWN_KEY);
    }

    private static Instant time(int number) {
        return BEGIN.plus(Duration.ofMinutes(number));
    }

    private JsonObject sign(int number, Signer signer, Instant created) {
        return DataIntegrity.sign(Json.read("""
                {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
                 "id": "https://mentors.example.org/sample/%d", "issuer": "%s",
                 "credentialSubject": {"id": "urn:sample:%d"}}""".formatted(number, issuer.id(), number)), signer, created);
    }

    /** As a checker does it: the signature first, then what the register says about its time. */
    private KeyVerdict worth(Issued one) {
        var methods = issuer.methods();
        String key = one.document.getJsonArray("proof").getJsonObject(0).getString("verificationMethod");
        var verdict = new CredentialCheck(methods, CheckRules.ours(issuer.id())).of(one.document, now);
        var worth = KeyVerdict.of(methods, key, one.registered);
        switch (verdict) {
            case Verdict.Valid valid ->
                assertThat(valid.mustBeRegisteredBefore())
                        .isEqualTo(methods.find(key).orElseThrow().compromisedSince());
            case Verdict.KeyCompromised _ -> assertThat(worth).isEqualTo(KeyVerdict.COMPROMISED);
            default -> assertThat(verdict).isInstanceOfAny(Verdict.KeyNotInUse.class);
        }
        return worth;
    }
}
