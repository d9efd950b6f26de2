package org.cadre.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileKindTest {
    private static final Set<FileKind> ALL = EnumSet.allOf(FileKind.class);

    @ParameterizedTest
    @CsvSource({
        "paper.pdf, PDF",
        "PAPER.PDF, PDF",
        "talk.pptx, PPTX",
        "old.doc, DOC",
        "scan.jpg, JPEG",
        "scan.jpeg, JPEG",
        "notes.md, TEXT"
    })
    void isKnownByTheEndingOfTheName(String name, FileKind kind) {
        assertThat(FileKind.named(name, ALL)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"a.exe", "a.html", "a.svg", "a.zip", "pdf", "a.pdf.js", "a."})
    void isNothingForOtherNames(String name) {
        assertThat(FileKind.named(name, ALL)).isEmpty();
    }

    @Test
    void isOnlyOneOfThoseTaken() {
        assertThat(FileKind.named("a.gif", List.of(FileKind.PDF, FileKind.PNG))).isEmpty();
        assertThat(FileKind.accepted(List.of(FileKind.PNG, FileKind.JPEG))).isEqualTo(".jpeg,.jpg,.png");
    }

    @Test
    void beginsAsItsKindDoes() {
        assertThat(FileKind.PDF.begins(bytes("%PDF-1.7"))).isTrue();
        assertThat(FileKind.DOCX.begins(bytes("PK\u0003\u0004…"))).isTrue();
        assertThat(FileKind.XLS.begins(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")))
                .isTrue();
        assertThat(FileKind.PNG.begins(bytes("\u0089PNG\r\n\u001a\n"))).isTrue();
        assertThat(FileKind.JPEG.begins(bytes("\u00ff\u00d8\u00ff\u00e0"))).isTrue();
        assertThat(FileKind.GIF.begins(bytes("GIF89a"))).isTrue();
        assertThat(FileKind.TEXT.begins("Zwölf\tGespräche\r\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void neverBeginsAsAProgramDoes(FileKind kind) {
        assertThat(kind.begins(bytes("MZ\u0090\u0000\u0003"))).isFalse();
        assertThat(kind.begins(bytes("\u007fELF\u0002\u0001"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
    void beginsWithMoreThanNothing(FileKind kind) {
        assertThat(kind.begins(new byte[0])).isFalse();
    }

    @Test
    void keepsOfANameOnlyWhatCannotDisturb() {
        assertThat(FileKind.plainName("C:\\Users\\Rosa\\my \"project\"\r\n.pdf"))
                .isEqualTo("my project.pdf");
        assertThat(FileKind.plainName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileKind.plainName("a".repeat(300) + ".pdf")).isEqualTo("a".repeat(116) + ".pdf");
        assertThat(FileKind.plainName("folder/")).isEmpty();
    }

    private static byte[] bytes(String each) {
        return each.getBytes(StandardCharsets.ISO_8859_1);
    }
}
