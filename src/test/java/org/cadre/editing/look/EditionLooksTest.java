package org.cadre.editing.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.certification.layout.Layouts;
import org.cadre.certification.layout.Look;
import org.cadre.editing.DraftId;
import org.cadre.editing.Drafting;
import org.cadre.people.PersonId;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.text.Sentence;
import org.cadre.program.EditionId;
import org.cadre.program.look.EditionLook;
import org.cadre.program.look.EditionLooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A district gives its edition a logo, two colors and its own words. */
@CadreTest
class EditionLooksTest extends Drafting {
    @Autowired
    private EditionLooks looks;

    @Autowired
    private Layouts layouts;

    @Autowired
    private Mails mails;

    private Visitor dorasBrowser = new Visitor();
    private DraftId id;
    private String place = "";

    @BeforeEach
    void draft() {
        dorasBrowser = one.signedIn(dora);
        id = begun();
        place = "/district/editions/drafts/" + id + "/look";
    }

    private Visitor.Filling form() {
        return dorasBrowser.button(dorasBrowser.get(place).hasStatus(200), "Save logo, colors and texts");
    }

    private EditionLook look() {
        return looks.ofDraft(id.value(), read(id).base());
    }

    static byte[] logo() {
        var picture = new BufferedImage(300, 120, BufferedImage.TYPE_INT_ARGB);
        var drawing = picture.createGraphics();
        drawing.setColor(new Color(122, 31, 61));
        drawing.fillOval(10, 10, 100, 100);
        drawing.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private EditionId published() {
        once(() -> drafts.publish(office, id, read(id).save()));
        var published = read(id).published();
        if (published == null) {
            throw new AssertionError("it is not published");
        }
        return published;
    }

    @Nested
    class AColor {
        @Test
        void isRefusedWithTheMeasuredContrastWhereItCannotBeRead() {
            var page = form().with("light", "#f0b35a")
                    .with("dark", "#17594a")
                    .with("welcome", "Welcome, mentors.")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("light")).contains("a contrast of 1.7 to 1").contains("choose a darker one");
            assertThat(page.wrong("dark")).contains("a contrast of 1.9 to 1").contains("choose a lighter one");
            assertThat(page.document().select("textarea[name=welcome]").text()).isEqualTo("Welcome, mentors.");
            assertThat(look()).isEqualTo(EditionLook.STANDARD);
        }

        @Test
        void isSixDigits() {
            assertThat(form().with("light", "red; } body { display: none")
                            .send()
                            .hasStatus(422)
                            .wrong("light"))
                    .contains("six digits");
        }
    }

    @Nested
    class ALogo {
        @Test
        void isAPictureWhateverItsNameSays() {
            Page page = form().send(
                            "logo-file",
                            "logo.png",
                            "image/png",
                            "<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8))
                    .hasStatus(422);
            assertThat(page.wrong("logo-file")).contains("is not a PNG picture");
            page = form().send("logo-file", "logo.png", "image/png", new byte[2 * 1024 * 1024 + 1])
                    .hasStatus(422);
            assertThat(page.wrong("logo-file")).contains("larger than 2 MB");
        }

        @Test
        void staysInTheFormWhenSomethingElseIsRefused() {
            var page = form().with("light", "#ffffff")
                    .send("logo-file", "logo.png", "image/png", logo())
                    .hasStatus(422);
            assertThat(page.document().select("img[alt='The logo as it is now']"))
                    .hasSize(1);
            dorasBrowser
                    .button(page, "Save logo, colors and texts")
                    .with("light", "#7a1f3d")
                    .send()
                    .says("are saved");
            assertThat(look().logo()).isNotNull();
        }
    }

    @Test
    void ofADraftThatSomebodyElseSavedIsNotOverwritten() {
        var mine = form();
        form().with("welcome", "First.").send().says("are saved");
        mine.with("welcome", "Second.").send().hasStatus(422).says("Somebody else has saved the look");
        assertThat(look().welcome()).isEqualTo("First.");
    }

    @Test
    void isTheEditionsOnPagesAndCertificatesOnceItIsPublished() {
        form().with("light", "#7a1f3d")
                .with("dark", "#f2a7c3")
                .with("contact", "Call Dora.")
                .send("logo-file", "logo.png", "image/png", logo())
                .says("are saved");
        var stranger = new Visitor();
        var edition = published();
        assertThat(looks.of(edition).contact()).isEqualTo("Call Dora.");
        var css = stranger.get("/editions/" + edition + "/look.css").hasStatus(200);
        assertThat(new String(css.bytes(), StandardCharsets.UTF_8))
                .contains("#7a1f3d")
                .contains("#f2a7c3");
        assertThat(stranger.get("/editions/" + edition + "/logo").type()).isEqualTo("image/png");
        var layout = layouts.of(edition).look();
        assertThat(layout)
                .isEqualTo(new Look(
                        "#7a1f3d", Look.STANDARD.ink(), looks.of(edition).logo()));

        var opalsBrowser = one.signedIn(opal);
        opalsBrowser
                .button(opalsBrowser.get("/office/editions/drafts/" + id + "/look"), "Save logo")
                .with("light", "#17594a")
                .send()
                .says("are saved");
        assertThat(layouts.of(edition).look().main()).as("follows").isEqualTo("#17594a");
        assertThat(layouts.of(edition).version()).isEqualTo(2);
        dorasBrowser.get(place).hasStatus(404);
    }

    /** The mails of who attends under it. */
    @Test
    void standsOnTheMailsOfItsPeople() {
        form().send("logo-file", "logo.png", "image/png", logo()).says("are saved");
        var edition = published();
        var offering = one.institute(one.inDays(40), 20);
        var nate = one.person("Nate Okafor");
        one.confirmed(nate, offering);
        assertThat(html(nate)).doesNotContain("/editions/");
        jdbc.sql("update offering set edition = :edition")
                .param("edition", edition.value())
                .update();
        assertThat(html(nate)).contains("/editions/" + edition + "/logo");
        assertThat(html(opal)).doesNotContain("/editions/");
    }

    private String html(PersonId about) {
        return mails.preview(
                        Mail.to("somebody@bluebonnet.example", about.value()).subject(Sentence.of("web.itself", "x")))
                .html();
    }

    @Test
    void goesOnInTheNextVersion() {
        form().with("welcome", "Welcome.").send().says("are saved");
        var edition = published();
        var next = once(() -> drafts.start(coordinator, bluebonnet, edition));
        id = next;
        assertThat(look().welcome()).isEqualTo("Welcome.");
        saved(
                coordinator,
                next,
                sheet -> sheet.with("effective", clock.today().plusDays(9).toString()));
        assertThat(looks.of(published()).welcome()).isEqualTo("Welcome.");
    }
}
