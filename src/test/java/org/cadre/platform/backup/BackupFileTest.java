package org.cadre.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.cadre.platform.database.SmallDisk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFileTest {
    private static final String PASSPHRASE = "the seventh bluebonnet";
    /** Costs a test little, and a thief not much more. */
    private static final Sealing CHEAP = new Sealing(64, 1, 1, "0123456789abcdef".repeat(2));

    private static final byte[] THREE_MEGABYTES = new byte[3_000_000];

    static {
        new Random(1).nextBytes(THREE_MEGABYTES);
    }

    @TempDir
    private Path folder = Path.of("");

    private Path file() {
        return folder.resolve("one.backup");
    }

    private static BackupFile write(Path file, @Nullable String passphrase) throws IOException {
        try (var writing = BackupWriting.to(file, passphrase, passphrase == null ? null : CHEAP)) {
            writing.addListed("tables/one", to -> to.write(THREE_MEGABYTES));
            return writing.finish(0);
        }
    }

    private static byte[] read(Path file, @Nullable String passphrase) throws IOException {
        try (var zip = BackupFile.verified(file).contents(passphrase)) {
            assertThat(String.valueOf(zip.getNextEntry())).isEqualTo("tables/one");
            return zip.readAllBytes();
        }
    }

    private static void refuses(Reason reason, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .asInstanceOf(type(BackupRefused.class))
                .satisfies(refused -> assertThat(refused.getMessage()).endsWith("."))
                .extracting(BackupRefused::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = PASSPHRASE)
    void givesBackWhatWasWritten(@Nullable String passphrase) throws IOException {
        write(file(), passphrase);
        assertThat(read(file(), passphrase)).isEqualTo(THREE_MEGABYTES);
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.toFile().list()).containsExactly("one.backup");
    }

    @Test
    void opensWithItsPassphraseAlone() throws IOException {
        write(file(), PASSPHRASE);
        refuses(Reason.WRONG_PASSPHRASE, () -> read(file(), "the eighth bluebonnet"));
        refuses(Reason.NEEDS_PASSPHRASE, () -> read(file(), null));
        refuses(Reason.SHORT_PASSPHRASE, () -> write(file(), "short"));
        assertThat(read(file(), PASSPHRASE)).isEqualTo(THREE_MEGABYTES);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = PASSPHRASE)
    void isKnownToBeCutShortWhereverThatIs(@Nullable String passphrase) throws IOException {
        byte[] whole = Files.readAllBytes(write(file(), passphrase).path());
        for (int length : new int[] {whole.length - 1, whole.length - 80, whole.length / 2, 200, 100}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            refuses(Reason.DAMAGED, () -> BackupFile.verified(file()));
        }
        Files.write(file(), Arrays.copyOf(whole, 10));
        refuses(Reason.NOT_A_BACKUP, () -> BackupFile.verified(file()));
        Files.write(file(), new byte[0]);
        refuses(Reason.NOT_A_BACKUP, () -> BackupFile.verified(file()));
        Files.write(file(), Arrays.copyOf(whole, whole.length + 1));
        refuses(Reason.DAMAGED, () -> BackupFile.verified(file()));
    }

    @Test
    void isKnownToBeAlteredByASingleBit() throws IOException {
        byte[] whole = Files.readAllBytes(write(file(), null).path());
        for (int at : new int[] {30, 1000, whole.length / 2, whole.length - 100, whole.length - 20, whole.length - 1}) {
            byte[] altered = whole.clone();
            altered[at] ^= 1;
            Files.write(file(), altered);
            refuses(Reason.DAMAGED, () -> BackupFile.verified(file()));
        }
    }

    /** Whoever alters it can make its last line anew, but not the seal. */
    @Test
    void isKnownToBeAlteredEvenByOneWhoKnowsTheForm() throws IOException {
        byte[] whole = Files.readAllBytes(write(file(), PASSPHRASE).path());
        whole[whole.length / 2] ^= 1;
        int last = BackupFile.lastLine("0".repeat(64)).length();
        byte[] before = Arrays.copyOf(whole, whole.length - last);
        String digest = HexFormat.of().formatHex(BackupFile.sha256().digest(before));
        Files.write(file(), before);
        Files.writeString(file(), BackupFile.lastLine(digest), StandardOpenOption.APPEND);
        assertThat(BackupFile.verified(file()).isSealed()).isTrue();
        assertThatThrownBy(() -> read(file(), PASSPHRASE)).isInstanceOf(IOException.class);
    }

    @Test
    void isOfAVersionThatIsKnown() throws IOException {
        byte[] whole = Files.readAllBytes(write(file(), null).path());
        int last = BackupFile.lastLine("0".repeat(64)).length();
        byte[] before = Arrays.copyOf(whole, whole.length - last);
        before["cadre-backup ".length()] = '2';
        Files.write(file(), before);
        Files.writeString(
                file(),
                BackupFile.lastLine(HexFormat.of().formatHex(BackupFile.sha256().digest(before))),
                StandardOpenOption.APPEND);
        refuses(Reason.NEWER_FORMAT, () -> BackupFile.verified(file()));
        refuses(Reason.NOT_THERE, () -> BackupFile.verified(folder.resolve("nowhere")));
        refuses(Reason.NOT_A_BACKUP, () -> BackupFile.verified(folder));
    }

    @Nested
    class WhileItIsWritten {
        @Test
        void leavesTheEarlierOneUntilItIsWhole() throws IOException {
            byte[] earlier = Files.readAllBytes(write(file(), null).path());
            try (var writing = BackupWriting.to(file(), PASSPHRASE, CHEAP)) {
                writing.addListed("tables/one", to -> to.write(THREE_MEGABYTES));
                assertThat(file()).hasBinaryContent(earlier);
            }
            assertThat(file()).hasBinaryContent(earlier);
            assertThat(folder.toFile().list()).containsExactly("one.backup");
            write(file(), PASSPHRASE);
            assertThat(read(file(), PASSPHRASE)).isEqualTo(THREE_MEGABYTES);
        }

        @Test
        void isWrittenByOneAlone() throws IOException {
            try (var first = BackupWriting.to(file(), null)) {
                refuses(Reason.BEING_WRITTEN, () -> write(file(), null));
                first.addListed("tables/one", to -> to.write(THREE_MEGABYTES));
                first.finish(0);
            }
            assertThat(read(file(), null)).isEqualTo(THREE_MEGABYTES);
        }

        @Test
        void startsAnewWhereAnEarlierOneWasKilled() throws IOException {
            Files.write(folder.resolve("one.backup.part"), new byte[5_000_000]);
            write(file(), null);
            assertThat(read(file(), null)).isEqualTo(THREE_MEGABYTES);
        }

        @Test
        void followsNoLinkThatWasLaidWhereItIsWritten() throws IOException {
            var elsewhere = Files.writeString(folder.resolve("elsewhere"), "A letter.");
            Files.createSymbolicLink(folder.resolve("one.backup.part"), elsewhere);
            assertThatThrownBy(() -> write(file(), null)).isInstanceOf(IOException.class);
            assertThat(elsewhere).hasContent("A letter.");
        }

        @Test
        void shutsOutWhoeverCouldReadAnEarlierOne() throws IOException {
            var earlier = Files.write(folder.resolve("one.backup.part"), new byte[10]);
            Files.setPosixFilePermissions(earlier, PosixFilePermissions.fromString("rw-rw-rw-"));
            assertThat(Files.getPosixFilePermissions(write(file(), null).path()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        @Test
        void neverReplacesWhatIsNoBackup() throws IOException {
            Files.writeString(file(), "A letter.");
            refuses(Reason.ANOTHER_FILE, () -> write(file(), null));
            assertThat(file()).hasContent("A letter.");
        }

        @Test
        void leavesNothingOnAFullDisk() throws IOException {
            try (var _ = SmallDisk.at(folder.resolve("disk"), 8)) {
                Path there = folder.resolve("disk").resolve("one.backup");
                byte[] earlier = Files.readAllBytes(write(there, null).path());
                Files.write(folder.resolve("disk").resolve("filler"), new byte[3_500_000]);
                refuses(Reason.DISK_FULL, () -> {
                    try {
                        write(there, null);
                    } catch (IOException e) {
                        throw BackupRefused.because(there, e);
                    }
                });
                assertThat(there).hasBinaryContent(earlier);
                assertThat(folder.resolve("disk").toFile().list()).containsExactlyInAnyOrder("one.backup", "filler");
            }
        }
    }
}
