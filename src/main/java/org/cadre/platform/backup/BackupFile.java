package org.cadre.platform.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The file a backup is: a line that says so, a ZIP (plain, or sealed under a passphrase), and a last line with the SHA-256
 * of all before it. A whole one is known without its passphrase.
 *
 * @param line the first one, without its end
 * @param sealing null: it is not sealed
 * @param digest of everything before the last line
 */
public record BackupFile(Path path, String line, @Nullable Sealing sealing, long bytes, String digest) {
    /** How the first line begins, in every version. */
    static final String MAGIC = "cadre-backup ";

    private static final String PLAIN = MAGIC + "1 plain";
    private static final String SEALED = MAGIC + "1 sealed ";
    private static final int LONGEST_LINE = 200;
    private static final String LAST = "\nsha256 ";
    private static final Pattern LAST_LINE = Pattern.compile("\\nsha256 ([0-9a-f]{64})\\n");
    private static final int LAST_BYTES = LAST.length() + 64 + 1;

    static String line(@Nullable Sealing sealing) {
        return sealing == null ? PLAIN : SEALED + sealing.text();
    }

    static String lastLine(String digest) {
        return LAST + digest + "\n";
    }

    /** Reads it from beginning to end and compares its digest: what is refused here was cut short or altered. */
    public static BackupFile verified(Path path) {
        try {
            return verify(path);
        } catch (NoSuchFileException _) {
            throw new BackupRefused(Reason.NOT_THERE, path.toString());
        } catch (IOException e) {
            throw BackupRefused.because(path, e);
        }
    }

    private static BackupFile verify(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new BackupRefused(Reason.NOT_A_BACKUP, path.toString());
        }
        long size = Files.size(path);
        var sha = sha256();
        String line;
        String last;
        try (var in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            line = firstLine(in, path);
            if (size < line.length() + 1 + LAST_BYTES) {
                throw new BackupRefused(Reason.DAMAGED, path.toString());
            }
            sha.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
            long left = size - line.length() - 1 - LAST_BYTES;
            var buffer = new byte[1 << 16];
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new BackupRefused(Reason.DAMAGED, path.toString());
                }
                sha.update(buffer, 0, read);
                left -= read;
            }
            last = new String(in.readNBytes(LAST_BYTES + 1), StandardCharsets.US_ASCII);
        }
        String digest = HexFormat.of().formatHex(sha.digest());
        var said = LAST_LINE.matcher(last);
        if (!said.matches() || !said.group(1).equals(digest)) {
            throw new BackupRefused(Reason.DAMAGED, path.toString());
        }
        return new BackupFile(path, line, sealing(line, path), size, digest);
    }

    private static String firstLine(InputStream in, Path path) throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            line.append((char) one);
            boolean begins = MAGIC.startsWith(line.toString()) || line.indexOf(MAGIC) == 0;
            if (one < 0 || !begins || line.length() > LONGEST_LINE) {
                throw new BackupRefused(Reason.NOT_A_BACKUP, path.toString());
            }
        }
        return line.toString();
    }

    private static @Nullable Sealing sealing(String line, Path path) {
        if (line.equals(PLAIN)) {
            return null;
        }
        if (line.startsWith(SEALED)) {
            return Sealing.read(line.substring(SEALED.length()))
                    .orElseThrow(() -> new BackupRefused(Reason.NOT_A_BACKUP, path.toString()));
        }
        throw new BackupRefused(Reason.NEWER_FORMAT, path.toString());
    }

    /** Whether something that begins like a backup stands there, whole or not. */
    static boolean beginsAt(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MAGIC.length()), StandardCharsets.US_ASCII).equals(MAGIC);
        }
    }

    public boolean isSealed() {
        return sealing != null;
    }

    /** Its contents, to be read once from beginning to end. */
    ZipInputStream contents(@Nullable String passphrase) throws IOException {
        var file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        file.skipNBytes(line.length() + 1L);
        InputStream body = new Part(file, bytes - line.length() - 1 - LAST_BYTES);
        if (sealing == null) {
            return new ZipInputStream(body);
        }
        if (passphrase == null) {
            file.close();
            throw new BackupRefused(Reason.NEEDS_PASSPHRASE, path.toString());
        }
        var open = new BufferedInputStream(sealing.open(body, passphrase, line), 1 << 16);
        try {
            open.mark(1);
            open.read();
            open.reset();
        } catch (IOException _) {
            // The file is whole, so it is the passphrase that does not fit.
            open.close();
            throw new BackupRefused(Reason.WRONG_PASSPHRASE, path.toString());
        }
        return new ZipInputStream(open);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first so many bytes of a stream. */
    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream in, long bytes) {
            super(in);
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int one = super.read();
            left--;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int read = super.read(into, from, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
