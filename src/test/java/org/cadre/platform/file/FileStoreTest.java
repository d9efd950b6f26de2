package org.cadre.platform.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cadre.platform.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    @TempDir
    private Path folder = Path.of("");

    private FileStore store() {
        return new FileStore(SettingsReader.read(Map.of("CADRE_DATA", folder.toString()), null, false)
                .settings());
    }

    @Test
    void keepsTheSameBytesOnce() throws Exception {
        var store = store();
        String digest = store.store(new byte[] {1, 2, 3});
        assertThat(store.store(new byte[] {1, 2, 3})).isEqualTo(digest);
        assertThat(store.read(digest)).containsExactly(1, 2, 3);
        try (var files = Files.walk(folder.resolve("files"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void keepsWhatComesInAsAStreamUnderTheSameDigest() throws Exception {
        var store = store();
        String digest = store.store(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        assertThat(store.store(new byte[] {1, 2, 3})).isEqualTo(digest);
        assertThat(store.store(new ByteArrayInputStream(new byte[] {1, 2, 3}))).isEqualTo(digest);
        assertThat(Files.readAllBytes(store.pathOf(digest))).containsExactly(1, 2, 3);
        try (var files = Files.walk(folder.resolve("files"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void neverLeavesItsFolder() {
        assertThatThrownBy(() -> store().read("../../keys/private-notes.key"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
