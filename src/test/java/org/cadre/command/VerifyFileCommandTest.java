package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.register.Checkpoints;
import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.Register;
import org.cadre.certification.register.RegisterEvent;
import org.cadre.demo.Demo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code ./cadre verify FILE} with what a holder has downloaded, and nothing else: no server, no database. */
@CadreTest
class VerifyFileCommandTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private Register register;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder = Path.of("");

    private String certificate;
    private String number;
    private String said = "";

    @BeforeEach
    void download() throws IOException {
        var cast = demo.bringIn();
        demo.award();
        checkpoints.publish();
        var row = jdbc.sql("select id, number from certificate where person = :ines order by valid_from desc limit 1")
                .param("ines", cast.coach.value())
                .query()
                .singleRow();
        certificate = String.valueOf(row.get("id"));
        number = String.valueOf(row.get("number"));
        unpack();
    }

    private void unpack() throws IOException {
        byte[] all = Visitor.as("ines")
                .get("/certificates/" + certificate + ".zip")
                .hasStatus(200)
                .bytes();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(all))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
            }
        }
    }

    private Path file(String form) {
        return folder.resolve(number + form);
    }

    private int verify(Path file) {
        return run("verify", file.toString());
    }

    /** By somebody who has the association's keys and says so. */
    private int verifyWithKeys(Path file) {
        return run(
                "verify", file.toString(), "--did", folder.resolve("did.json").toString());
    }

    private int run(String... arguments) {
        var out = new StringWriter();
        int status = CadreCommand.line().setOut(new PrintWriter(out)).execute(arguments);
        said = out.toString();
        return status;
    }

    @ParameterizedTest
    @ValueSource(strings = {".pdf", ".json", ".jwt", ".png", ".svg"})
    void succeedsForEachFormOfWhatWasIssued(String form) {
        assertThat(verifyWithKeys(file(form))).isZero();
        assertThat(said).contains("VALID:", number);
    }

    @Test
    void isNotConfirmedByKeysThatOnlyLieBesideTheFile() {
        assertThat(verify(file(".json"))).isEqualTo(3);
        assertThat(said).contains("NOT CONFIRMED").doesNotContain("VALID:");
    }

    @ParameterizedTest
    @ValueSource(strings = {".pdf", ".json", ".jwt", ".png", ".svg"})
    void failsForEachFormThatWasChanged(String form) throws IOException {
        byte[] bytes = Files.readAllBytes(file(form));
        int letter = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("NMC-");
        switch (form) {
            case ".json", ".svg" -> bytes[letter] = 'M';
            case ".jwt" -> bytes[bytes.length - 40] = (byte) (bytes[bytes.length - 40] == 'A' ? 'B' : 'A');
            default -> bytes[bytes.length / 2] ^= 1;
        }
        Files.write(file(form), bytes);
        assertThat(verify(file(form))).isNotZero();
        assertThat(said).contains("ALTERED");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "REVOKED", "SUPERSEDED", "CORRECTED"})
    void failsForWhatTheRegisterSaysBefellIt(EventKind kind) throws IOException {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        register.append(new RegisterEvent(kind, UUID.fromString(certificate), number, null, null)));
        checkpoints.publish();
        unpack();
        for (String form : new String[] {".pdf", ".json", ".jwt"}) {
            assertThat(verify(file(form))).as(form).isNotZero();
            assertThat(said).contains(kind.name() + ": certificate " + number);
        }
    }

    @Test
    void failsWithoutKeysOrProof() throws IOException {
        Files.delete(folder.resolve("register-proof.json"));
        assertThat(verify(file(".json"))).isNotZero();
        Files.delete(folder.resolve("did.json"));
        assertThat(verify(file(".json"))).isNotZero();
        assertThat(said).doesNotContain("VALID:");
    }
}
