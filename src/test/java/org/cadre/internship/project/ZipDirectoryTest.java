package org.cadre.internship.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cadre.internship.project.ProjectUpload.Bomb;
import org.cadre.internship.project.ProjectUpload.Good;
import org.cadre.internship.project.ProjectUpload.HoldsAProgram;
import org.cadre.internship.project.ProjectUpload.NotWhatItSays;
import org.junit.jupiter.api.Test;

/** Office documents are containers: their list of contents is read, and nothing is unpacked. */
class ZipDirectoryTest {
    /** A container with these entries, each with a few bytes in it. */
    static byte[] container(String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] document() {
        return container("[Content_Types].xml", "word/document.xml");
    }

    /** A container whose list says that an entry would take so many bytes outside. */
    private static byte[] swelling(int times, String name, int unpacked) {
        var names = new String[times + 2];
        names[0] = "[Content_Types].xml";
        names[1] = "word/document.xml";
        for (int i = 0; i < times; i++) {
            names[i + 2] = name + i + ".xml";
        }
        byte[] file = container(names);
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < file.length - 46; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putInt(at + 24, unpacked);
            }
        }
        return file;
    }

    @Test
    void takesTheDocumentsItKnows() {
        assertThat(ProjectUpload.of("a.docx", document())).isInstanceOf(Good.class);
        assertThat(ProjectUpload.of("a.xlsx", container("[Content_Types].xml", "xl/workbook.xml")))
                .isInstanceOf(Good.class);
        assertThat(ProjectUpload.of("a.pptx", container("[Content_Types].xml", "ppt/presentation.xml")))
                .isInstanceOf(Good.class);
        assertThat(ProjectUpload.of("a.odt", container("mimetype", "content.xml")))
                .isInstanceOf(Good.class);
    }

    @Test
    void refusesAnArchiveThatCallsItselfADocument() {
        assertThat(ProjectUpload.of("a.docx", container("run.sh"))).isEqualTo(new NotWhatItSays("a.docx", "docx"));
        assertThat(ProjectUpload.of("a.xlsx", document())).isEqualTo(new NotWhatItSays("a.xlsx", "xlsx"));
        assertThat(ProjectUpload.of("a.docx", "PK\u0003\u0004 cut off".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(new NotWhatItSays("a.docx", "docx"));
    }

    @Test
    void refusesABombWithoutOpeningIt() {
        assertThat(ProjectUpload.of("a.docx", swelling(1, "word/big", 1_000_000_000)))
                .isEqualTo(new Bomb("a.docx"));
        assertThat(ProjectUpload.of("a.docx", swelling(10, "word/part", 100_000_000)))
                .isEqualTo(new Bomb("a.docx"));
        assertThat(ProjectUpload.of("a.docx", swelling(1, "word/huge", -1))).isEqualTo(new Bomb("a.docx"));
        assertThat(ProjectUpload.of("a.docx", swelling(6000, "word/tiny", 1))).isEqualTo(new Bomb("a.docx"));
    }

    @Test
    void refusesMacrosProgramsAndArchivesInside() {
        for (String inside : new String[] {"word/vbaProject.bin", "word/embeddings/a.exe", "word/embeddings/b.ZIP"}) {
            assertThat(ProjectUpload.of("a.docx", container("[Content_Types].xml", "word/document.xml", inside)))
                    .as(inside)
                    .isEqualTo(new HoldsAProgram("a.docx"));
        }
    }

    @Test
    void readsNoFurtherThanTheFile() {
        byte[] whole = document();
        for (int length = 0; length < whole.length; length++) {
            assertThat(ZipDirectory.of(Arrays.copyOf(whole, length))).isEmpty();
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] = (byte) ~broken[i];
            ProjectUpload.of("a.docx", broken);
        }
    }
}
