package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cadre.platform.backup.BackupFile;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.PostgresKeeper;
import org.cadre.platform.database.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupCommandTest {
    private final StringWriter out = new StringWriter();
    private Path folder = Path.of("");

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("cadre-backup-command-").toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @AfterEach
    void clearAway() throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The sentence that is said when it fails, else what it said. */
    private String run(int status, String... arguments) {
        out.getBuffer().setLength(0);
        var line = CadreCommand.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        line.setExecutionExceptionHandler((trouble, _, _) -> {
            out.append(String.valueOf(trouble.getMessage()));
            return 1;
        });
        assertThat(line.execute(arguments)).as(out.toString()).isEqualTo(status);
        return out.toString();
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void makesNoneOfNothing() {
        assertThat(run(1, "backup", in("one.backup"), "--data", in("data")))
                .isEqualTo("There is no database in " + in("data") + " yet; nothing was backed up.");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            restore         | letter.txt | is not a backup of Cadre.
            backup --verify | letter.txt | is not a backup of Cadre.
            restore         | nothing    | There is no file
            backup          | letter.txt | There is no database
            """)
    void saysInOneSentenceWhyNot(String command, String file, String why) throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Dear Opal, all is well here and nothing is lost.");
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of(in(file), "--data", in("data")));
        assertThat(run(1, arguments.toArray(String[]::new))).contains(why).doesNotContain("\n");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void sealsUnderAPassphraseFromAFileAndOpensWithThatAlone() throws Exception {
        Path data = folder.resolve("data");
        PostgresKeeper.start(data, Purpose.SERVE, Progress.silent()).close();
        Files.writeString(folder.resolve("pass"), "the seventh bluebonnet\n");
        Files.writeString(folder.resolve("other"), "the eighth bluebonnet\n");
        Files.writeString(folder.resolve("short"), "short\n");
        // Nobody has migrated it yet: there is nothing that could be restored.
        assertThat(run(1, "backup", in("one.backup"), "--data", in("data"), "--passphrase-file", in("pass")))
                .contains("holds nothing of Cadre yet");
        Server.forCommand(
                        new DataOption().settings(false, Map.of("CADRE_DATA", in("data")), Progress.silent()),
                        Progress.silent())
                .close();
        assertThat(run(1, "backup", in("one.backup"), "--data", in("data"), "--passphrase-file", in("short")))
                .contains("at least 15 characters");
        assertThat(run(0, "backup", in("one.backup"), "--data", in("data"), "--passphrase-file", in("pass")))
                .contains("It is sealed");
        assertThat(BackupFile.verified(folder.resolve("one.backup")).isSealed()).isTrue();

        assertThat(run(1, "restore", in("one.backup"), "--data", in("new"), "--passphrase-file", in("other")))
                .contains("The passphrase does not open");
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(run(
                        0,
                        "restore",
                        in("one.backup"),
                        "--data",
                        in("data"),
                        "--replace",
                        "--passphrase-file",
                        in("pass")))
                .contains(
                        "The register is whole", "Restored:", "Everyone signs in anew", "What was there before is in");
    }
}
