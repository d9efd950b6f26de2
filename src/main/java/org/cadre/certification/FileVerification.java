package org.cadre.certification;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.cadre.certification.credential.CheckRules;
import org.cadre.certification.credential.CredentialCheck;
import org.cadre.certification.credential.Json;
import org.cadre.certification.credential.UnsafeDocument;
import org.cadre.certification.credential.Verdict;
import org.cadre.certification.register.EventKind;
import org.cadre.certification.register.NoteKey;
import org.cadre.certification.register.RegisterProof;
import org.cadre.certification.register.RegisterProof.Proven;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Says what a file is worth without asking anybody: from the file, the issuer's public keys and the register's proof, each
 * a file too. Valid is only what is signed, in force, in the register, and neither withdrawn nor replaced there.
 */
public final class FileVerification {
    private static final String FILE = "certification.verify.";

    /**
     * What a checker has.
     *
     * @param did the issuer's did.json; null: none
     * @param proof the register's proof about the certificate; null: none
     * @param checkpoint one that the checker trusts, as it was signed; null: the proof's own
     */
    public record Given(
            byte[] file,
            byte @Nullable [] did,
            @Nullable String proof,
            @Nullable String checkpoint,
            Instant now) {}

    /**
     * What came of it.
     *
     * @param why the verdict in a sentence
     * @param facts what was found on the way
     */
    public record Result(boolean valid, Sentence why, List<Sentence> facts) {
        public Result {
            facts = List.copyOf(facts);
        }
    }

    private final Given given;
    private final List<Sentence> facts = new ArrayList<>();

    private FileVerification(Given given) {
        this.given = given;
    }

    /** Verifies. */
    public static Result of(Given given) {
        return new FileVerification(given).result();
    }

    private Result result() {
        return switch (CredentialFile.in(given.file)) {
            case CredentialFile.Found.One(var found) -> of(found);
            case CredentialFile.Found.Damaged _ -> not("altered");
            case CredentialFile.Found.Nothing _, CredentialFile.Found.NoKind() -> not("nothing-inside");
        };
    }

    private Result not(String why, Object... arguments) {
        return new Result(false, Sentence.of(FILE + why, arguments), facts);
    }

    private Result of(CredentialFile found) {
        facts.add(Sentence.of(FILE + "kind." + found.kind().name().toLowerCase(Locale.ROOT)));
        if (given.did == null) {
            return not("no-keys");
        }
        var keys = PublishedKeys.read(given.did);
        if (keys.isEmpty()) {
            return not("not-keys");
        }
        var published = keys.get();
        facts.add(Sentence.of(FILE + "keys", published.id(), Frozen.hex(Frozen.digest(given.did))));
        var verdict = new CredentialCheck(published.methods(), CheckRules.ours(published.id()))
                .of(found.credential(), given.now);
        return switch (verdict) {
            case Verdict.Valid valid -> {
                facts.add(Sentence.of(
                        FILE + "signed",
                        valid.issuer(),
                        valid.signatures().getFirst().method().id()));
                yield inRegister(found, published, valid.mustBeRegisteredBefore());
            }
            case Verdict.Expired(var since) -> not("expired", since.toString());
            case Verdict.NotYetValid(var from) -> not("not-yet-valid", from.toString());
            case Verdict.WrongIssuer(var claimed, var _) -> not("wrong-issuer", claimed, published.id());
            case Verdict.UnknownKey(var key) -> not("unknown-key", key);
            case Verdict.KeyCompromised(var key, var since, var _) -> not("key-compromised", key, since.toString());
            case Verdict.KeyNotInUse(var key, var signed) -> not("key-compromised", key, signed.toString());
            case Verdict.Unsigned() -> not("unsigned");
            case Verdict.Altered(), Verdict.WrongProof _, Verdict.ResourceChanged _, Verdict.Malformed _ ->
                not("altered");
            case Verdict.Unreadable _, Verdict.Unsupported _ -> not("unreadable");
            case Verdict.UnknownContext(var address) -> not("unknown-context", address);
        };
    }

    private Result inRegister(CredentialFile found, PublishedKeys keys, @Nullable Instant mustBeRegisteredBefore) {
        if (given.proof == null) {
            return not("no-proof");
        }
        var note = note(given.proof);
        if (note.isEmpty()) {
            return not("not-a-proof");
        }
        if (given.checkpoint != null && !body(given.checkpoint).equals(body(note.get()))) {
            return not("another-checkpoint");
        }
        return switch (RegisterProof.check(given.proof, noteKeys(note.get(), keys, given.checkpoint != null))) {
            case RegisterProof.Answer.UnknownSigner() -> not("checkpoint-unknown-signer");
            case RegisterProof.Answer.NotThere(long index) -> not("not-there", index);
            case RegisterProof.Answer.Unreadable() -> not("not-a-proof");
            case RegisterProof.Answer.InRegister(var origin, long size, var entries) -> {
                facts.add(Sentence.of(FILE + "checkpoint", origin, size));
                yield entered(found, entries, mustBeRegisteredBefore);
            }
        };
    }

