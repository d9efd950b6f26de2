package org.cadre.platform.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A backup file being written: aside, until it is whole, flushed and read back; only then it takes its name. Whatever had
 * that name is untouched until then.
 */
final class BackupWriting implements AutoCloseable {
    static final String CONTENTS = "contents";

    // The system's lock is lost when any channel of this process to the file is closed: it is never opened twice.
    private static final Set<Path> WRITTEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path draft;
    private final FileChannel channel;
    private final MessageDigest whole = BackupFile.sha256();
    private final OutputStream out;
    private final OutputStream body;
    private final ZipOutputStream zip;
    private final StringBuilder contents = new StringBuilder();
    private boolean done;

    private BackupWriting(
            Path path, Path draft, FileChannel channel, @Nullable String passphrase, @Nullable Sealing sealing)
            throws IOException {
        this.path = path;
        this.draft = draft;
        this.channel = channel;
        String line = BackupFile.line(sealing);
        this.out = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), whole);
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        this.body = sealing == null || passphrase == null
                ? new Unclosed(out)
                : sealing.seal(new Unclosed(out), passphrase, line);
        this.zip = new ZipOutputStream(new BufferedOutputStream(body, 1 << 16));
        // Text of tables shrinks to a fifth at the first step; the next ones cost twice the time for a tenth.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    static BackupWriting to(Path file, @Nullable String passphrase) throws IOException {
        return to(file, passphrase, passphrase == null ? null : Sealing.fresh());
    }

    static BackupWriting to(Path asked, @Nullable String passphrase, @Nullable Sealing sealing) throws IOException {
        Path path = asked.toAbsolutePath().normalize();
        if (passphrase != null && passphrase.length() < Sealing.SHORTEST) {
            throw new BackupRefused(Reason.SHORT_PASSPHRASE, Sealing.SHORTEST);
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !BackupFile.beginsAt(path)) {
            throw new BackupRefused(Reason.ANOTHER_FILE, path.toString());
        }
        Path draft = path.resolveSibling(path.getFileName() + ".part");
        if (!WRITTEN_HERE.add(draft)) {
            throw new BackupRefused(Reason.BEING_WRITTEN, path.toString());
        }
        @Nullable BackupWriting writing = null;
        try {
            writing = open(path, draft, passphrase, sealing);
            return writing;
        } finally {
            if (writing == null) {
                WRITTEN_HERE.remove(draft);
            }
        }
    }

    private static BackupWriting open(Path path, Path draft, @Nullable String passphrase, @Nullable Sealing sealing)
            throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        // Where others may write, too, a link laid there would lead all of it elsewhere.
        var channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(ownerOnly));
        boolean kept = false;
        try {
            if (channel.tryLock() == null) {
                throw new BackupRefused(Reason.BEING_WRITTEN, path.toString());
            }
            // Fails for a file that somebody else laid there, and shuts out who could read one of ours.
            Files.setPosixFilePermissions(draft, ownerOnly);
            // An earlier one may have been killed here.
            channel.truncate(0);
            var writing = new BackupWriting(path, draft, channel, passphrase, sealing);
            kept = true;
            return writing;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /** Adds one entry; its digest is noted for the last one. */
    String add(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var sha = BackupFile.sha256();
        content.write(new Unclosed(new DigestOutputStream(zip, sha)));
        zip.closeEntry();
        return HexFormat.of().formatHex(sha.digest());
    }

    void addListed(String name, Content content) throws IOException {
        contents.append(add(name, content)).append("  ").append(name).append('\n');
    }

    /** Ends the file with the list of what is in it, makes sure of it on disk, and gives it its name. */
    BackupFile finish(long files) throws IOException {
        contents.append("files ").append(files).append('\n');
        add(CONTENTS, to -> to.write(contents.toString().getBytes(StandardCharsets.UTF_8)));
        zip.close();
        body.close();
        String digest = HexFormat.of().formatHex(whole.digest());
        out.write(BackupFile.lastLine(digest).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        channel.force(true);
        var written = BackupFile.verified(draft);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        done = true;
        try (var parent = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            parent.force(true);
        }
        return new BackupFile(path, written.line(), written.sealing(), written.bytes(), written.digest());
    }

    @Override
    public void close() throws IOException {
        if (!done) {
            Files.deleteIfExists(draft);
        }
        channel.close();
        WRITTEN_HERE.remove(draft);
    }

    /** Writes what an entry holds. */
    interface Content {
        void write(OutputStream to) throws IOException;
    }

    /** Whoever closes it leaves what is below it open. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
