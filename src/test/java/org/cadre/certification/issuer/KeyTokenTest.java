package org.cadre.certification.issuer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cadre.platform.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTokenTest {
    private static final String PIN = "8765-4321";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isNamedWhenItCannotBeOpened() throws IOException {
        Path nowhere = folder.resolve("none.cfg");
        isRefused(nowhere, () -> new KeyToken(nowhere, PIN, Clock.systemUTC()));
        Path nonsense = Files.writeString(folder.resolve("nonsense.cfg"), "this is no configuration\n");
        isRefused(nonsense, () -> new KeyToken(nonsense, PIN, Clock.systemUTC()));
        Path noLibrary = Files.writeString(
                folder.resolve("token.cfg"), "name = none\nlibrary = " + folder.resolve("none.so") + "\n");
        isRefused(noLibrary, () -> new KeyToken(noLibrary, PIN, Clock.systemUTC()));
        var settings = new Settings.Keys(folder.resolve("keys"), noLibrary, PIN);
        isRefused(noLibrary, () -> KeyPlaces.of(settings, Clock.systemUTC()));
    }

    private static void isRefused(Path configuration, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOf(KeyTrouble.class)
                .hasMessageContaining("The PKCS#11 token of " + configuration + " cannot be opened")
                .hasMessageNotContaining(PIN)
                .hasNoCause();
    }
}
