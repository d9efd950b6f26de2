package org.cadre.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cadre.program.NationalFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EditionCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(Path file) {
        return new CommandLine(new EditionCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("check", "--data", "anywhere", file.toString());
    }

    @Test
    void saysWhatAGoodEditionAsksFor(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("good.yaml"), NationalFile.document());
        assertThat(check(file)).isZero();
        assertThat(out.toString())
                .contains("To be certified, a mentor must")
                .contains("- be in contact with the protégé for 72 hours, verified by the coach or confirmed by the"
                        + " protégé;")
                .contains("- attend 7 of 9 cohort meetings;")
                .contains("- pass the final project.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysEverythingThatIsWrongAndFails(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("bad.yaml"), "slug: Mine\nversion: 1\n");
        assertThat(check(file)).isEqualTo(1);
        assertThat(err.toString())
                .contains(file + ":1: slug: found “Mine”; expected small letters")
                .contains(file + ":1: title: this is missing; expected a text")
                .containsPattern("\\d+ things are wrong in ");
        assertThat(out.toString()).isEmpty();
    }

    /** The national edition as a district's own, with that change. */
    private Path customized(Path folder, String before, String after) throws Exception {
        String document = new String(NationalFile.document(), StandardCharsets.UTF_8);
        assertThat(document).contains(before);
        return Files.writeString(
                folder.resolve("own.yaml"),
                document.replace(
                                "slug: national-mentor-certification",
                                "slug: own\nparent: national-mentor-certification")
                        .replace(before, after));
    }

    @Test
    void provesThatACustomizedEditionIsNoWeaker(@TempDir Path folder) throws Exception {
        assertThat(check(customized(folder, "contactMinutes: 4320", "contactMinutes: 4800")))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "Certification: no weaker. Whoever passes here passes under “National Mentor Certification”.");
    }

    @Test
    void showsWhoWouldPassUnderAWeakerOne(@TempDir Path folder) throws Exception {
        assertThat(check(customized(folder, "contactMinutes: 4320", "contactMinutes: 3600")))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("Certification: weaker.")
                .contains("- Log 72 contact hours: 60.00 of 72")
                .contains("Part one: no weaker.");
    }
}
