package org.cadre.certification.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cadre.platform.paper.Lettering;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.web.Templates;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CertificateImagesTest {
    private static final String PROGRAM = "National Mentor Certificate";
    private static final String ASSOCIATION = "Sample Association of School Principals";
    private static final String LONG_NAME =
            "Dr. María Guadalupe Concepción Hernández-Castañeda de la Vega y Wolfeschlegelsteinhausen III";

    private final BadgeImage badge = new BadgeImage(new Templates());
    private final ShareImage share = new ShareImage(new Templates());

    @Nested
    class TheBadge {
        @Test
        void isASquareWithTheSealInTheColorOfTheLayout() throws IOException {
            byte[] png = badge.png(PROGRAM, ASSOCIATION, new Look("#7a1f3d", "#000000", null));
            keep("badge.png", png);
            var picture = read(png);
            assertThat(picture.getWidth()).isEqualTo(512);
            assertThat(picture.getHeight()).isEqualTo(512);
            // In the ring of the seal, at its left.
            assertThat(picture.getRGB(70 + (int) (18 * 1.55), 22 + (int) (126 * 1.55)) & 0xffffff)
                    .isEqualTo(0x7a1f3d);
        }

        @Test
        void saysInWordsWhatItIs() throws Exception {
            var svg = parsed(badge.svg("Mentors & <Friends>", ASSOCIATION, Look.STANDARD));
            assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
            assertThat(svg.getDocumentElement().getAttribute("aria-labelledby")).isEqualTo("badge-title badge-about");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo("Mentors & <Friends>");
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .isEqualTo(ASSOCIATION);
            assertThat(svg.getElementsByTagName("text").getLength()).isZero();
        }

        @Test
        void isTheSameBytesForTheSameBadge() {
            assertThat(badge.png(PROGRAM, ASSOCIATION, Look.STANDARD))
                    .isEqualTo(new BadgeImage(new Templates()).png(PROGRAM, ASSOCIATION, Look.STANDARD))
                    .isNotEqualTo(badge.png("Another Certificate", ASSOCIATION, Look.STANDARD));
        }

        @Test
        void takesALongTitleOnTwoLines() throws IOException {
            byte[] png = badge.png(
                    "National Certificate for Mentors of Principals in Turnaround", ASSOCIATION, Look.STANDARD);
            keep("badge-long.png", png);
            assertThat(isInside(read(png), 22)).isTrue();
        }
    }

    @Nested
    class ThePictureToShare {
        @Test
        void isAsLargeAsOtherSitesAsk() throws IOException {
            byte[] png = share.png("This certifies that", "Rosa Villarreal", PROGRAM, ASSOCIATION, null, Look.STANDARD);
            keep("share.png", png);
            var picture = read(png);
            assertThat(picture.getWidth()).isGreaterThanOrEqualTo(1200);
            assertThat(picture.getHeight()).isGreaterThanOrEqualTo(627);
        }

        @Test
        void holdsTheLongestName() throws IOException {
            byte[] png = share.png(
                    "This certifies that", LONG_NAME, PROGRAM, ASSOCIATION.repeat(3), "Made up", Look.STANDARD);
            keep("share-long.png", png);
            assertThat(isInside(read(png), 40)).isTrue();
        }

        @Test
        void isTheSameBytesForTheSameHolder() {
            assertThat(share.png("To", "Rosa", PROGRAM, ASSOCIATION, null, Look.STANDARD))
                    .isEqualTo(share.png("To", "Rosa", PROGRAM, ASSOCIATION, null, Look.STANDARD))
                    .isNotEqualTo(share.png("To", "Marcus", PROGRAM, ASSOCIATION, null, Look.STANDARD));
        }

        @Test
        void refusesANameThatNoFontCanDraw() {
            assertThatThrownBy(() -> share.png("To", "王明", PROGRAM, ASSOCIATION, null, Look.STANDARD))
                    .isInstanceOf(UnprintableText.class)
                    .hasMessageContaining("王");
        }
    }

    @Nested
    class Letters {
        @Test
        void areAsWideAsTheirPath() {
            assertThat(Lettering.SERIF.width("W")).isGreaterThan(Lettering.SERIF.width("i"));
            assertThat(Lettering.SERIF.path("I", 100, 10, 100)).startsWith("M").endsWith("z");
            assertThat(Lettering.SERIF.path(" ", 100, 10, 100)).isEmpty();
        }

        @Test
        void standTheSameHoweverAnAccentWasTyped() {
            assertThat(Lettering.SERIF.path("Jose\u0301\u200e", 20, 0, 0))
                    .isEqualTo(Lettering.SERIF.path("José", 20, 0, 0));
        }
    }

    /** Whether the columns just inside the frame are white: nothing ran into it. */
    private static boolean isInside(BufferedImage picture, int border) {
        for (int y = border; y < picture.getHeight() - border; y++) {
            if ((picture.getRGB(border, y) & 0xffffff) != 0xffffff
                    || (picture.getRGB(picture.getWidth() - 1 - border, y) & 0xffffff) != 0xffffff) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    /** For the eye: {@code target/papers}. */
    private static void keep(String name, byte[] bytes) throws IOException {
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", name), bytes);
    }
}
