package org.cadre.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
@Tag("every-postgresql")
class DataFolderTest {
    @RegisterExtension
    private final DataFolders folders = new DataFolders();

    @Test
    void isVarInTheCheckout() {
        var chosen = DataFolder.of(folders.folder(), folders.folder());
        assertThat(chosen.path()).isEqualTo(folders.folder().resolve("var"));
        assertThat(chosen.moved()).isEmpty();
    }

    @Test
    void isTheOneAskedFor() {
        var chosen = DataFolder.chosen(Path.of("/srv/cadre"));
        assertThat(chosen.path()).isEqualTo(Path.of("/srv/cadre"));
        assertThat(chosen.moved()).isEmpty();
    }

    @Test
    void movesAndSaysSoWhenTheDatabaseUserCannotReachTheCheckout() throws Exception {
        Path checkout = closedCheckout();
        var chosen = DataFolder.of(checkout, folders.folder());
        if (ServerUser.find().another()) {
            assertThat(chosen.path().getParent()).isEqualTo(folders.folder());
            assertThat(chosen.moved())
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .contains(checkout.toString(), chosen.path().toString()));
            assertThat(DataFolder.of(checkout, folders.folder()).path()).isEqualTo(chosen.path());
        } else {
            assertThat(chosen.path()).isEqualTo(checkout.resolve("var"));
        }
    }

    @Test
    void doesNotMoveIntoWhatSomeoneElsePutThere() throws Exception {
        Path checkout = closedCheckout();
        if (ServerUser.find().another()) {
            Path other = DataFolder.of(checkout, folders.folder()).path();
            Files.setAttribute(other, "unix:uid", 12345);
            assertThatThrownBy(() -> DataFolder.of(checkout, folders.folder())).isInstanceOf(DatabaseRefused.class);
        } else {
            assertThat(DataFolder.of(checkout, folders.folder()).moved()).isEmpty();
        }
    }

    private Path closedCheckout() throws IOException {
        return Files.createDirectory(
                folders.folder().resolve("checkout"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
