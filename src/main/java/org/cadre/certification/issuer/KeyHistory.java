package org.cadre.certification.issuer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadre.certification.credential.Algorithm;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every key there ever was, as the database tells all servers. */
@Component
class KeyHistory {
    private static final String COLUMNS = """
            select id, controller, algorithm, public_key, since, retired, compromised_since from issuer_key_history
            """;

    private final JdbcClient jdbc;

    KeyHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    List<IssuerKey> all() {
        return jdbc.sql(COLUMNS + " order by since, id").query(KeyHistory::key).list();
    }

    /** The newest in the line of an issuer and an algorithm. */
    Optional<IssuerKey> newest(String controller, Algorithm algorithm) {
        return jdbc.sql(COLUMNS + " where controller = :controller and algorithm = :algorithm and retired is null")
                .param("controller", controller)
                .param("algorithm", IssuerKey.word(algorithm))
                .query(KeyHistory::key)
                .optional();
    }

    Optional<IssuerKey> find(String id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(KeyHistory::key)
                .optional();
    }

    /** Whether a key of that name stands in the history, under whichever issuer. */
    boolean knows(String name) {
        return jdbc.sql("select count(*) from issuer_key where split_part(id, '#', 2) = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Adds a key that takes over from another; false when one has already done so. */
    boolean add(IssuerKey key, @Nullable String follows) {
        return jdbc.sql("""
                insert into issuer_key (id, controller, algorithm, public_key, since, follows)
                values (:id, :controller, :algorithm, :publicKey, :since, :follows)
                on conflict do nothing
                """)
                        .param("id", key.id())
                        .param("controller", key.controller())
                        .param("algorithm", IssuerKey.word(key.algorithm()))
                        .param("publicKey", key.publicKey())
                        .param("since", key.since().atOffset(ZoneOffset.UTC))
                        .param("follows", follows)
                        .update()
                == 1;
    }

    void compromised(String id, Instant since, Instant toldAt) {
        jdbc.sql("""
                insert into issuer_key_compromise (id, key, since, told_at) values (:id, :key, :since, :toldAt)
                """)
                .param("id", Ids.next())
                .param("key", id)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("toldAt", toldAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static IssuerKey key(ResultSet row, int number) throws SQLException {
        return new IssuerKey(
                row.getString("id"),
                row.getString("controller"),
                Algorithm.valueOf(row.getString("algorithm").toUpperCase(Locale.ROOT)),
                row.getBytes("public_key"),
                row.getTimestamp("since").toInstant(),
                instant(row.getTimestamp("retired")),
                instant(row.getTimestamp("compromised_since")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
