package org.cadre.certification.credential;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;

/** RSASSA-PKCS1-v1_5 with SHA-256, by the JDK. */
public final class Rs256 {
    private static final String NAME = "SHA256withRSA";
    private static final int LEAST_BITS = 2048;

    private Rs256() {}

    /** A signer with the key in memory, or in a token that the JDK reaches. */
    public static Signer signer(String keyId, PrivateKey key) {
        return new Signer() {
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
                    var signature = Signature.getInstance(NAME);
                    signature.initSign(key);
                    signature.update(message);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("The key " + keyId + " does not sign", e);
                }
            }
        };
    }

    /** Whether the signature over exactly these bytes was made with the key, given as SubjectPublicKeyInfo. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey));
            if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < LEAST_BITS) {
                return false;
            }
            var check = Signature.getInstance(NAME);
            check.initVerify(rsa);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
