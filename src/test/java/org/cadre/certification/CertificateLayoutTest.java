package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.layout.Layouts;
import org.cadre.certification.layout.Look;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.paper.WithLogo;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Office decides how certificates look; what was issued before stays as it was. */
@CadreTest
class CertificateLayoutTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private SignedCredentials credentials;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Layouts layouts;

    @Autowired
    private Texts texts;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Visitor opal;
    private String place;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        opal = Visitor.as("opal");
        place = "/office/editions/" + editions.idOf(Editions.NATIONAL).value() + "/certificate-layout";
    }

    private Certificate awarded() {
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        var id = ((Awards.Outcome.Reserved) outcome).certificate();
        issuing.finish(id);
        return certificates.find(id).orElseThrow();
    }

    private int versions() {
        return jdbc.sql("select count(*) from certificate_layout")
                .query(Integer.class)
                .single();
    }

    private Visitor.Filling form() {
        return opal.button(opal.get(place).hasStatus(200), "Save layout");
    }

    private static byte[] signature() {
        var picture = new BufferedImage(600, 160, BufferedImage.TYPE_INT_ARGB);
        var drawing = picture.createGraphics();
        drawing.setColor(new Color(20, 30, 90, 200));
        drawing.fillArc(20, 20, 500, 120, 0, 300);
        drawing.dispose();
        return png(picture);
    }

    private static byte[] png(BufferedImage picture) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String textOf(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class AChange {
        @Test
        void countsForNewCertificatesAndTheirPaper() throws IOException {
            form().with("program", "Lead Mentor Certificate")
                    .with("statement", "learned with {holder} for {months} months and {hours} hours")
                    .with("main", "#7a1f3d")
                    .with("signer1-name", "Sample Signer")
                    .with("signer1-title", "Chair")
                    .send("signer1-file", "hand.png", "image/png", signature())
                    .hasStatus(200)
                    .says("Version 1 is saved");
            var one = awarded();
            assertThat(one.says().program()).isEqualTo("Lead Mentor Certificate");
            assertThat(one.says().statement()).isEqualTo("learned with Marcus Lee for nine months and 73.00 hours");
            assertThat(one.says().looks().main()).isEqualTo("#7a1f3d");
            assertThat(one.says().layout()).isNotNull();
            var paper = certificates.paper(one.id());
            ConformsTo.pdfA3aAndUa1(paper);
            assertThat(textOf(paper)).contains("Lead Mentor Certificate", "for nine months", "Sample Signer", "Chair");
            assertThat(WithLogo.pictures(paper)).isOne();
            assertThat(issuing.pdf(one.says(), credentials.make(one))).isEqualTo(paper);
        }

        @Test
        void mayBeOfTheLanguageWithItsOwnWordsAndDays() throws IOException {
            form().with("language", "es").send().hasStatus(200).says("Version 1 is saved");
            var layout = layouts.of(editions.idOf(Editions.NATIONAL));
            assertThat(layout.language()).isEqualTo(Language.SPANISH);
            assertThat(layout.words().program()).isEqualTo("Certificado Nacional de Mentor");
            assertThat(form().value("language")).isEqualTo("es");
            var spanish = awarded();

            assertThat(spanish.says().language()).isEqualTo("es-US");
            assertThat(spanish.says().issued())
                    .isEqualTo(Language.SPANISH.during(() -> texts.printedDay(clock.today())));
            var paper = certificates.paper(spanish.id());
            ConformsTo.pdfA3aAndUa1(paper);
            assertThat(textOf(paper)).contains("Certificado Nacional de Mentor", "Se certifica que", "Marcus Lee");
            assertThat(issuing.pdf(spanish.says(), credentials.make(spanish))).isEqualTo(paper);
        }

        @Test
        void leavesWhatWasIssuedAsItWas() {
            var before = awarded();
            byte[] paper = certificates.paper(before.id());
            form().with("program", "Another title")
                    .with("ink", "#400000")
                    .send()
                    .says("Version 1 is saved");
            var after = certificates.find(before.id()).orElseThrow();
            assertThat(after.says()).isEqualTo(before.says());
            assertThat(certificates.paper(before.id())).isEqualTo(paper);
            assertThat(issuing.pdf(after.says(), credentials.make(after))).isEqualTo(paper);
        }

        @Test
        void isANewVersionEachTimeAndInTheTrail() {
            form().with("program", "First").send().says("Version 1 is saved");
            form().with("program", "Second").send().says("Version 2 is saved");
            assertThat(jdbc.sql("select program from certificate_layout order by version")
                            .query(String.class)
                            .list())
                    .containsExactly("First", "Second");
            assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'certificate-layout.changed'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }

        @Test
        void happensOnceHoweverOftenTheFormIsSent() {
            var form = form().with("program", "Once");
            form.send().says("Version 1 is saved");
            form.send();
            assertThat(versions()).isOne();
        }

        @Test
        void isRefusedWhenSomebodyElseWasFaster() {
            var slower = form().with("program", "Slower");
            form().with("program", "Faster").send();
            var again = slower.send().hasStatus(422).says("Somebody saved this layout while you were at it");
            assertThat(opal.button(again, "Save layout").value("program")).isEqualTo("Slower");
            opal.button(again, "Save layout").send().says("Version 2 is saved");
        }

        @Test
        void canBeTakenBackToTheDefault() {
            form().with("program", "Own").with("main", "#000000").send();
            opal.button(opal.get(place), "Back to the default layout")
                    .send()
                    .says("get the default layout again")
                    .doesNotSay("Back to the default layout");
            var one = awarded();
            assertThat(one.says().program()).isEqualTo("National Mentor Certificate");
            assertThat(one.says().looks()).isEqualTo(Look.STANDARD);
            assertThat(versions()).isEqualTo(2);
        }

        @Test
        void isFoundFromTheAwards() {
            var list =
                    opal.get("/office/certification").document().select("a[href=/office/editions/certificate-layouts]");
            assertThat(list).isNotEmpty();
            opal.get("/office/editions/certificate-layouts").says("Default layout");
            form().with("program", "Own").send();
            opal.get("/office/editions/certificate-layouts").says("Own layout, version 1");
        }
    }

    @Test
    void versionsAreChangedByNobody() {
        form().with("program", "For good").send();
        for (String sql : List.of(
                "update certificate_layout set program = 'x'",
                "delete from certificate_layout",
                "update certificate_layout_signer set name = 'x'",
                "delete from certificate_picture")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Nested
    class ARefusal {
        @Test
        void namesTheUnknownPlaceholderAndThoseThereAre() {
            var again = form().with("statement", "worked with {protege} for {months} months")
                    .with("program", "Kept as typed")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("statement"))
                    .contains("There is no placeholder {protege}")
                    .contains("{holder}, {program}")
                    .contains("{months}, {hours}")
                    .doesNotContain("{trained}");
            var form = opal.button(again, "Save layout");
            assertThat(form.value("statement")).isEqualTo("worked with {protege} for {months} months");
            assertThat(form.value("program")).isEqualTo("Kept as typed");
            assertThat(versions()).isZero();
        }

        @Test
        void keepsTextReadable() {
            var again =
                    form().with("main", "#9fc5b8").with("ink", "#888888").send().hasStatus(422);
            assertThat(again.wrong("main")).contains("too light", "1.8 to 1", "4.5 to 1");
            assertThat(again.wrong("ink")).contains("too light", "3.5 to 1");
            assertThat(opal.button(again, "Save layout").value("main")).isEqualTo("#9fc5b8");
            var other = form().with("main", "red;} body{display:none").send().hasStatus(422);
            assertThat(other.wrong("main")).contains("A color is written as #");
        }

        @Test
        void saysWhichLettersNoFontPrints() {
            var again = form().with("signer1-name", "王 Wang").send().hasStatus(422);
            assertThat(again.wrong("signer1-name")).contains("No font of ours can print 王");
        }

        @Test
        void asksForTheNameOfASigner() {
            var again = form().with("signer2-title", "Chair").send().hasStatus(422);
            assertThat(again.wrong("signer2-name")).contains("no name");
        }

        @Test
        void saysWhatIsWrongWithAPicture() {
            var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>".getBytes(StandardCharsets.UTF_8);
            assertThat(form().send("logo-file", "logo.png", "image/png", svg)
                            .hasStatus(422)
                            .wrong("logo-file"))
                    .contains("not a PNG");
            var jpeg = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0, 0, 0, 0, 0};
            assertThat(form().send("logo-file", "logo.jpg", "image/jpeg", jpeg)
                            .hasStatus(422)
                            .wrong("logo-file"))
                    .contains("not a PNG");
            var bomb = signature();
            ByteBuffer.wrap(bomb).putInt(16, 40_000).putInt(20, 40_000);
            assertThat(form().send("signer1-file", "hand.png", "image/png", bomb)
                            .hasStatus(422)
                            .wrong("signer1-file"))
                    .contains("40000 by 40000 pixels", "at most 3000");
            var broken = signature();
            assertThat(form().send("logo-file", "logo.png", "image/png", Arrays.copyOf(broken, 60))
                            .hasStatus(422)
                            .wrong("logo-file"))
                    .contains("damaged");
            assertThat(form().send("logo-file", "logo.png", "image/png", new byte[2 * 1024 * 1024 + 1])
                            .hasStatus(422)
                            .wrong("logo-file"))
                    .contains("larger than 2 MB");
            assertThat(jdbc.sql("select count(*) from certificate_picture")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void losesNoPictureThatWasRight() {
            var again = form().with("statement", "{nothing}")
                    .send("logo-file", "logo.png", "image/png", signature())
                    .hasStatus(422);
            var form = opal.button(again, "Save layout");
            assertThat(form.value("logo-kept")).hasSize(64);
            form.with("statement", "did it well").send().says("Version 1 is saved");
            assertThat(awarded().says().looks().logo()).isEqualTo(form.value("logo-kept"));
            opal.button(opal.get(place), "Save layout")
                    .with("logo-without", "yes")
                    .send();
            assertThat(jdbc.sql("select count(*) from certificate_layout where version = 2 and logo is null")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        @Test
        void takesNoFileThatWasNotGivenForCertificates() {
            String other = Objects.requireNonNull(awarded().paper());
            form().with("logo-kept", other).send().says("Version 1 is saved");
            assertThat(jdbc.sql("select count(*) from certificate_layout where logo is not null")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Nested
    class APreview {
        @Test
        void showsWhatIsTypedAndSavesNothing() {
            var page = opal.button(form().with("program", "Only to look at").send(), "Show preview");
            int before = versions();
            var shown = page.with("program", "Only to look at it once").send().hasStatus(200);
            assertThat(shown.document().select("img.sheet-preview[src^=data:image/png]"))
                    .hasSize(1);
            assertThat(opal.button(shown, "Save layout").value("program")).isEqualTo("Only to look at it once");
            assertThat(versions()).isEqualTo(before);
        }

        @Test
        void isAPaperToo() {
            var paper = opal.button(opal.get(place), "Open as PDF")
                    .with("program", "Typed a moment ago")
                    .with("holder", "long")
                    .send()
                    .hasStatus(200);
            assertThat(paper.type()).isEqualTo("application/pdf");
            ConformsTo.pdfA3aAndUa1(paper.bytes());
            assertThat(textOf(paper.bytes()))
                    .contains("Typed a moment ago", "Maximiliana-Concepción", "nobody was awarded this");
        }

        @Test
        void isOfARenewalToo() {
            var paper = opal.button(opal.get(place), "Open as PDF")
                    .with("occasion", "renewal")
                    .send();
            assertThat(textOf(paper.bytes())).contains("remains certified", "6.00 PD hours");
        }

        @Test
        void waitsForWhatIsWrong() {
            var shown = opal.button(opal.get(place), "Show preview")
                    .with("main", "#ffffff")
                    .send()
                    .hasStatus(422)
                    .says("There is no preview until this is put right");
            assertThat(shown.wrong("main")).contains("1.0 to 1");
        }
    }

    /** As certificates were written before layouts were kept. */
    @Test
    void earlierCertificatesAreReadAndDrawnAsTheDefault() {
        var one = awarded();
        var written = (ObjectNode) new JsonMapper().readTree(Frozen.write(one.says()));
        written.remove(List.of("layout", "look"));
        written.get("signers").forEach(signer -> ((ObjectNode) signer).remove("signature"));
        var read = Frozen.read(written.toString(), Says.class);
        assertThat(read.layout()).isNull();
        assertThat(read.looks()).isEqualTo(Look.STANDARD);
        assertThat(issuing.pdf(read, credentials.make(one))).isEqualTo(certificates.paper(one.id()));
    }
}
