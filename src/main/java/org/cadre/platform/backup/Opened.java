package org.cadre.platform.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cadre.platform.backup.BackupRefused.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A verified backup whose contents are being read, each entry's digest compared with the list at its end. */
final class Opened implements AutoCloseable {
    /** Takes what is in an entry. */
    interface Taking {
        void take(String name, InputStream bytes) throws IOException;
    }

    private final BackupFile file;
    private final ZipInputStream zip;
    private final Manifest manifest;
    private final Map<String, String> digests = new HashMap<>();

    private Opened(BackupFile file, ZipInputStream zip) throws IOException {
        this.file = file;
        this.zip = zip;
        var manifest = new Manifest[1];
        ZipEntry first = next();
        if (first == null || !first.getName().equals(Backup.MANIFEST)) {
            throw damaged();
        }
        take(first.getName(), (_, bytes) -> manifest[0] = read(bytes));
        this.manifest = manifest[0];
    }

    private static Manifest read(InputStream bytes) {
        return JsonMapper.shared().readValue(bytes, Manifest.class);
    }

    static Opened of(BackupFile file, @Nullable String passphrase) {
        try {
            var zip = file.contents(passphrase);
            boolean opened = false;
            try {
                var contents = new Opened(file, zip);
                opened = true;
                return contents;
            } catch (JacksonException _) {
                throw new BackupRefused(Reason.DAMAGED, file.path().toString());
            } finally {
                if (!opened) {
                    zip.close();
                }
            }
        } catch (IOException e) {
            throw BackupRefused.because(file.path(), e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Hands out all entries that follow, in their order. Returns when all of them were there, and as they were written. */
    void each(Taking taking) throws IOException {
        long files = 0;
        for (ZipEntry entry = next(); entry != null; entry = next()) {
            String name = entry.getName();
            if (name.equals(BackupWriting.CONTENTS)) {
                String said = new String(new Reading(zip).readAllBytes(), StandardCharsets.UTF_8);
                if (!said.equals(said(said, files))) {
                    throw damaged();
                }
                return;
            }
            String digest = take(name, taking);
            if (name.startsWith(Backup.FILES)) {
                digests.remove(name);
                files++;
                if (!name.equals(Backup.FILES + digest)) {
                    throw damaged();
                }
            }
        }
        throw damaged();
    }

    /** The list as it should be, its lines in the order of what was said. */
    private String said(String said, long files) {
        var expected = new StringBuilder();
        said.lines().filter(line -> line.contains("  ")).forEach(line -> {
            String name = line.substring(line.indexOf("  ") + 2);
            expected.append(digests.remove(name)).append("  ").append(name).append('\n');
        });
        return digests.isEmpty()
                ? expected.append("files ").append(files).append('\n').toString()
                : "";
    }

    private String take(String name, Taking taking) throws IOException {
        var sha = BackupFile.sha256();
        var bytes = new DigestInputStream(new Reading(zip), sha);
        taking.take(name, bytes);
        bytes.transferTo(OutputStream.nullOutputStream());
        String digest = HexFormat.of().formatHex(sha.digest());
        digests.put(name, digest);
        return digest;
    }

    BackupRefused damaged() {
        return new BackupRefused(Reason.DAMAGED, file.path().toString());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private @Nullable ZipEntry next() {
        try {
            return zip.getNextEntry();
        } catch (IOException _) {
            throw damaged();
        }
    }

    /** An entry: what cannot be read of it was altered, whatever else goes wrong is not its fault. Closing leaves the rest. */
    private final class Reading extends FilterInputStream {
        Reading(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException _) {
                throw damaged();
            }
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                return super.read(into, from, length);
            } catch (IOException _) {
                throw damaged();
            }
        }

        @Override
        public void close() {
            // The next entry follows.
        }
    }
}
