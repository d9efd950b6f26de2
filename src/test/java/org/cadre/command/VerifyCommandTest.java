package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.cadre.Visitor;
import org.cadre.certification.register.Checkpoints;
import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.Register;
import org.cadre.certification.register.RegisterEvent;
import org.cadre.demo.Demo;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CadreTest
class VerifyCommandTest {
    @Autowired
    private Register register;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path elsewhere = Path.of("");

    private final List<String> said = new ArrayList<>();
    private Path kept;

    @BeforeEach
    void keepACheckpoint() throws Exception {
        enter(7);
        kept = elsewhere.resolve("checkpoint.txt");
        Files.write(kept, new Visitor().get("/register/checkpoint").bytes());
    }

    private void enter(int count) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> register.append(IntStream.range(0, count)
                        .mapToObj(_ -> new RegisterEvent(
                                EventKind.ISSUED, Ids.next(), "NMC-2026-00001", "ab".repeat(32), null))
                        .toList()));
        checkpoints.publish();
    }

    private int verify(List<Path> files, @Nullable String key) throws SQLException {
        said.clear();
        var database = TestDatabase.running();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword())) {
            return VerifyCommand.verifyRegister(
                    connection, files, elsewhere.resolve("nothing-here"), key, new Texts(), said::add);
        }
    }

    private int verify() throws SQLException {
        return verify(List.of(kept), null);
    }

    private static void asSuperuser(String sql) throws SQLException {
        var database = TestDatabase.running();
        try (var connection =
                DriverManager.getConnection(database.jdbcUrl(), database.adminUser(), database.adminPassword())) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .update();
        }
    }

    @Nested
    class SaysThatAllIsWell {
        @Test
        void ofAnHonestRegister() throws SQLException {
            assertThat(verify()).isZero();
            assertThat(said)
                    .containsExactly(
                            "Compared with one checkpoint from elsewhere.",
                            "The register is whole: 7 entries, each as it was made.");
        }

        @Test
        void ofOneThatGrewHonestly() throws SQLException {
            enter(6);
            assertThat(verify()).isZero();
            assertThat(said.getLast()).contains("13 entries");
        }

        @Test
        void underAKeyThatWasKeptWithTheCheckpoint() throws SQLException {
            assertThat(verify(List.of(kept), checkpoints.keys().getFirst().text()))
                    .isZero();
        }
    }

    /** Whoever ships a forged certificate ships keys with it. */
    @Nested
    class OfAFile {
        private Path file = Path.of("");
        private Path keys = Path.of("");
        private final StringWriter out = new StringWriter();

        @BeforeEach
        void download() throws Exception {
            demo.bringIn();
            demo.award();
            checkpoints.publish();
            String code = jdbc.sql("select check_code from certificate where state = 'issued' order by id limit 1")
                    .query(String.class)
                    .single();
            var stranger = new Visitor();
            file = kept("certificate.json", stranger.get("/check/" + code + "/credential.json"));
            keys = kept("did.json", stranger.get("/.well-known/did.json"));
            kept("register-proof.json", stranger.get("/register/proof/" + code));
        }

        private Path kept(String name, Visitor.Page page) throws Exception {
            return Files.write(elsewhere.resolve(name), page.hasStatus(200).bytes());
        }

        private int run(String... arguments) {
            out.getBuffer().setLength(0);
            return CadreCommand.line().setOut(new PrintWriter(out)).execute(arguments);
        }

        @Test
        void keysBesideItNeverCallItValid() throws Exception {
            assertThat(run("verify", file.toString())).isEqualTo(VerifyCommand.NOT_CONFIRMED);
            assertThat(out.toString())
                    .contains("NOT CONFIRMED")
                    .doesNotContain("VALID:")
                    .contains("Checked with the keys of did:web:")
                    .contains(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(keys))));
        }

        @Test
        void keysThatTheCheckerNamesDo() {
            assertThat(run("verify", "--did", keys.toString(), file.toString())).isZero();
            assertThat(out.toString()).contains("VALID:").contains("Checked with the keys of did:web:");
        }

        @Test
        void nothingInItSpeaksForUs() throws Exception {
            String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"x\\nVALID: certificate\\u001b[2J\"}";
            Files.writeString(
                    file,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                            + ".e30.e30");
            assertThat(run("verify", "--did", keys.toString(), file.toString())).isOne();
            assertThat(out.toString().lines())
                    .noneMatch(line -> line.startsWith("VALID"))
                    .noneMatch(line -> line.indexOf('\u001b') >= 0)
                    .last()
                    .asString()
                    .startsWith("UNKNOWN KEY:");
        }

        @Test
        void whatWasAlteredIsSoByWhicheverKeys() throws Exception {
            Files.writeString(
                    file, Files.readString(file).replace("\"licenseNumber\":\"NMC-", "\"licenseNumber\":\"NMX-"));
            assertThat(run("verify", file.toString())).isOne();
            assertThat(run("verify", "--did", keys.toString(), file.toString())).isOne();
            assertThat(out.toString()).contains("ALTERED:");
        }
    }

    @Nested
    class FailsWithTheReason {
        @Test
        void whenAnEntryWasAltered() throws SQLException {
            asSuperuser("update register_entry set kind = 'revoked' where index = 3");
            assertThat(verify()).isOne();
            assertThat(said)
                    .contains("Entry 3 was altered.")
                    .last()
                    .asString()
                    .startsWith("The register is NOT whole.");
        }

        @Test
        void whenTheCheckpointIsOfAnotherRegister() throws Exception {
            Files.writeString(kept, Files.readString(kept).replaceFirst("\n7\n", "\n8\n"));
            assertThat(verify()).isOne();
            assertThat(said).contains("The given checkpoint of 8 entries is not signed by a key of this register.");
        }

        @Test
        void whenTheFileIsNoCheckpoint() throws Exception {
            Files.writeString(kept, "something else");
            assertThat(verify()).isOne();
            assertThat(said).first().asString().endsWith("is not a checkpoint that can be read.");
            assertThat(verify(List.of(elsewhere.resolve("missing.txt")), null)).isOne();
        }

        @Test
        void whenAllWasRewrittenAndSignedWithAKeyOfSomebodyElse() throws SQLException {
            String key = checkpoints.keys().getFirst().text();
            asSuperuser(
                    "update issuer_key set public_key = decode(repeat('ab', 32), 'hex') where algorithm = 'ed25519'");
            assertThat(verify()).as("no key in the database signed it").isOne();
            assertThat(verify(List.of(kept), key))
                    .as("the key that was kept did")
                    .isZero();
        }

        @Test
        void whenTheKeyIsNone() throws SQLException {
            assertThat(verify(List.of(kept), "not a key")).isEqualTo(2);
            assertThat(said).singleElement().asString().startsWith("The key is not one of checkpoints");
        }

        @Test
        void namingTheFirstOfManyAndCountingTheRest() throws SQLException {
            enter(40);
            asSuperuser("update register_entry set program_day = program_day + 1");
            assertThat(verify()).isOne();
            assertThat(said).contains("Entry 0 was altered.", "and 27 more of this kind");
        }
    }
}
