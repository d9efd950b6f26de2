package org.cadre.certification.credential;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rosa's badge from a made-up association, and the keys it is signed with. */
public final class Samples {
    public static final String ISSUER = "did:web:mentors.example.org";
    public static final String ED25519_ID = ISSUER + "#ed25519-1";
    public static final String RS256_ID = ISSUER + "#rs256-1";
    public static final Instant FROM = Instant.parse("2026-11-01T05:00:00Z");
    public static final Instant UNTIL = Instant.parse("2029-11-01T05:00:00Z");
    public static final Instant SIGNED = Instant.parse("2026-11-02T16:20:00Z");
    public static final Instant TODAY = Instant.parse("2026-11-27T12:00:00Z");

    private static final byte[] SECRET = secret();
    private static final KeyPair RSA = rsa();

    private Samples() {}

    private static byte[] secret() {
        var secret = new byte[Multikey.ED25519_LENGTH];
        Arrays.fill(secret, (byte) 7);
        return secret;
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Signer signer() {
        return Ed25519.signer(ED25519_ID, SECRET);
    }

    public static Signer tokenSigner() {
        return Rs256.signer(RS256_ID, RSA.getPrivate());
    }

    public static VerificationMethods methods() {
        return methods(null);
    }

    public static VerificationMethods methods(@Nullable Instant compromisedSince) {
        return id -> switch (id) {
            case ED25519_ID -> Optional.of(method(id, Algorithm.ED25519, Ed25519.publicKey(SECRET), compromisedSince));
            case RS256_ID ->
                Optional.of(method(id, Algorithm.RS256, RSA.getPublic().getEncoded(), compromisedSince));
            default -> Optional.empty();
        };
    }

    private static VerificationMethod method(
            String id, Algorithm algorithm, byte[] key, @Nullable Instant compromisedSince) {
        return new VerificationMethod(id, ISSUER, algorithm, key, FROM, null, compromisedSince);
    }

    public static CredentialCheck check() {
        return new CredentialCheck(methods(), CheckRules.ours(ISSUER));
    }

    public static Badge badge() {
        return badge("urn:uuid:019ac000-0000-7000-8000-000000000001", "Rosa Delgado", "Finding time to listen");
    }

    public static Badge badge(String id, String holder, String project) {
        return new Badge(
                id,
                "National Mentor Certificate",
                "Awarded for both parts of the national mentor program.",
                new Badge.Issuer(
                        ISSUER, "Association of Sample Principals", "https://mentors.example.org/", null, null),
                new Badge.Holder(
                        "urn:uuid:019ac000-0000-7000-8000-0000000000aa",
                        holder,
                        Badge.HashedEmail.of("rosa@bluebonnet.example", "f1a0c2"),
                        "2026-0001"),
                new Badge.Achievement(
                        "https://mentors.example.org/achievements/national-mentor",
                        "Certification",
                        "National Mentor",
                        "Mentors new principals for nine months under a coach.",
                        "https://mentors.example.org/program",
                        "Fifteen hours of the institute, 72 contact hours in nine months, a final project.",
                        List.of(
                                new Badge.Alignment(
                                        "Fosters reflection",
                                        "https://mentors.example.org/standards/3",
                                        "3",
                                        "Leadership standards",
                                        null),
                                new Badge.Alignment(
                                        "Gives feedback",
                                        "https://mentors.example.org/competencies/5",
                                        "5",
                                        "Mentor competencies",
                                        "Feedback that is heard")),
                        null),
                List.of(
                        new Badge.Evidence("Contact hours", "74.25 hours in 9 months", "log"),
                        new Badge.Evidence("Final project", project, null)),
                FROM,
                UNTIL,
                new Badge.Status("https://mentors.example.org/credentials/status/1", 94567),
                null);
    }
}
