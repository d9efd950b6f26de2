package org.cadre.site.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReadingTest {
    private static final PublicLimits LIMITS = new PublicLimits(40, 20, 60, 25, 24, 30);

    private static PictureReading read(byte[] file) {
        return PictureReading.of(file, LIMITS);
    }

    private static PictureReading.Ready ready(byte[] file) {
        assertThat(read(file)).isInstanceOf(PictureReading.Ready.class);
        return (PictureReading.Ready) read(file);
    }

    private static BufferedImage widest(PictureReading.Ready ready) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(ready.sizes().getFirst().bytes()));
    }

    @Nested
    class Taking {
        @ParameterizedTest
        @ValueSource(strings = {"png", "jpeg"})
        void makesAFewWidthsAndNoneWiderThanItCame(String format) {
            assertThat(ready(SamplePictures.of(format, 2000, 1000)).sizes())
                    .extracting(PictureReading.Size::width)
                    .containsExactly(1600, 960, 480);
            assertThat(ready(SamplePictures.of(format, 700, 300)).sizes())
                    .extracting(PictureReading.Size::width)
                    .containsExactly(700, 480);
            assertThat(ready(SamplePictures.of(format, 20, 10)).sizes())
                    .extracting(PictureReading.Size::width)
                    .containsExactly(20);
        }

        @Test
        void leavesOutWhatTheCameraWrote() {
            byte[] sent = SamplePictures.held(SamplePictures.of("jpeg", 600, 300), 1);
            assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("GPS-SECRET");
            assertThat(ready(sent).sizes())
                    .allSatisfy(size -> assertThat(new String(size.bytes(), StandardCharsets.ISO_8859_1))
                            .doesNotContain("GPS-SECRET", "Exif"));
        }

        /** Held upright its left half is red; the rest follows from how EXIF numbers the ways to hold a camera. */
        @ParameterizedTest
        @CsvSource({
            "1, 600, 300, left, red",
            "2, 600, 300, left, blue",
            "3, 600, 300, left, blue",
            "4, 600, 300, left, red",
            "5, 300, 600, top, red",
            "6, 300, 600, top, red",
            "7, 300, 600, top, blue",
            "8, 300, 600, top, blue"
        })
        void turnsItAsItWasHeld(int orientation, int width, int height, String side, String color) throws IOException {
            var picture = widest(ready(SamplePictures.held(SamplePictures.of("jpeg", 600, 300), orientation)));
            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(height);
            var corner = new Color(
                    side.equals("left")
                            ? picture.getRGB(width / 8, height / 2)
                            : picture.getRGB(width / 2, height / 8));
            assertThat(corner.getRed() > corner.getBlue()).isEqualTo(color.equals("red"));
        }

        @Test
        void readsALargeOneInSteps() {
            assertThat(ready(SamplePictures.reallyLarge(7_000, 5_000)).sizes())
                    .extracting(PictureReading.Size::width)
                    .startsWith(1600);
        }
    }

    @Nested
    class Refusing {
        @Test
        void seesFortyMegapixelsByAFewBytes() {
            assertThat(read(SamplePictures.promising(8_000, 5_000)))
                    .isEqualTo(new PictureReading.TooManyPixels(8_000, 5_000));
            assertThat(read(SamplePictures.promising(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                    .isInstanceOf(PictureReading.TooManyPixels.class);
        }

        @Test
        void seesARealFortyMegapixelPicture() {
            assertThat(read(SamplePictures.reallyLarge(8_000, 5_000)))
                    .isEqualTo(new PictureReading.TooManyPixels(8_000, 5_000));
        }

        @Test
        void seesTwentyMegabytes() {
            byte[] padded = Arrays.copyOf(SamplePictures.of("jpeg", 20, 20), 20 * 1024 * 1024);
            assertThat(read(padded)).isInstanceOf(PictureReading.TooLarge.class);
        }

        @Test
        void knowsSvgWhateverItsName() {
            assertThat(read(SamplePictures.svg())).isEqualTo(new PictureReading.Svg());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "GIF89a", "RIFF\0\0\0\0WEBPVP8 ", "<html><script>", "%PDF-1.7"})
        void takesNothingElse(String beginning) {
            assertThat(read(beginning.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(new PictureReading.NoPicture());
        }

        @ParameterizedTest
        @ValueSource(strings = {"png", "jpeg"})
        void seesThatItsEndIsMissing(String format) {
            assertThat(read(SamplePictures.cutShort(SamplePictures.of(format, 900, 600))))
                    .isEqualTo(new PictureReading.CutShort());
        }

        @Test
        void answersWhenItCannotBeRead() {
            byte[] broken = SamplePictures.of("png", 900, 600);
            Arrays.fill(broken, 60, broken.length - 20, (byte) 0x55);
            assertThat(read(broken)).isInstanceOfAny(PictureReading.Unreadable.class, PictureReading.CutShort.class);
            assertThat(read(SamplePictures.promising(3_000, 3_000))).isEqualTo(new PictureReading.Unreadable());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a, true",
        "http://example.org/a, false",
        "javascript:alert(1), false",
        "JAVASCRIPT:alert(1), false",
        "https:javascript, false",
        "https://name@example.org/, false",
        "//example.org/a, false",
        "data:text/html;base64, false",
        "https://localhost/, false"
    })
    void linksLeadToTheSafeWebOnly(String address, boolean safe) {
        assertThat(WebAddress.isSafe(address)).isEqualTo(safe);
    }

    @Test
    void captionsHaveTheirFirstLineAndATime() {
        assertThat(Captions.are(SamplePictures.CAPTIONS.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Captions.are("WEBVTT\n\nno times".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Captions.are("1\n00:00:00,000 --> 00:00:02,000\nSubRip\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
