package org.cadre.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    @Test
    void worksWithNothingSet() {
        var server = SettingsReader.read(Map.of(), null, false);
        assertThat(server.settings().publicUrl()).hasToString("http://127.0.0.1:8080");
        assertThat(server.database()).isNull();
        assertThat(server.settings().secure()).isFalse();
    }

    @Test
    void takesTheEnvironmentBeforeTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("cadre.conf"), "CADRE_PORT=9000\nCADRE_MAIL_FROM=a@b.example\n");
        var server = SettingsReader.read(Map.of("CADRE_PORT", "9001"), file, false);
        assertThat(server.port()).isEqualTo(9001);
        assertThat(server.settings().mailFrom()).isEqualTo("a@b.example");
    }

    @Test
    void secureCookiesFollowThePublicAddress() {
        var server = SettingsReader.read(Map.of("CADRE_PUBLIC_URL", "https://mentors.example.org/"), null, false);
        assertThat(server.settings().secure()).isTrue();
        assertThat(server.settings().link("/check")).isEqualTo("https://mentors.example.org/check");
    }

    @Test
    void hasEachSettingExplained() throws IOException {
        String explained = Files.readString(Path.of("docs/settings.md"));
        assertThat(SettingsReader.KEYS).allSatisfy(key -> assertThat(explained).contains("| `" + key + "` | "));
    }

    @Nested
    class TheLogo {
        @TempDir
        private Path folder = Path.of("");

        @Test
        void isAPngFile() throws IOException {
            Path file = picture(640, 200);
            assertThat(SettingsReader.read(Map.of("CADRE_ASSOCIATION_LOGO", file.toString()), null, false)
                            .settings()
                            .associationLogo())
                    .isEqualTo(file);
        }

        @Test
        void isRefusedByNameWhenItIsAnythingElse() throws IOException {
            Path drawing = Files.writeString(folder.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
            assertThat(refusal(drawing)).startsWith("CADRE_ASSOCIATION_LOGO: “" + drawing + "” is not a PNG picture");
            Path disguised = Files.writeString(folder.resolve("disguised.png"), "GIF89a");
            assertThat(refusal(disguised)).contains("is not a PNG picture");
            byte[] whole = Files.readAllBytes(picture(640, 200));
            Path torn = Files.write(folder.resolve("torn.png"), Arrays.copyOf(whole, whole.length / 2));
            assertThat(refusal(torn)).contains("is not a PNG picture");
            assertThat(refusal(folder.resolve("none.png"))).endsWith("is not a file that can be read");
            assertThat(refusal(folder)).endsWith("is not a file that can be read");
        }

        @Test
        void isNotAPoster() throws IOException {
            assertThat(refusal(picture(2001, 10))).contains("at most 2,000 pixels");
        }

        private String refusal(Path file) {
            var refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(Map.of("CADRE_ASSOCIATION_LOGO", file.toString()), null, false));
            return refused.reasons().getFirst();
        }

        private Path picture(int width, int height) throws IOException {
            Path file = folder.resolve("logo.png");
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());
            return file;
        }
    }

    @Nested
    class CardPayments {
        @Test
        void areNotTakenWithoutKeys() {
            assertThat(SettingsReader.read(Map.of(), null, false).settings().payments())
                    .isNull();
        }

        @Test
        void needBothKeysOrNone() {
            var refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(Map.of("CADRE_STRIPE_SECRET_KEY", "sk_test_sample"), null, false));
            assertThat(refused.reasons())
                    .containsExactly("CADRE_STRIPE_WEBHOOK_SECRET: is needed with CADRE_STRIPE_SECRET_KEY");
            refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(Map.of("CADRE_STRIPE_WEBHOOK_SECRET", "whsec_sample"), null, false));
            assertThat(refused.reasons())
                    .containsExactly("CADRE_STRIPE_SECRET_KEY: is needed with CADRE_STRIPE_WEBHOOK_SECRET");
        }

        @Test
        void areNeverPrinted() {
            var refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(
                            Map.of("CADRE_STRIPE_SECRET_KEY", "pk_mistaken", "CADRE_STRIPE_WEBHOOK_SECRET", "mistaken"),
                            null,
                            false));
            assertThat(refused.reasons()).hasSize(2).noneMatch(reason -> reason.contains("mistaken"));
            var right = SettingsReader.read(
                    Map.of("CADRE_STRIPE_SECRET_KEY", "sk_test_sample", "CADRE_STRIPE_WEBHOOK_SECRET", "whsec_sample"),
                    null,
                    false);
            assertThat(right.toString()).doesNotContain("sample");
        }
    }

    @Nested
    class TheKeysOfTheIssuer {
        @Test
        void areFilesBesideTheOtherDataUnlessAFolderIsNamed(@TempDir Path folder) {
            var settings = SettingsReader.read(Map.of("CADRE_DATA", folder.toString()), null, false)
                    .settings();
            assertThat(settings.keys().folder()).isEqualTo(folder.resolve("keys"));
            assertThat(settings.keys().token()).isNull();
            assertThat(settings.conformance()).isNull();
            Path shared = folder.resolve("shared");
            assertThat(SettingsReader.read(Map.of("CADRE_KEYS", shared.toString()), null, false)
                            .settings()
                            .keys()
                            .folder())
                    .isEqualTo(shared);
        }

        @Test
        void areOpenedWithAPinThatIsNeverPrinted(@TempDir Path folder) throws IOException {
            Path token = Files.writeString(folder.resolve("token.cfg"), "name = sample\n");
            var refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(Map.of("CADRE_KEYS_TOKEN", token.toString()), null, false));
            assertThat(refused.reasons()).containsExactly("CADRE_KEYS_PIN: is needed with CADRE_KEYS_TOKEN");
            var right = SettingsReader.read(
                    Map.of("CADRE_KEYS_TOKEN", token.toString(), "CADRE_KEYS_PIN", "8765-4321"), null, false);
            assertThat(right.settings().keys().pin()).isEqualTo("8765-4321");
            assertThat(right.toString()).doesNotContain("8765-4321");
        }

        @Test
        void areNotThoseOfTheSuites(@TempDir Path folder) throws IOException {
            Path keystore = Files.writeString(folder.resolve("suites.p12"), "sample");
            var refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(
                            Map.of(
                                    "CADRE_CONFORMANCE_PORT",
                                    "84430",
                                    "CADRE_CONFORMANCE_KEYSTORE",
                                    keystore.toString()),
                            null,
                            false));
            assertThat(refused.reasons())
                    .anySatisfy(reason -> assertThat(reason).startsWith("CADRE_CONFORMANCE_PORT: “84430”"))
                    .contains("CADRE_CONFORMANCE_PASSWORD: is needed with CADRE_CONFORMANCE_KEYSTORE");
            var right = SettingsReader.read(
                    Map.of(
                            "CADRE_CONFORMANCE_PORT", "8443",
                            "CADRE_CONFORMANCE_KEYSTORE", keystore.toString(),
                            "CADRE_CONFORMANCE_PASSWORD", "sample-password"),
                    null,
                    false);
            assertThat(right.toString()).contains("Conformance[8443]").doesNotContain("sample-password");
            assertThat(right.settings().withoutJobs().conformance()).isNull();
        }
    }

    @Nested
    class WhenSeveralAreWrong {
        @Test
        void namesEachWithItsKeyAndTheReason() {
            var refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(
                            Map.of(
                                    "CADRE_PUBLIC_URL", "http://mentors.example.org",
                                    "CADRE_PORT", "80800",
                                    "CADRE_ZONE", "Texas",
                                    "CADRE_SIGNERS", "Ada",
                                    "CADRE_SMTP_URL", "mail.example.org",
                                    "CADRE_BIND", "nowhere.invalid",
                                    "CADRE_BOUNCES", "imaps://mail.example.org",
                                    "CADRE_PRESENCE_DAYS", "many",
                                    "CADRE_DATABASE_URL", "postgres://x"),
                            null,
                            false));
            assertThat(refused.reasons())
                    .hasSize(10)
                    .anySatisfy(reason -> assertThat(reason).startsWith("CADRE_BOUNCES: is not a mailbox"))
                    .anySatisfy(reason ->
                            assertThat(reason).startsWith("CADRE_PRESENCE_DAYS: “many” is not a number of days"))
                    .anySatisfy(reason -> assertThat(reason).startsWith("CADRE_PUBLIC_URL: must begin with https://"))
                    .anySatisfy(reason -> assertThat(reason).startsWith("CADRE_PORT: “80800” is not a port"))
                    .anySatisfy(reason -> assertThat(reason).startsWith("CADRE_ZONE: “Texas” is not a time zone"))
                    .anySatisfy(reason -> assertThat(reason).startsWith("CADRE_SIGNERS: “Ada”"))
                    .anySatisfy(
                            reason -> assertThat(reason).startsWith("CADRE_BIND: “nowhere.invalid” is not an address"))
                    .anySatisfy(reason -> assertThat(reason)
                            .startsWith("CADRE_DATABASE_URL: “postgres://x” is not of the form jdbc:postgresql://"))
                    .anySatisfy(reason -> assertThat(reason).startsWith("CADRE_DATABASE_USER: is needed"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "jdbc:postgresql://bad:port:x/cadre",
                    "jdbc:postgresql://db.example.org",
                    "jdbc:postgresql:///cadre",
                    "jdbc:mysql://db.example.org/cadre"
                })
        void saysHowTheAddressOfADatabaseIsWritten(String address) {
            var refused = catchThrowableOfType(
                    WrongSettings.class,
                    () -> SettingsReader.read(
                            Map.of("CADRE_DATABASE_URL", address, "CADRE_DATABASE_USER", "cadre"), null, false));
            assertThat(refused.reasons()).singleElement().asString().contains("jdbc:postgresql://host:port/name");
        }

        @Test
        void namesAKeyThatIsNoSetting(@TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("cadre.conf"), "CADRE_PROT=9000\n");
            var refused = catchThrowableOfType(WrongSettings.class, () -> SettingsReader.read(Map.of(), file, false));
            assertThat(refused).hasMessageContaining("CADRE_PROT in " + file + " is not a setting of Cadre");
        }

        @Test
        void saysThatAFileCannotBeRead(@TempDir Path folder) {
            var refused = catchThrowableOfType(
                    WrongSettings.class, () -> SettingsReader.read(Map.of(), folder.resolve("none.conf"), false));
            assertThat(refused).hasMessageContaining("cannot be read");
        }
    }
}
