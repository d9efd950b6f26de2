package org.cadre.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The generated passwords of the three roles, in a file that only its owner may read. */
record Passwords(String postgres, String owner, String app) {
    static final String FILE = "database-passwords.properties";

    static Passwords readOrMake(Path dataDirectory) throws IOException {
        return Files.exists(dataDirectory.resolve(FILE)) ? read(dataDirectory) : make(dataDirectory);
    }

    static Passwords read(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        var lines = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            }
        }
        String postgres = lines.getProperty("postgres");
        String owner = lines.getProperty("cadre_owner");
        String app = lines.getProperty("cadre_app");
        if (postgres == null || owner == null || app == null) {
            throw new DatabaseRefused(DatabaseRefused.Reason.NO_PASSWORDS, dataDirectory, FILE);
        }
        return new Passwords(postgres, owner, app);
    }

    private static Passwords make(Path dataDirectory) throws IOException {
        var random = new SecureRandom();
        var made = new Passwords(password(random), password(random), password(random));
        Path draft = dataDirectory.resolve(FILE + ".making");
        writeSecret(
                draft, "postgres=" + made.postgres + "\ncadre_owner=" + made.owner + "\ncadre_app=" + made.app + "\n");
        Files.move(draft, dataDirectory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    static void writeSecret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }
}
