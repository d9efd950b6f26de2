package org.cadre.certification.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Ed25519;
import org.cadre.certification.credential.Rs256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {
    private static final byte[] MESSAGE = "a credential".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("");

    private Path keys() {
        return folder.resolve("keys");
    }

    private Path only() throws IOException {
        try (var files = Files.list(keys())) {
            return files.toList().getFirst();
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void areReadableByTheirOwnerAlone(Algorithm algorithm) throws IOException {
        new KeyFiles(keys()).make(algorithm);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
                .isEqualTo("rw-------");
        assertThat(keys()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void signWhatThePublicHalfChecksAlsoAfterARestart() {
        for (Algorithm algorithm : Algorithm.values()) {
            var kept = new KeyFiles(keys()).make(algorithm);
            var again = new KeyFiles(keys());
            assertThat(again.kept(algorithm)).singleElement().satisfies(one -> {
                assertThat(one.name()).isEqualTo(kept.name());
                assertThat(one.publicKey()).isEqualTo(kept.publicKey());
            });
            var signer = again.signer(algorithm, kept.name(), "did:web:a#b").orElseThrow();
            assertThat(signer.keyId()).isEqualTo("did:web:a#b");
            byte[] signature = signer.sign(MESSAGE);
            assertThat(
                            switch (algorithm) {
                                case ED25519 -> Ed25519.verify(kept.publicKey(), MESSAGE, signature);
                                case RS256 -> Rs256.verify(kept.publicKey(), MESSAGE, signature);
                            })
                    .isTrue();
        }
    }

    @Test
    void areWhatOtherToolsRead() throws Exception {
        var kept = new KeyFiles(keys()).make(Algorithm.ED25519);
        String text = Files.readString(only()).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(MESSAGE);
        assertThat(Ed25519.verify(kept.publicKey(), MESSAGE, signature.sign())).isTrue();
    }

    @Test
    void holdRsaKeysThatLast() throws Exception {
        var kept = new KeyFiles(keys()).make(Algorithm.RS256);
        var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(kept.publicKey()));
        assertThat(key.getModulus().bitLength()).isEqualTo(3072);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void areRefusedWhenOthersCanReachThem(String rights) throws IOException {
        var kept = new KeyFiles(keys()).make(Algorithm.ED25519);
        var files = new KeyFiles(keys());
        Files.setPosixFilePermissions(only(), PosixFilePermissions.fromString(rights));
        assertThatThrownBy(() -> new KeyFiles(keys()))
                .isInstanceOf(KeyTrouble.class)
                .hasMessageContaining(only() + " is a private key that others than its owner can reach");
        assertThatThrownBy(() -> files.signer(Algorithm.ED25519, kept.name(), "did:web:a#b"))
                .isInstanceOf(KeyTrouble.class);
        Files.setPosixFilePermissions(only(), PosixFilePermissions.fromString("r--------"));
        assertThat(new KeyFiles(keys()).signer(Algorithm.ED25519, kept.name(), "did:web:a#b"))
                .isPresent();
    }

    @Test
    void areRefusedWithoutAWordOfWhatTheyHold() throws IOException {
        var kept = new KeyFiles(keys()).make(Algorithm.ED25519);
        String secret = Files.readAllLines(only()).get(1);
        for (String broken : new String[] {
            secret,
            "-----BEGIN PRIVATE KEY-----\n" + secret.substring(8) + "\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\n!" + secret + "\n-----END PRIVATE KEY-----\n",
            ""
        }) {
            Files.writeString(only(), broken);
            assertThatThrownBy(() -> new KeyFiles(keys()).signer(Algorithm.ED25519, kept.name(), "did:web:a#b"))
                    .isInstanceOf(KeyTrouble.class)
                    .satisfies(trouble -> {
                        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
                            assertThat(String.valueOf(cause.getMessage())).doesNotContain(secret.substring(8, 20));
                        }
                    });
        }
    }

    @Test
    void areNotTakenForAnotherKind() throws IOException {
        var kept = new KeyFiles(keys()).make(Algorithm.ED25519);
        Files.copy(only(), keys().resolve("rs256-0011223344556677.key"));
        Files.setPosixFilePermissions(
                keys().resolve("rs256-0011223344556677.key"), PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> new KeyFiles(keys()).signer(Algorithm.RS256, "rs256-0011223344556677", "did:web:a#b"))
                .isInstanceOf(KeyTrouble.class)
                .hasMessageContaining("holds something else");
        assertThat(new KeyFiles(keys()).signer(Algorithm.ED25519, kept.name(), "did:web:a#b"))
                .isPresent();
    }

    @Test
    void saySoWhenTheirFolderCannotBeWritten() throws IOException {
        Files.writeString(keys(), "a file where the folder should be");
        assertThatThrownBy(() -> new KeyFiles(keys()).make(Algorithm.ED25519))
                .isInstanceOf(KeyTrouble.class)
                .hasMessageContaining("could not be written to " + keys());
    }
}
