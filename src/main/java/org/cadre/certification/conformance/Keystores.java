package org.cadre.certification.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.cadre.certification.issuer.KeyTrouble;
import org.cadre.certification.issuer.SelfMadeCertificate;

/** The certificate of the port of suites: a given one, or one made for this machine. */
final class Keystores {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 2048;
    private static final int DAYS = 365;
    private static final List<GeneralName> HOSTS = List.of(
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"));

    private Keystores() {}

    static KeyStore given(Path file, char[] password) {
        try (var in = Files.newInputStream(file)) {
            var keystore = KeyStore.getInstance("PKCS12");
            keystore.load(in, password);
            return keystore;
        } catch (IOException | GeneralSecurityException _) {
            throw new KeyTrouble(null, "keystore", file.toString());
        }
    }

    static KeyStore selfMade(char[] password, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, RANDOM);
            var pair = generator.generateKeyPair();
            var keystore = KeyStore.getInstance("PKCS12");
            keystore.load(null, password);
            keystore.setKeyEntry("conformance", pair.getPrivate(), password, new Certificate[] {
                SelfMadeCertificate.of(pair, "localhost", HOSTS, now, DAYS)
            });
            return keystore;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
