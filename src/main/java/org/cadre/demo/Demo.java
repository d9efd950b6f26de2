package org.cadre.demo;

import java.util.List;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.command.Progress;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the living sample into an empty database, once. */
@Component
@Profile("demo")
public class Demo {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Editions editions;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;

    Demo(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            Editions editions,
            ProgramClock clock,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.editions = editions;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Loads what is missing; a demo that was loaded goes on as it was left. */
    public void load(Progress progress) {
        if (cast().isEmpty()) {
            progress.step("Bringing in the cast");
            bringIn();
        }
    }

    /** Brings the cast in, as of the program's day. */
    public Cast bringIn() {
        return transaction.execute(_ -> {
            var edition = editions.idOf(Editions.NATIONAL);
            var histories = new Histories(batches);
            var cast = new Cast(histories, edition.value(), editions.of(edition), clock.today());
            histories.write();
            present(cast);
            return cast;
        });
    }

    private void present(Cast cast) {
        int ordinal = 0;
        ordinal = present(ordinal, "office", "opal", cast.office, "Runs the program");
        ordinal = present(ordinal, "trainer", "theo", cast.trainer, "Holds an institute today");
        ordinal = present(ordinal, "coach", "ines", cast.coach, "Certified; coaches three cohorts");
        ordinal = present(ordinal, "mit", "nate", cast.registered, "Registered for an institute");
        ordinal = present(ordinal, "mit", "nadia", cast.partOneDone, "Completed part one");
        ordinal = present(ordinal, "mit", "amir", cast.awaitsProtege, "Waits for a protégé to agree");
        ordinal = present(ordinal, "mit", "rosa", cast.rosa, "In month five");
        ordinal = present(ordinal, "mit", "marcus", cast.ready, "Everything met, ready for the award");
        ordinal = present(ordinal, "mit", "cora", cast.renewing, "Certified, may renew");
        ordinal = present(ordinal, "district", "dora", cast.coordinator, "Speaks for Bluebonnet ISD");
        present(ordinal, "protege", "del", cast.del, "Rosa's protégé, without an account");
    }

    private int present(int ordinal, String role, String key, PersonId person, String stage) {
        jdbc.sql("""
                insert into demo_cast (ordinal, role, person, stage, sign_in)
                values (:ordinal, :role, :person, :stage, :signIn)
                """)
                .param("ordinal", ordinal)
                .param("role", role)
                .param("person", person.value())
                .param("stage", stage)
                .param("signIn", ("protege".equals(role) ? "/demo/protege/" : "/demo/sign-in/") + key)
                .update();
        return ordinal + 1;
    }

    public List<CastMember> cast() {
        return CastMember.all(jdbc);
    }

    /** Addresses of certificates that anyone can check. */
    public List<String> certificates() {
        return jdbc.sql("select '/check/' || check_code from certificate where state <> 'reserved' order by issued")
                .query(String.class)
                .list();
    }

    /** The pairing of a protégé of the cast. */
    UUID pairingOf(PersonId protege) {
        return jdbc.sql("select id from pairing where protege = :protege order by id desc limit 1")
                .param("protege", protege.value())
                .query(UUID.class)
                .single();
    }
}
