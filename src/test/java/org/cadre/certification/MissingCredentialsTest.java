package org.cadre.certification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.Verdict;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.register.Checkpoints;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Certificates that were issued with a paper, before there were credentials. */
@CadreTest
class MissingCredentialsTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private MissingCredentials missing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private SignedCredentials credentials;

    @Autowired
    private StatusLists statuses;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private Issuer issuer;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Certificate marcus;
    private List<CertificateId> all;

    @BeforeEach
    void past() {
        Cast cast = demo.bringIn();
        demo.award();
        var office = Actor.of(cast.office.value());
        var reserved = (Awards.Outcome.Reserved)
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), office);
        issuing.finish(reserved.certificate());
        marcus = certificates.find(reserved.certificate()).orElseThrow();
        withdrawals.revoke(marcus, "a mistake", office);
        AsOwner.run("delete from status_revocation");
        AsOwner.run("delete from certificate_credential");
        all = jdbc.sql("select id from certificate where state <> 'reserved'")
                .query((row, _) -> new CertificateId(row.getObject("id", UUID.class)))
                .list();
        assertThat(all).hasSizeGreaterThan(2);
    }

    @AfterEach
    void mend() {
        AsOwner.run("drop trigger if exists fails on register_detail");
        AsOwner.run("drop function if exists fails()");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long signed() {
        return jdbc.sql("select count(*) from certificate_credential where signed is not null")
                .query(Long.class)
                .single();
    }

    @Test
    void areAllSignedAsIfEachHadBeenSignedAlone() {
        String before = credentials.prepare(marcus);
        missing.signAll(2);
        assertThat(all).allSatisfy(id -> {
            var one = credentials.find(id).orElseThrow();
            var check = new CredentialCheck(issuer.methods(), CheckRules.ours(issuer.id()));
            var day = certificates.find(id).orElseThrow().validFrom().plusDays(1);
            var then = day.atStartOfDay(clock.zone()).toInstant();
            assertThat(check.of(one.document().getBytes(UTF_8), then)).isInstanceOf(Verdict.Valid.class);
            assertThat(check.of(one.token().getBytes(UTF_8), then)).isInstanceOf(Verdict.Valid.class);
            assertThat(checkpoints.proofOf(id.value()).orElseThrow().entries()).anySatisfy(entry -> {
                assertThat(entry.kind()).isEqualTo("re-signed");
                var details = Objects.requireNonNull(entry.details());
                assertThat(details.has(one.digest())).isTrue();
                assertThat(details.has(one.tokenDigest())).isTrue();
            });
        });
        assertThat(credentials.prepare(marcus)).isEqualTo(before);
    }

    @Test
    void staysRevokedWhatWasRevoked() {
        assertThat(statuses.revokedAt(marcus.id().value())).isEmpty();
        missing.signAll(100);
        assertThat(statuses.revokedAt(marcus.id().value())).isPresent();
    }

    @Test
    void areSignedOnce() {
        missing.signAll(100);
        var one = credentials.find(marcus.id());
        long entries = count("register_entry");
        missing.signAll(100);
        assertThat(credentials.ofIssued(marcus)).isEqualTo(one);
        assertThat(count("register_entry")).isEqualTo(entries);
    }

    @Test
    void areWholeWhenTheServerFallsInBetween() {
        long entries = count("register_entry");
        // The second batch fails where it is entered, after all of it was signed.
        AsOwner.run("""
                create function fails() returns trigger language plpgsql as $$
                begin
                  if (select count(*) from register_detail) >= %d then raise exception 'killed'; end if;
                  return new;
                end $$
                """.formatted(count("register_detail") + 2));
        AsOwner.run(
                "create trigger fails before insert on register_detail for each statement execute function fails()");
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> missing.signAll(2));
        assertThat(signed()).isEqualTo(2);
        assertThat(count("register_entry")).isEqualTo(entries + 2);
        mend();
        missing.signAll(2);
        assertThat(signed()).isEqualTo(all.size());
        assertThat(count("register_entry")).isEqualTo(entries + all.size());
        assertThat(jdbc.sql("select count(distinct (list, place)) from status_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(count("status_entry"));
    }

    @Test
    void fromBeforeCadreHaveNone() {
        AsOwner.run("update certificate set before_cadre = true where id = '"
                + marcus.id().value() + "'");
        missing.signAll(100);
        assertThat(credentials.find(marcus.id())).isEmpty();
        assertThat(signed()).isEqualTo(all.size() - 1);
    }
}
