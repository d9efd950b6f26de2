package org.cadre.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can sign in, and with what. */
@Component
class Accounts {
    /**
     * What stands behind signing in.
     *
     * @param passphrase hashed; null: by one-time links only
     * @param confirmedAt when the address was shown to be theirs
     */
    record Account(
            PersonId person,
            String email,
            String name,
            @Nullable String passphrase,
            @Nullable Instant confirmedAt,
            @Nullable Instant disabledAt) {

        boolean isOpen() {
            return disabledAt == null;
        }

        boolean isConfirmed() {
            return confirmedAt != null;
        }
    }

    private final JdbcClient jdbc;
    private final Clock system;

    Accounts(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** The account of a merged record is that of who remains: links and addresses of old go on opening it. */
    Optional<Account> find(PersonId person) {
        return jdbc.sql("""
                select p.id, p.email, p.display_name, a.passphrase, a.confirmed_at, a.disabled_at
                  from person named
                  join person p on p.id = coalesce(named.merged_into, named.id)
                  join account a on a.person = p.id
                 where named.id = :person
                """)
                .param("person", person.value())
                .query(Accounts::account)
                .optional();
    }

    Optional<Account> find(String email) {
        return jdbc.sql("""
                select p.id, p.email, p.display_name, a.passphrase, a.confirmed_at, a.disabled_at
                  from person named
                  join person p on p.id = coalesce(named.merged_into, named.id)
                  join account a on a.person = p.id
                 where named.email = :email
                """)
                .param("email", People.asKept(email))
                .query(Accounts::account)
                .optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("display_name"),
                row.getString("passphrase"),
                instant(row.getObject("confirmed_at", OffsetDateTime.class)),
                instant(row.getObject("disabled_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** Lets a person sign in who could not so far; their address has not been confirmed yet. */
    void open(PersonId person) {
        jdbc.sql("insert into account (person) values (:person) on conflict do nothing")
                .param("person", person.value())
                .update();
    }

    /** The address is theirs: false when it had been confirmed before. */
    boolean confirm(PersonId person, String passphrase) {
        return jdbc.sql("""
                insert into account (person, passphrase, confirmed_at) values (:person, :passphrase, :now)
                on conflict (person) do update set passphrase = excluded.passphrase, confirmed_at = excluded.confirmed_at
                 where account.confirmed_at is null and account.disabled_at is null
                """)
                        .param("person", person.value())
                        .param("passphrase", passphrase)
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** A link to their address was used: so it is theirs. */
    void reached(PersonId person) {
        jdbc.sql("update account set confirmed_at = coalesce(confirmed_at, :now) where person = :person")
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .update();
    }

    void change(PersonId person, String passphrase) {
        jdbc.sql("update account set passphrase = :passphrase where person = :person")
                .param("passphrase", passphrase)
                .param("person", person.value())
                .update();
    }

    void close(PersonId person) {
        jdbc.sql("update account set disabled_at = coalesce(disabled_at, :now) where person = :person")
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .update();
    }

    void reopen(PersonId person) {
        jdbc.sql("update account set disabled_at = null where person = :person")
                .param("person", person.value())
                .update();
    }
}
