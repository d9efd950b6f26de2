package org.cadre.certification.issuer;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.BitstringList;
import org.cadre.certification.credential.Contexts;
import org.cadre.certification.credential.DataIntegrity;
import org.cadre.certification.credential.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Status lists as they are published: signed once and kept, until something in them is revoked, their key changes or the
 * day is over. All servers make the same bytes of the same list.
 */
@Component
class SignedLists {
    /** How long a list may be believed: an old one, shown again after a revocation, runs out. */
    private static final Duration GOOD_FOR = Duration.ofDays(2);

    /** How long a checker may go without asking again, in milliseconds. */
    private static final int TTL = 1000;

    /** @param state what the bytes were made of */
    record SignedList(State state, byte[] bytes, String etag) {}

    /**
     * All that decides what a list says.
     *
     * @param revoked how many; since none is ever taken back, the same number means the same ones
     */
    record State(String controller, String address, int revoked, Instant asOf, String key) {}

    private record Row(
            String controller,
            String address,
            Instant madeAt,
            int revoked,
            @Nullable Instant newest) {}

    private final JdbcClient jdbc;
    private final StatusLists lists;
    private final Issuer issuer;
    private final Clock system;
    private final Map<UUID, SignedList> kept = new ConcurrentHashMap<>();

    SignedLists(JdbcClient jdbc, StatusLists lists, Issuer issuer, Clock system) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.issuer = issuer;
        this.system = system;
    }

    /** The list as it is at this moment; empty when there is none of that id. */
    Optional<SignedList> find(UUID list) {
        return row(list).map(row -> {
            var key = issuer.current(row.controller, Algorithm.ED25519);
            var state = new State(row.controller, row.address, row.revoked, asOf(row, key), key.id());
            return kept.compute(list, (_, old) -> old != null && old.state.equals(state) ? old : sign(list, state));
        });
    }

    private Optional<Row> row(UUID list) {
        return jdbc.sql("""
                select l.controller, l.address, l.made_at, r.revoked, r.newest
                  from status_list l
                 cross join lateral (select count(*) as revoked, max(revoked_at) as newest from status_revocation
                                      where list = l.id) r
                 where l.id = :list
                """)
                .param("list", list)
                .query((row, _) -> new Row(
                        row.getString("controller"),
                        row.getString("address"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getInt("revoked"),
                        row.getTimestamp("newest") == null
                                ? null
                                : row.getTimestamp("newest").toInstant()))
                .optional();
    }

    /** The newest of all that made the list what it is: its beginning, its last revocation, its key, and the day. */
    private Instant asOf(Row row, IssuerKey key) {
        Instant latest = system.instant().truncatedTo(ChronoUnit.DAYS);
        for (Instant other : List.of(row.madeAt, row.newest == null ? row.madeAt : row.newest, key.since())) {
            latest = other.isAfter(latest) ? other : latest;
        }
        // Signatures tell time to the second; one to come would be refused.
        return latest.truncatedTo(ChronoUnit.SECONDS);
    }

    private SignedList sign(UUID list, State state) {
        var revoked = lists.revoked(list);
        var signed = DataIntegrity.sign(
                document(state, BitstringList.of(revoked)),
                issuer.signer(state.controller, Algorithm.ED25519),
                state.asOf);
        byte[] bytes = Json.write(signed).getBytes(StandardCharsets.UTF_8);
        return new SignedList(
                new State(state.controller, state.address, revoked.cardinality(), state.asOf, state.key),
                bytes,
                Etag.of(bytes));
    }

    private static JsonObject document(State state, BitstringList bits) {
        return Json.object()
                .add("@context", Json.array().add(Contexts.CREDENTIALS_V2))
                .add("id", state.address)
                .add("type", Json.array().add("VerifiableCredential").add("BitstringStatusListCredential"))
                .add("issuer", state.controller)
                .add("validFrom", state.asOf.toString())
                .add("validUntil", state.asOf.plus(GOOD_FOR).toString())
                .add(
                        "credentialSubject",
                        Json.object()
                                .add("id", state.address + "#list")
                                .add("type", "BitstringStatusList")
                                .add("statusPurpose", "revocation")
                                .add("encodedList", bits.encode())
                                .add("ttl", TTL))
                .build();
    }
}
