package org.cadre.certification.issuer;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Ed25519;
import org.cadre.certification.credential.Rs256;
import org.cadre.certification.credential.Signer;

/** Makes and reads key pairs. */
final class KeyPairs {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");
    private static final int ED25519_BYTES = 32;
    private static final int RSA_BITS = 3072;

    private KeyPairs() {}

    /** A pair, which says nothing of its private half when it is printed. */
    static final class Pair {
        private final byte[] publicKey;
        private final byte[] pkcs8;
        private final Function<String, Signer> signer;

        private Pair(byte[] publicKey, byte[] pkcs8, Function<String, Signer> signer) {
            this.publicKey = publicKey;
            this.pkcs8 = pkcs8;
            this.signer = signer;
        }

        byte[] publicKey() {
            return publicKey.clone();
        }

        byte[] pkcs8() {
            return pkcs8.clone();
        }

        /** Signs as the key published at that id. */
        Signer signer(String keyId) {
            return signer.apply(keyId);
        }
    }

    static Pair fresh(Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case ED25519 -> {
                    byte[] secret = new byte[ED25519_BYTES];
                    RANDOM.nextBytes(secret);
                    yield ed25519(secret);
                }
                case RS256 -> {
                    var generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(RSA_BITS, RANDOM);
                    yield rsa((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
                }
            };
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From PKCS#8; anything else is refused without a word of what it was. */
    static Pair read(Algorithm algorithm, byte[] pkcs8) {
        try {
            return switch (algorithm) {
                case ED25519 -> {
                    var info = PrivateKeyInfo.getInstance(pkcs8);
                    byte[] secret =
                            ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets();
                    if (!info.getPrivateKeyAlgorithm().getAlgorithm().equals(ED25519)
                            || secret.length != ED25519_BYTES) {
                        throw new IllegalArgumentException();
                    }
                    yield ed25519(secret);
                }
                case RS256 ->
                    rsa((RSAPrivateCrtKey)
                            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            };
        } catch (GeneralSecurityException | IOException | IllegalArgumentException | ClassCastException _) {
            throw new KeyTrouble(null, "not-of-its-kind", IssuerKey.word(algorithm));
        }
    }

    private static Pair ed25519(byte[] secret) throws IOException {
        // The public half is left out: not every tool reads it there.
        byte[] pkcs8 = new PrivateKeyInfo(new AlgorithmIdentifier(ED25519), new DEROctetString(secret)).getEncoded();
        return new Pair(Ed25519.publicKey(secret), pkcs8, keyId -> Ed25519.signer(keyId, secret));
    }

    private static Pair rsa(RSAPrivateCrtKey key) throws GeneralSecurityException {
        byte[] publicKey = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                .getEncoded();
        return new Pair(publicKey, key.getEncoded(), keyId -> Rs256.signer(keyId, key));
    }
}
