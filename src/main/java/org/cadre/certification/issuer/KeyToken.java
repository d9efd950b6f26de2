package org.cadre.certification.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Signer;

/**
 * RSA keys in a PKCS#11 token, made there and never seen outside. Java's provider knows no Ed25519 in tokens: those keys
 * are files all the same.
 */
final class KeyToken implements KeyPlace {
    private static final int RSA_BITS = 3072;
    private static final int DAYS = 20 * 365;

    private final Provider provider;
    private final KeyStore keys;
    private final Path configuration;
    private final Clock system;

    KeyToken(Path configuration, String pin, Clock system) {
        this.configuration = configuration;
        this.system = system;
        try {
            this.provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
            this.keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin.toCharArray());
        } catch (IOException | GeneralSecurityException | ProviderException | InvalidParameterException _) {
            // Why is not told: what a token says may repeat what it was given.
            throw new KeyTrouble(null, "token", configuration.toString());
        }
    }

    @Override
    public boolean takes(Algorithm algorithm) {
        return algorithm == Algorithm.RS256;
    }

    @Override
    public Kept make(Algorithm algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA", provider);
            generator.initialize(RSA_BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] publicKey = pair.getPublic().getEncoded();
            String name = IssuerKey.name(algorithm, publicKey);
            var certificate = SelfMadeCertificate.of(
                    pair,
                    Signature.getInstance(SelfMadeCertificate.SIGNATURE, provider),
                    name,
                    List.of(),
                    system.instant(),
                    DAYS);
            keys.setKeyEntry(name, pair.getPrivate(), null, new Certificate[] {certificate});
            return new Kept(name, publicKey);
        } catch (GeneralSecurityException | ProviderException _) {
            throw new KeyTrouble(null, "token-refuses", configuration.toString());
        }
    }

    @Override
    public List<Kept> kept(Algorithm algorithm) {
        if (!takes(algorithm)) {
            return List.of();
        }
        try {
            return Collections.list(keys.aliases()).stream()
                    .filter(alias -> alias.startsWith(IssuerKey.word(algorithm) + "-"))
                    .flatMap(this::certificate)
                    .sorted(Comparator.comparing(X509Certificate::getNotBefore).reversed())
                    .map(one -> one.getPublicKey().getEncoded())
                    .map(publicKey -> new Kept(IssuerKey.name(algorithm, publicKey), publicKey))
                    .toList();
        } catch (GeneralSecurityException | ProviderException _) {
            throw new KeyTrouble(null, "token-refuses", configuration.toString());
        }
    }

    private Stream<X509Certificate> certificate(String alias) {
        try {
            return keys.getCertificate(alias) instanceof X509Certificate one ? Stream.of(one) : Stream.empty();
        } catch (GeneralSecurityException _) {
            return Stream.empty();
        }
    }

    @Override
    public Optional<Signer> signer(Algorithm algorithm, String name, String keyId) {
        try {
            return takes(algorithm) && keys.getKey(name, null) instanceof PrivateKey key
                    ? Optional.of(new TokenSigner(keyId, key))
                    : Optional.empty();
        } catch (GeneralSecurityException | ProviderException _) {
            throw new KeyTrouble(null, "token-refuses", configuration.toString());
        }
    }

    /** Asks this token and no other: a key handle means nothing elsewhere. */
    private final class TokenSigner implements Signer {
        private final String keyId;
        private final PrivateKey key;

        private TokenSigner(String keyId, PrivateKey key) {
            this.keyId = keyId;
            this.key = key;
        }

        @Override
        public Algorithm algorithm() {
            return Algorithm.RS256;
        }

        @Override
        public String keyId() {
            return keyId;
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                var signature = Signature.getInstance(SelfMadeCertificate.SIGNATURE, provider);
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException | ProviderException _) {
                throw new KeyTrouble(null, "token-refuses", configuration.toString());
            }
        }
    }
}
