package org.cadre.internship.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.cadre.internship.project.ProjectUpload.Good;
import org.cadre.internship.project.ProjectUpload.Missing;
import org.cadre.internship.project.ProjectUpload.NotWhatItSays;
import org.cadre.internship.project.ProjectUpload.TooLarge;
import org.cadre.internship.project.ProjectUpload.WrongKind;
import org.junit.jupiter.api.Test;

class ProjectUploadTest {
    @Test
    void takesPdfOfficeImagesAndText() {
        assertThat(upload("Project.PDF", "%PDF-1.7 …")).isEqualTo(new Good("Project.PDF", "application/pdf"));
        assertThat(upload("a.docx", ZipDirectoryTest.document())).isInstanceOf(Good.class);
        assertThat(upload("a.jpg", bytes(0xff, 0xd8, 0xff, 0xe0))).isEqualTo(new Good("a.jpg", "image/jpeg"));
        assertThat(upload("notes.txt", "Zwölf Gespräche 🎓")).isInstanceOf(Good.class);
    }

    @Test
    void refusesKindsThatCouldRunOrBeUnpacked() {
        for (String name : new String[] {"a.exe", "a.html", "a.svg", "a.zip", "a.js", "noending"}) {
            assertThat(upload(name, "PK\u0003\u0004")).isEqualTo(new WrongKind(name));
        }
    }

    @Test
    void refusesWhatIsNotWhatItsNameSays() {
        assertThat(upload("a.pdf", "MZ this is a program")).isEqualTo(new NotWhatItSays("a.pdf", "pdf"));
        assertThat(upload("a.txt", bytes('M', 'Z', 0, 3))).isEqualTo(new NotWhatItSays("a.txt", "txt"));
    }

    @Test
    void refusesMoreThan25MegabytesAndNothing() {
        var large = new byte[25 * 1024 * 1024 + 1];
        assertThat(ProjectUpload.of("a.pdf", large)).isEqualTo(new TooLarge("a.pdf"));
        assertThat(ProjectUpload.of("a.pdf", new byte[0])).isEqualTo(new Missing());
    }

    @Test
    void keepsOfANameOnlyWhatCannotDisturb() {
        assertThat(upload("C:\\Users\\Rosa\\my \"project\"\r\n.pdf", "%PDF-"))
                .isEqualTo(new Good("my project.pdf", "application/pdf"));
        assertThat(upload("../../etc/" + "a".repeat(300) + ".pdf", "%PDF-"))
                .isEqualTo(new Good("a".repeat(116) + ".pdf", "application/pdf"));
    }

    private static ProjectUpload upload(String name, String text) {
        return upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ProjectUpload upload(String name, byte[] bytes) {
        return ProjectUpload.of(name, bytes);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
