package org.cadre.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Files by the SHA-256 of their bytes, in a folder of the data directory. A file is on disk, flushed, before the row
 * that names it commits; the same bytes are kept once.
 */
@Component
public class FileStore {
    private final Path folder;

    FileStore(Settings settings) {
        this.folder = settings.dataDirectory().resolve("files");
    }

    /** Stores the bytes and returns their digest, 64 hexadecimal digits. */
    public String store(byte[] bytes) {
        String digest = digest(bytes);
        Path place = place(digest);
        if (Files.exists(place)) {
            return digest;
        }
        try {
            Files.createDirectories(place.getParent());
            Path fresh = Files.createTempFile(place.getParent(), "new", ".part");
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            try (var parent = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException("could not store a file in " + folder, e);
        }
    }

    /** Stores what comes in as it comes, never all of it in memory, and returns its digest. */
    public String store(InputStream in) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "new", ".part");
            try {
                return keep(fresh, copied(in, fresh));
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not store a file in " + folder, e);
        }
    }

    private static String copied(InputStream in, Path fresh) throws IOException {
        var digest = sha256();
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            new DigestInputStream(in, digest).transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String keep(Path fresh, String digest) throws IOException {
        Path place = place(digest);
        if (!Files.exists(place)) {
            Files.createDirectories(place.getParent());
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            try (var parent = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        }
        return digest;
    }

    /** Where a file lies, to be read as a stream; never to be written. */
    public Path pathOf(String digest) {
        return place(digest);
    }

    public byte[] read(String digest) {
        try {
            return Files.readAllBytes(place(digest));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the file " + digest, e);
        }
    }

    /** Takes a file away that no row names any more; the caller has made sure of it. */
    public void forget(String digest) {
        try {
            Files.deleteIfExists(place(digest));
        } catch (IOException e) {
            throw new UncheckedIOException("could not take away the file " + digest, e);
        }
    }

    private Path place(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a digest");
        }
        return folder.resolve(digest.substring(0, 2)).resolve(digest);
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
