package org.cadre.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoPageTest {
    @Test
    void showsTheFileThatIsSet(@TempDir Path folder) throws Exception {
        byte[] drawn = "a picture".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("Logo.PNG"), drawn);
        assertThat(new LogoPage(settings(file)).logo()).isInstanceOfSatisfying(Reply.File.class, logo -> {
            assertThat(logo.type()).isEqualTo("image/png");
            assertThat(logo.bytes()).isEqualTo(drawn);
            assertThat(logo.asAttachment()).isFalse();
        });
    }

    @Test
    void isNotFoundWhereNoneIsSetOrTheFileIsGone(@TempDir Path folder) {
        assertThatThrownBy(() -> new LogoPage(settings(null)).logo()).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> new LogoPage(settings(folder.resolve("gone.png"))).logo())
                .isInstanceOf(NotFound.class);
    }

    private static Settings settings(@Nullable Path logo) {
        return new Settings(
                URI.create("http://127.0.0.1:8080"),
                Path.of("var"),
                false,
                false,
                "An association",
                "-",
                logo,
                "office@localhost",
                null,
                List.of(),
                ZoneId.of("America/Chicago"));
    }
}
