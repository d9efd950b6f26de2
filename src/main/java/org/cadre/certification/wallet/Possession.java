package org.cadre.certification.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.cadre.certification.credential.Multikey;

/**
 * Reads a wallet's proof that it holds a key: a JSON Web Token of the type {@code openid4vci-proof+jwt}, signed with
 * Ed25519 or ECDSA on P-256 (OpenID4VCI 1.0, appendix F.1).
 */
final class Possession {
    private static final JOSEObjectType TYPE = new JOSEObjectType("openid4vci-proof+jwt");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LONGEST = 8_000;

    /** What a proof is worth. */
    sealed interface Proven {
        /** Whoever holds this DID's key asked for the credential, just now. */
        record Holder(String did) implements Proven {}

        /** The challenge is missing, old or not ours: a wallet fetches a new one. */
        record StaleNonce() implements Proven {}

        /** Why the proof proves nothing, in words for who writes wallets. */
        record Worthless(String why) implements Proven {}
    }

    private final String audience;
    private final Nonces nonces;
    private final Clock system;

    Possession(String audience, Nonces nonces, Clock system) {
        this.audience = audience;
        this.nonces = nonces;
        this.system = system;
    }

    Proven read(String proof) {
        if (proof.length() > LONGEST) {
            return new Proven.Worthless("the proof is too long");
        }
        try {
            var jwt = SignedJWT.parse(proof);
            return read(jwt, jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return new Proven.Worthless("the proof is not a JSON Web Token that can be read");
        }
    }

    private Proven read(SignedJWT jwt, JWTClaimsSet claims) throws ParseException, JOSEException {
        if (!TYPE.equals(jwt.getHeader().getType())) {
            return new Proven.Worthless("the proof's typ is not openid4vci-proof+jwt");
        }
        if (jwt.getHeader().getCriticalParams() != null) {
            return new Proven.Worthless("the proof has crit parameters, none of which is known");
        }
        if (!claims.getAudience().equals(List.of(audience))) {
            return new Proven.Worthless("the proof's aud is not this issuer");
        }
        if (!isJustMade(claims)) {
            return new Proven.Worthless("the proof's iat is not now");
        }
        var key = key(jwt);
        if (key.isEmpty()) {
            return new Proven.Worthless(
                    "the proof names no key by jwk or did:jwk on P-256 or Ed25519, or by did:key on Ed25519");
        }
        if (!isSigned(jwt, key.get().jwk())) {
            return new Proven.Worthless("the proof is not signed by the key it names");
        }
        String nonce = claims.getStringClaim("nonce");
        return nonce != null && nonces.isGood(nonce)
                ? new Proven.Holder(key.get().did())
                : new Proven.StaleNonce();
    }

    private boolean isJustMade(JWTClaimsSet claims) {
        if (claims.getIssueTime() == null) {
            return false;
        }
        Instant made = claims.getIssueTime().toInstant();
        Instant now = system.instant();
        return made.isAfter(now.minus(CLOCKS_DIFFER)) && made.isBefore(now.plus(CLOCKS_DIFFER));
    }

    private static Optional<HolderKey> key(SignedJWT jwt) throws ParseException {
        var header = jwt.getHeader();
        if ((header.getJWK() == null) == (header.getKeyID() == null)) {
            return Optional.empty();
        }
        return header.getJWK() == null ? HolderKey.of(header.getKeyID()) : HolderKey.of(header.getJWK());
    }

    private static boolean isSigned(SignedJWT jwt, JWK key) throws JOSEException {
        var algorithm = jwt.getHeader().getAlgorithm();
        return switch (key) {
            case ECKey ec
            when algorithm.equals(JWSAlgorithm.ES256) && ec.getCurve().equals(Curve.P_256) ->
                jwt.verify(new ECDSAVerifier(ec.toECPublicKey(), Set.of()));
            case OctetKeyPair ed
            when (algorithm.equals(JWSAlgorithm.EdDSA) || algorithm.equals(JWSAlgorithm.Ed25519))
                    && ed.getCurve().equals(Curve.Ed25519) -> isSignedWithEd25519(jwt, ed);
            default -> false;
        };
    }

    private static boolean isSignedWithEd25519(SignedJWT jwt, OctetKeyPair key) {
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key.getDecodedX()));
        byte[] signed = jwt.getSigningInput();
        verifier.update(signed, 0, signed.length);
        return verifier.verifySignature(jwt.getSignature().decode());
    }

    /** A key and the name its holder goes by in the credential. */
    record HolderKey(String did, JWK jwk) {
        private static final String DID_JWK = "did:jwk:";
        private static final String DID_KEY = "did:key:";

        static Optional<HolderKey> of(JWK jwk) {
            if (jwk.isPrivate() || !(jwk instanceof ECKey || jwk instanceof OctetKeyPair)) {
                return Optional.empty();
            }
            // Only what identifies the key: a use or a key id would make two names of one key.
            String plain = jwk.getRequiredParams().entrySet().stream()
                    .map(part -> "\"%s\":\"%s\"".formatted(part.getKey(), part.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
            return Optional.of(new HolderKey(
                    DID_JWK
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(plain.getBytes(StandardCharsets.UTF_8)),
                    jwk));
        }

        /** By the DID URL of the key. */
        static Optional<HolderKey> of(String id) throws ParseException {
            String did = id.split("#", 2)[0];
            if (did.startsWith(DID_JWK)) {
                byte[] json = Base64.getUrlDecoder().decode(did.substring(DID_JWK.length()));
                var jwk = JWK.parse(new String(json, StandardCharsets.UTF_8));
                return jwk.isPrivate() ? Optional.empty() : Optional.of(new HolderKey(did, jwk));
            }
            if (did.startsWith(DID_KEY)) {
                return Multikey.decode(did.substring(DID_KEY.length()))
                        .map(key -> new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key)).build())
                        .map(jwk -> new HolderKey(did, jwk));
            }
            return Optional.empty();
        }
    }
}