    private static Optional<String> note(String proof) {
        try {
            return Json.read(proof).get("checkpoint") instanceof JsonString note
                    ? Optional.of(note.getString())
                    : Optional.empty();
        } catch (UnsafeDocument _) {
            return Optional.empty();
        }
    }

    /** What is signed of a note, without who signed it. */
    private static String body(String note) {
        int end = note.lastIndexOf("\n\n");
        return end < 0 ? note : note.substring(0, end);
    }

    /**
     * The register signs under its own name with the issuer's keys. Who holds a stolen key can sign a register of their own
     * with it, so that only a checkpoint that the checker kept may be signed with such a key.
     */
    private static List<NoteKey> noteKeys(String note, PublishedKeys keys, boolean kept) {
        String origin = note.lines().findFirst().orElse("");
        try {
            return keys.ed25519(kept).stream()
                    .map(key -> new NoteKey(origin, key))
                    .toList();
        } catch (IllegalArgumentException _) {
            return List.of();
        }
    }

    private Result entered(CredentialFile found, List<Proven> entries, @Nullable Instant mustBeRegisteredBefore) {
        var document = document(found);
        String digest = found.digest();
        var entry = entries.stream().filter(one -> isAbout(one, digest)).findFirst();
        if (entry.isEmpty()) {
            return not("another-certificate");
        }
        String certificate = Objects.requireNonNull(entry.get().details()).certificate();
        var own = entries.stream()
                .filter(one -> one.details() != null
                        && certificate.equals(one.details().certificate()))
                .sorted(Comparator.comparingLong(Proven::index))
                .toList();
        if (mustBeRegisteredBefore != null
                && !Instant.parse(entry.get().recordedAt()).isBefore(mustBeRegisteredBefore)) {
            return not("not-registered-before", mustBeRegisteredBefore.toString());
        }
        String number = Objects.requireNonNull(
                Objects.requireNonNull(entry.get().details()).number());
        facts.add(Sentence.of(
                FILE + "entered",
                number,
                holder(document),
                entry.get().index(),
                entry.get().recordedAt()));
        if (found.kind() == CredentialFile.Kind.PDF
                && own.stream()
                        .map(Proven::details)
                        .filter(Objects::nonNull)
                        .noneMatch(one -> Frozen.hex(Frozen.digest(given.file)).equals(one.paper()))) {
            return not("altered-paper");
        }
        return asItStands(own, number, document.getString("id", ""));
    }

    /** A document or a token by its digest: nothing else says that it is the one that was issued. */
    private static boolean isAbout(Proven entry, String digest) {
        var details = entry.details();
        return details != null && details.has(digest);
    }

    /** What befell it since, in the order of the register and as far as this proof tells: a revocation is for good. */
    private Result asItStands(List<Proven> entries, String number, String address) {
        EventKind last = null;
        for (var entry : entries) {
            for (var kind : EventKind.values()) {
                if (kind.word().equals(entry.kind()) && changesWorth(kind) && last != EventKind.REVOKED) {
                    last = kind;
                }
            }
        }
        return last == null || last == EventKind.REINSTATED
                ? new Result(true, Sentence.of(FILE + "valid", number, address), facts)
                : not(last.word(), number);
    }

    private static boolean changesWorth(EventKind kind) {
        return switch (kind) {
            case SUSPENDED, REINSTATED, REVOKED, SUPERSEDED, CORRECTED -> true;
            case ISSUED, RENEWED, RE_SIGNED, ERASED -> false;
        };
    }

    private static JsonObject document(CredentialFile found) {
        if (found.credential()[0] == '{') {
            return Json.read(found.credential());
        }
        String payload = new String(found.credential(), StandardCharsets.US_ASCII).split("\\.")[1];
        return Json.read(Base64.getUrlDecoder().decode(payload));
    }

    private static String holder(JsonObject document) {
        try {
            return document.getJsonObject("credentialSubject")
                    .getJsonArray("identifier")
                    .getJsonObject(0)
                    .getString("identityHash");
        } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException _) {
            return "";
        }
    }
}
