package org.cadre.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.cadre.platform.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTextTest {
    private static final UUID RECORD = UUID.randomUUID();
    private static final UUID ROSA = UUID.randomUUID();

    private static SealedText in(Path folder) {
        return new SealedText(SettingsReader.read(java.util.Map.of("CADRE_DATA", folder.toString()), null, false)
                .settings());
    }

    @Test
    void opensForItsAuthorAndRecordAlone(@TempDir Path folder) {
        var notes = in(folder);
        byte[] sealed = notes.seal("Del is afraid of the budget meeting.", RECORD, ROSA);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("budget");
        assertThat(in(folder).open(sealed, RECORD, ROSA)).isEqualTo("Del is afraid of the budget meeting.");
        assertThatThrownBy(() -> notes.open(sealed, UUID.randomUUID(), ROSA)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> notes.open(sealed, RECORD, UUID.randomUUID()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenWithAnotherKey(@TempDir Path folder, @TempDir Path other) {
        byte[] sealed = in(folder).seal("private", RECORD, ROSA);
        assertThatThrownBy(() -> in(other).open(sealed, RECORD, ROSA)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsItsKeyForTheOwnerOnly(@TempDir Path folder) throws Exception {
        in(folder);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("keys/private-notes.key"))))
                .isEqualTo("rw-------");
    }
}
