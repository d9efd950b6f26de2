package org.cadre.certification.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Certificates that are older than the register are in it before it is asked anything. */
@CadreTest
@Tag("every-postgresql")
class RegisterBackfillTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Register register;

    @Autowired
    private RegisterEntries entries;

    @Autowired
    private RegisterGuard guard;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private Settings settings;

    @Autowired
    private PlatformTransactionManager transactions;

    /** As on a server for real use: once, and never again. */
    private RegisterBackfill backfill;

    @BeforeEach
    void cast() throws SQLException {
        demo.bringIn();
        demo.award();
        forgetTheRegister();
        var real = new Settings(
                settings.publicUrl(),
                settings.dataDirectory(),
                false,
                false,
                settings.associationName(),
                settings.associationAddress(),
                null,
                settings.mailFrom(),
                null,
                settings.signers(),
                settings.zone());
        backfill = new RegisterBackfill(jdbc, entries, register, guard, real, transactions);
        assertThat(entries.size()).isZero();
        assertThat(certificates()).isPositive();
    }

    /** As if it had come with this start. */
    private static void forgetTheRegister() throws SQLException {
        var database = TestDatabase.running();
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var truncating = connection.createStatement()) {
            truncating.execute(
                    "truncate register_checkpoint, register_node, register_detail, register_entry, register_head");
        }
    }

    private long certificates() {
        return jdbc.sql("select count(*) from certificate where state <> 'reserved'")
                .query(Long.class)
                .single();
    }

    private List<String> kindsOf(UUID certificate) {
        return entries.about(certificate).stream()
                .map(row -> row.entry().kind())
                .toList();
    }

    private UUID any(String state) {
        return jdbc.sql("select id from certificate where state = :state order by id limit 1")
                .param("state", state)
                .query(UUID.class)
                .single();
    }

    @Test
    void entersEachWithWhatBecameOfItInTheOrderOfTheirIssue() {
        jdbc.sql("update certificate set state = 'suspended', state_reason = 'a sample' where id = :id")
                .param("id", any("issued"))
                .update();
        backfill.run();
        assertThat(jdbc.sql("""
                        select d.certificate from register_entry e join register_detail d on d.entry = e.index
                         where e.kind in ('issued', 'renewed') order by e.index
                        """).query(UUID.class).list())
                .isEqualTo(jdbc.sql("select id from certificate where state <> 'reserved' order by id")
                        .query(UUID.class)
                        .list());
        assertThat(kindsOf(any("suspended"))).element(1).isEqualTo("suspended");
        assertThat(jdbc.sql("""
                        select count(*) from register_detail d join certificate c on c.id = d.certificate
                         where encode(d.paper, 'hex') = c.paper and d.number = c.number
                        """).query(Long.class).single()).isEqualTo(entries.size());
    }

    @Test
    void isDoneOnce() {
        backfill.run();
        long entered = entries.size();
        backfill.run();
        assertThat(entries.size()).isEqualTo(entered);
    }

    @Test
    void helpsNoRowIntoTheRegisterThatAppearsLater() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> register.append(
                        new RegisterEvent(EventKind.ISSUED, Ids.next(), "NMC-2026-09999", null, "ab".repeat(32))));
        backfill.run();
        assertThat(entries.size()).isOne();
    }

    @Test
    void leavesNothingHalfWhenItIsStopped() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            backfill.run();
            status.setRollbackOnly();
        });
        assertThat(entries.size()).isZero();
        backfill.run();
        assertThat(entries.size()).isGreaterThanOrEqualTo(certificates());
    }

    @Test
    void givesEveryoneAProofUnderOneCheckpoint() {
        jobs.comeDue();
        assertThat(jdbc.sql("select count(*) from register_checkpoint")
                        .query(Long.class)
                        .single())
                .isOne();
        String code = jdbc.sql("select check_code from certificate where id = :id")
                .param("id", any("issued"))
                .query(String.class)
                .single();
        var answer = new Visitor().get("/register/proof/" + code).hasStatus(200);
        assertThat(RegisterProof.check(new String(answer.bytes(), StandardCharsets.UTF_8), checkpoints.keys()))
                .isInstanceOf(RegisterProof.Answer.InRegister.class);
    }

    @Test
    void theNightsCheckFindsItWholeAndOfficeSeesIt() {
        jobs.comeDue();
        Visitor.as("opal")
                .get("/office/register")
                .hasStatus(200)
                .says("Open: it holds everything that was ever published")
                .says("Whole: every entry is as it was made")
                .says(settings.checkpoints().toString());
    }
}
