package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cadre.certification.credential.UnsafeDocument.Problem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture carries its credential, shows what it showed before, and is believed only when whole. */
class BakedTest {
    private static final String CREDENTIAL = Json.write(DataIntegrity.sign(
            Samples.badge("urn:uuid:019ac000-0000-7000-8000-000000000009", "Zoë 😀 ]]> & <b>", "\"quoted\"")
                    .json(),
            Samples.signer(),
            Samples.SIGNED));
    private static final String TOKEN = VcJwt.sign(Samples.badge().json(), Samples.tokenSigner(), Samples.SIGNED);

    private static void refuses(ThrowingCallable reading, Problem problem) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        UnsafeDocument.class,
                        unsafe -> assertThat(unsafe.problem()).isEqualTo(problem));
    }

    @Nested
    class AsPng {
        private final byte[] plain = plain();

        private static byte[] plain() {
            var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            image.setRGB(3, 4, 0x123456);
            var out = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return out.toByteArray();
        }

        @Test
        void givesBackWhatWasBakedIn() throws IOException {
            for (var credential : new String[] {CREDENTIAL, TOKEN}) {
                var baked = BakedPng.bake(plain, credential);
                assertThat(BakedPng.unbake(baked)).isEqualTo(credential);
                assertThat(ImageIO.read(new ByteArrayInputStream(baked)).getRGB(3, 4) & 0xffffff)
                        .isEqualTo(0x123456);
            }
        }

        @Test
        void isCheckedLikeTheCredentialInside() {
            for (var credential : new String[] {CREDENTIAL, TOKEN}) {
                var baked = BakedPng.bake(plain, credential);
                assertThat(Samples.check().of(baked, Samples.TODAY)).isInstanceOf(Verdict.Valid.class);
                assertThat(Samples.check().of(baked, Samples.UNTIL.plusSeconds(1)))
                        .isEqualTo(new Verdict.Expired(Samples.UNTIL));
            }
            assertThat(Samples.check().of(plain, Samples.TODAY))
                    .isEqualTo(new Verdict.Unreadable(Problem.NOTHING_INSIDE, "PNG"));
        }

        @Test
        void readsAPictureThatOthersBaked() {
            var badge = Json.read(BakedPng.unbake(Vectors.bytes("samples/ob30-simple-json.png")));
            assertThat(Reading.is(badge, "OpenBadgeCredential")).isTrue();
        }

        @Test
        void refusesTwoCredentials() {
            var baked = BakedPng.bake(plain, CREDENTIAL);
            refuses(() -> BakedPng.bake(baked, TOKEN), Problem.TWO_INSIDE);
            var other = BakedPng.bake(plain, TOKEN);
            int header = 8 + 25;
            int added = other.length - plain.length;
            var both = new ByteArrayOutputStream();
            both.write(baked, 0, header);
            both.write(other, header, added);
            both.write(baked, header, baked.length - header);
            refuses(() -> BakedPng.unbake(both.toByteArray()), Problem.TWO_INSIDE);
        }

        @Test
        void noticesEachChangedByte() {
            var baked = BakedPng.bake(plain, CREDENTIAL);
            for (int i = 0; i < baked.length; i++) {
                var changed = baked.clone();
                changed[i] ^= (byte) (1 << (i % 8));
                assertThatThrownBy(() -> BakedPng.unbake(changed))
                        .as("byte %d", i)
                        .isInstanceOf(UnsafeDocument.class);
            }
        }

        @Test
        void refusesWhatIsNoPictureOrHasNothingInside() {
            refuses(() -> BakedPng.unbake(plain), Problem.NOTHING_INSIDE);
            refuses(() -> BakedPng.unbake(new byte[0]), Problem.NOT_A_PICTURE);
            refuses(() -> BakedPng.unbake(Arrays.copyOf(plain, plain.length - 1)), Problem.NOT_A_PICTURE);
            refuses(() -> BakedPng.unbake(Arrays.copyOf(plain, plain.length + 1)), Problem.NOT_A_PICTURE);
            refuses(
                    () -> BakedPng.bake("GIF89a".getBytes(StandardCharsets.US_ASCII), CREDENTIAL),
                    Problem.NOT_A_PICTURE);
        }
    }

    @Nested
    class AsSvg {
        private static final String SVG = """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>National Mentor</title></svg>
                """;

        private final byte[] plain = SVG.getBytes(StandardCharsets.UTF_8);

        @Test
        void givesBackWhatWasBakedIn() {
            var baked = BakedSvg.bake(plain, CREDENTIAL);
            assertThat(Json.read(BakedSvg.unbake(baked))).isEqualTo(Json.read(CREDENTIAL));
            assertThat(new String(baked, StandardCharsets.UTF_8))
                    .contains("<title>National Mentor</title>", "openbadges:credential", "<![CDATA[");
            assertThat(BakedSvg.unbake(BakedSvg.bake(plain, TOKEN))).isEqualTo(TOKEN);
            assertThat(Samples.check().of(baked, Samples.TODAY)).isInstanceOf(Verdict.Valid.class);
        }

        @Test
        void readsAPictureThatOthersBaked() {
            var sample = Vectors.bytes("samples/ob30-simple-json.svg");
            assertThat(Reading.is(Json.read(BakedSvg.unbake(sample)), "OpenBadgeCredential"))
                    .isTrue();
        }

        @Test
        void refusesTwoCredentials() {
            var baked = BakedSvg.bake(plain, CREDENTIAL);
            refuses(() -> BakedSvg.bake(baked, TOKEN), Problem.TWO_INSIDE);
            var twice = new String(baked, StandardCharsets.UTF_8)
                    .replace(
                            "</svg>",
                            "<b:credential xmlns:b='https://purl.imsglobal.org/ob/v3p0' verify='a.b.c'/></svg>");
            refuses(() -> BakedSvg.unbake(twice.getBytes(StandardCharsets.UTF_8)), Problem.TWO_INSIDE);
        }

        private static String read(String svg) {
            try {
                return BakedSvg.unbake(svg.getBytes(StandardCharsets.UTF_8));
            } catch (UnsafeDocument e) {
                return e.problem().name();
            }
        }

        @Test
        void readsNothingOutsideOfTheFile(@TempDir Path folder) throws IOException {
            var secret = folder.resolve("secret.txt");
            Files.writeString(secret, "{\"secret\":true}");
            var asking = """
                    <?xml version="1.0"?>
                    <!DOCTYPE svg [<!ENTITY x SYSTEM "%s">]>
                    <svg xmlns="http://www.w3.org/2000/svg" xmlns:o="https://purl.imsglobal.org/ob/v3p0">
                    <o:credential>&x;</o:credential></svg>
                    """.formatted(secret.toUri());
            assertThat(read(asking)).doesNotContain("secret");
            assertThat(read(asking.replace("SYSTEM \"" + secret.toUri() + "\"", "'secret'")))
                    .doesNotContain("secret");
        }

        @Test
        void refusesWhatIsNoPictureOrHasNothingInside() {
            refuses(() -> BakedSvg.unbake(plain), Problem.NOTHING_INSIDE);
            refuses(() -> BakedSvg.unbake("<html/>".getBytes(StandardCharsets.UTF_8)), Problem.NOT_A_PICTURE);
            refuses(() -> BakedSvg.unbake("no".getBytes(StandardCharsets.UTF_8)), Problem.NOT_A_PICTURE);
        }
    }
}
