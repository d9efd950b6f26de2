package org.cadre.certification.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the register. */
@Component
class RegisterEntries {
    /**
     * One row of the register as it is now.
     *
     * @param detail null once it was erased
     */
    record Row(Entry entry, @Nullable Detail detail) {}

    private final JdbcClient jdbc;

    RegisterEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the next so many places; whoever comes later waits for this transaction to end.
     *
     * @return the first of them
     */
    long take(int places) {
        return jdbc.sql("""
                insert into register_head (one, size) values (1, :places)
                on conflict (one) do update set size = register_head.size + excluded.size
                returning size - :places
                """).param("places", places).query(Long.class).single();
    }

    /** How many entries there are. */
    long size() {
        return jdbc.sql("select size from register_head")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void keep(List<Row> rows) {
        var entries = rows.stream().map(Row::entry).toList();
        jdbc.sql("""
                insert into register_entry (index, kind, program_day, recorded_at, erases, commitment)
                select index, kind, day, at, erases, decode(commitment, 'hex')
                  from unnest(:indexes::bigint[], :kinds::text[], :days::date[], :times::timestamptz[], :erases::bigint[],
                              :commitments::text[]) as fresh (index, kind, day, at, erases, commitment)
                """)
                .param("indexes", entries.stream().map(Entry::index).toArray(Long[]::new))
                .param("kinds", texts(entries, Entry::kind))
                .param("days", texts(entries, one -> one.day().toString()))
                .param("times", texts(entries, one -> one.at().toString()))
                .param("erases", entries.stream().map(Entry::erases).toArray(Long[]::new))
                .param("commitments", texts(entries, one -> hex(one.commitment())))
                .update();
        var details = rows.stream().filter(row -> row.detail != null).toList();
        jdbc.sql("""
                insert into register_detail (entry, salt, certificate, number, credential, paper, token)
                select entry, decode(salt, 'hex'), certificate, number, decode(credential, 'hex'), decode(paper, 'hex'),
                       decode(token, 'hex')
                  from unnest(:entries::bigint[], :salts::text[], :certificates::uuid[], :numbers::text[],
                              :credentials::text[], :papers::text[], :tokens::text[])
                       as fresh (entry, salt, certificate, number, credential, paper, token)
                """)
                .param("entries", details.stream().map(one -> one.entry.index()).toArray(Long[]::new))
                .param("salts", texts(details, one -> hex(of(one).salt())))
                .param(
                        "certificates",
                        details.stream().map(one -> of(one).certificate()).toArray(UUID[]::new))
                .param("numbers", texts(details, one -> of(one).number()))
                .param("credentials", texts(details, one -> hex(of(one).credential())))
                .param("papers", texts(details, one -> hex(of(one).paper())))
                .param("tokens", texts(details, one -> hex(of(one).token())))
                .update();
    }

    private static Detail of(Row row) {
        return Objects.requireNonNull(row.detail);
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    /** All entries about a certificate that have not been erased, the oldest first. */
    List<Row> about(UUID certificate) {
        return jdbc.sql("""
                select e.index, e.kind, e.program_day, e.recorded_at, e.erases, e.commitment,
                       d.entry, d.salt, d.certificate, d.number, d.credential, d.paper, d.token
                  from register_detail d
                  join register_entry e on e.index = d.entry
                 where d.certificate = :certificate
                 order by e.index
                """)
                .param("certificate", certificate)
                .query(RegisterEntries::row)
                .list();
    }

    Optional<Row> at(long index) {
        return jdbc.sql("""
                select e.index, e.kind, e.program_day, e.recorded_at, e.erases, e.commitment,
                       d.entry, d.salt, d.certificate, d.number, d.credential, d.paper, d.token
                  from register_entry e
                  left join register_detail d on d.entry = e.index
                 where e.index = :index
                """).param("index", index).query(RegisterEntries::row).optional();
    }

    /** Lets go of the details of entries whose erasure has been entered; of others the database keeps hold. */
    int erase(List<Long> erased) {
        return jdbc.sql("delete from register_detail where entry = any(:erased)")
                .param("erased", erased.toArray(Long[]::new))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(entry(row), detail(row));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("index"),
                row.getString("kind"),
                row.getObject("program_day", LocalDate.class),
                instant(row),
                row.getObject("erases", Long.class),
                row.getBytes("commitment"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("recorded_at", OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }

    static @Nullable Detail detail(ResultSet row) throws SQLException {
        var certificate = row.getObject("certificate", UUID.class);
        return certificate == null
                ? null
                : new Detail(
                        row.getBytes("salt"),
                        certificate,
                        row.getString("number"),
                        row.getBytes("credential"),
                        row.getBytes("paper"),
                        row.getBytes("token"));
    }
}
