package org.cadre.platform.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Seals text with AES-256-GCM under a key that lives in the data directory, never in the database. The author and the
 * record are bound in: a sealed text moved to another row does not open.
 */
@Component
public class SealedText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;

    private final SecretKeySpec key;

    SealedText(Settings settings) {
        this.key = new SecretKeySpec(keyIn(settings.dataDirectory().resolve("keys")), "AES");
    }

    private static byte[] keyIn(Path folder) {
        Path file = folder.resolve("private-notes.key");
        try {
            Files.createDirectories(folder);
            byte[] fresh = new byte[32];
            RANDOM.nextBytes(fresh);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try {
                Files.write(Files.createFile(file, ownerOnly), fresh);
            } catch (FileAlreadyExistsException _) {
                return Files.readAllBytes(file);
            }
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read or make the key of private notes in " + folder, e);
        }
    }

    public byte[] seal(String text, UUID record, UUID author) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), record, author);
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    public String open(byte[] whole, UUID record, UUID author) {
        byte[] text = run(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(whole, NONCE),
                Arrays.copyOfRange(whole, NONCE, whole.length),
                record,
                author);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A key of 256 bits for that person and purpose: the same each time, and telling nothing about the one it comes from. */
    public byte[] keyFor(String purpose, UUID person) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return mac.doFinal((purpose + "/" + person).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be made", e);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes, UUID record, UUID author) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD((record + "/" + author).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a private note could not be " + (mode == Cipher.ENCRYPT_MODE ? "sealed" : "opened"), e);
        }
    }
}
