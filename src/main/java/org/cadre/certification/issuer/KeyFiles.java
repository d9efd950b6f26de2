package org.cadre.certification.issuer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Signer;

/** Keys as files that their owner alone can read: PKCS#8 in PEM, as any other tool reads it. */
final class KeyFiles implements KeyPlace {
    private static final String ENDING = ".key";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "-----END PRIVATE KEY-----\n";

    private final Path folder;

    /** Looks at every key file that is there. */
    KeyFiles(Path folder) {
        this.folder = folder;
        for (Algorithm algorithm : Algorithm.values()) {
            files(algorithm).forEach(KeyFiles::makeSureItIsPrivate);
        }
    }

    @Override
    public boolean takes(Algorithm algorithm) {
        return true;
    }

    @Override
    public Kept make(Algorithm algorithm) {
        var pair = KeyPairs.fresh(algorithm);
        String name = IssuerKey.name(algorithm, pair.publicKey());
        String text = BEGIN + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.pkcs8()) + "\n" + END;
        try {
            write(folder.resolve(name + ENDING), text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new KeyTrouble(e, "not-written", folder.toString());
        }
        return new Kept(name, pair.publicKey());
    }

    /** Whole and flushed, or not there at all; never readable by others, not even for a moment. */
    private void write(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path fresh = Files.createFile(
                folder.resolve(UUID.randomUUID() + ".part"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (var parent = FileChannel.open(folder, StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    @Override
    public List<Kept> kept(Algorithm algorithm) {
        return files(algorithm).stream()
                .map(file -> {
                    byte[] publicKey = KeyPairs.read(algorithm, pkcs8(file)).publicKey();
                    return new Kept(IssuerKey.name(algorithm, publicKey), publicKey);
                })
                .toList();
    }

    private List<Path> files(Algorithm algorithm) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, IssuerKey.word(algorithm) + "-*" + ENDING)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new KeyTrouble(e, "not-read", folder.toString());
        }
        found.sort(Comparator.comparing(KeyFiles::written).reversed());
        return found;
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new KeyTrouble(e, "not-read", file.toString());
        }
    }

    @Override
    public Optional<Signer> signer(Algorithm algorithm, String name, String keyId) {
        Path file = folder.resolve(name + ENDING);
        return Files.exists(file)
                ? Optional.of(KeyPairs.read(algorithm, pkcs8(file)).signer(keyId))
                : Optional.empty();
    }

    private static byte[] pkcs8(Path file) {
        makeSureItIsPrivate(file);
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            int begin = text.indexOf(BEGIN.strip());
            int end = text.indexOf(END.strip());
            if (begin < 0 || end < begin) {
                throw new KeyTrouble(null, "not-a-key", file.toString());
            }
            return Base64.getDecoder()
                    .decode(text.substring(begin + BEGIN.strip().length(), end).replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new KeyTrouble(e, "not-read", file.toString());
        } catch (IllegalArgumentException _) {
            // What it holds instead is not told.
            throw new KeyTrouble(null, "not-a-key", file.toString());
        }
    }

    private static void makeSureItIsPrivate(Path file) {
        try {
            var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE));
            if (!others.isEmpty()) {
                throw new KeyTrouble(null, "open-to-others", file.toString());
            }
        } catch (IOException e) {
            throw new KeyTrouble(e, "not-read", file.toString());
        }
    }
}
