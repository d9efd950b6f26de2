package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.cadre.CadreTest;
import org.cadre.TestDatabase;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.KeyDeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@CadreTest
class KeysCommandTest {
    @Autowired
    Issuer issuer;

    @Autowired
    KeyDeeds deeds;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private List<String> listed() {
        out.getBuffer().setLength(0);
        KeysCommand.show(issuer, new PrintWriter(out));
        return out.toString().lines().toList();
    }

    @Test
    void listsWhatBecameOfEachKey() {
        assertThat(listed()).containsExactly("There are no keys yet; the first start of the server makes them.");
        KeysCommand.rotate(deeds, List.of("ed25519"), new PrintWriter(out));
        KeysCommand.rotate(deeds, List.of("ed25519"), new PrintWriter(out));
        var before = listed();
        assertThat(before).hasSize(2);
        assertThat(before.getFirst()).startsWith(issuer.id() + "#ed25519-").contains(" signed from ");
        assertThat(before.getLast()).contains(" signs since ");
        String key = before.getFirst().split("[# ]")[1];
        assertThat(KeysCommand.compromised(
                        deeds,
                        key,
                        Objects.requireNonNull(KeysCommand.time("2026-03-01T08:30:00-06:00")),
                        new PrintWriter(out),
                        new PrintWriter(err)))
                .isZero();
        assertThat(listed().getFirst()).endsWith("COMPROMISED since 2026-03-01T14:30:00Z");
    }

    @Test
    void refusesAKeyThatIsNotThereAndATimeWithoutItsOffset() {
        assertThat(KeysCommand.time("2026-03-01 08:30")).isNull();
        assertThat(KeysCommand.time("2026-03-01T08:30")).isNull();
        assertThat(KeysCommand.time("2026-03-01T08:30:00Z")).isNotNull();
        assertThat(KeysCommand.compromised(
                        deeds,
                        "ed25519-1",
                        Objects.requireNonNull(KeysCommand.time("2026-03-01T08:30:00Z")),
                        new PrintWriter(out),
                        new PrintWriter(err)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no key ed25519-1");
    }

    @Test
    void worksOnTheDatabaseOfARunningServer(@TempDir Path folder) throws IOException {
        var config = settings(folder);
        assertThat(run("keys", "rotate", "--algorithm", "ed25519", "--config", config, "--data", folder.toString()))
                .isZero();
        assertThat(issuer.keys())
                .singleElement()
                .satisfies(key -> assertThat(folder.resolve("keys").resolve(key.name() + ".key"))
                        .exists());
        assertThat(run("keys", "rotate", "--algorithm", "dsa", "--config", config, "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(run("keys", "compromised", "--key", "x", "--since", "today", "--config", config))
                .isEqualTo(2);
        var file = folder.resolve("keys").resolve(issuer.keys().getFirst().name() + ".key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("keys", "list", "--config", config, "--data", folder.toString()))
                .isEqualTo(1);
    }

    private static int run(String... arguments) {
        return CadreCommand.run(arguments);
    }

    private static String settings(Path folder) throws IOException {
        var database = TestDatabase.running();
        return Files.writeString(folder.resolve("cadre.conf"), """
                CADRE_PUBLIC_URL=https://mentors.example.org
                CADRE_DATABASE_URL=%s
                CADRE_DATABASE_USER=%s
                CADRE_DATABASE_PASSWORD=%s
                CADRE_DATABASE_OWNER=%s
                CADRE_DATABASE_OWNER_PASSWORD=%s
                """.formatted(
                                database.jdbcUrl(),
                                database.appUser(),
                                database.appPassword(),
                                database.ownerUser(),
                                database.ownerPassword()))
                .toString();
    }
}
