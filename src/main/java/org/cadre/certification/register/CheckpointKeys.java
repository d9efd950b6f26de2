package org.cadre.certification.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Signer;
import org.cadre.certification.issuer.Issuer;
import org.cadre.certification.issuer.IssuerKey;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** The issuer's keys as they sign checkpoints: under the register's own name. */
@Component
class CheckpointKeys {
    /** Knows which notes the register signed. */
    @FunctionalInterface
    interface Known {
        boolean signed(SignedNote note);
    }

    /** Who signs a checkpoint now, and the key it can be checked with. */
    record Current(NoteKey key, Signer signer) {}

    private final Issuer issuer;
    private final String origin;

    CheckpointKeys(Issuer issuer, Settings settings) {
        this.issuer = issuer;
        this.origin = origin(settings);
    }

    /** The register's name in every checkpoint: its address without the scheme. */
    static String origin(Settings settings) {
        return settings.publicUrl().getAuthority() + "/register";
    }

    String origin() {
        return origin;
    }

    Current current() {
        var signer = issuer.signer(Algorithm.ED25519);
        byte[] key = issuer.keys().stream()
                .filter(one -> one.id().equals(signer.keyId()))
                .map(IssuerKey::publicKey)
                .findAny()
                .orElseThrow(() -> new IllegalStateException("the key " + signer.keyId() + " is not published"));
        return new Current(new NoteKey(origin, key), signer);
    }

    /** All keys that have ever signed checkpoints, as their names in notes are now. */
    List<NoteKey> published() {
        return ed25519().stream().map(key -> new NoteKey(origin, key)).toList();
    }

    private List<byte[]> ed25519() {
        return issuer.keys().stream()
                .filter(key -> key.algorithm() == Algorithm.ED25519)
                .map(IssuerKey::publicKey)
                .toList();
    }

    Known known() {
        return known(ed25519());
    }

    /** Whoever has moved to another address has signed under the earlier one: the key counts, not its name. */
    static Known known(Collection<byte[]> publicKeys) {
        return note -> {
            var keys = new ArrayList<NoteKey>();
            for (var signature : note.signatures()) {
                publicKeys.forEach(key -> keys.add(new NoteKey(signature.name(), key)));
            }
            return note.signedBy(keys).isPresent();
        };
    }

    /** One key that a checker brought along, and no other. */
    static Known known(NoteKey key) {
        return note -> note.signedBy(List.of(key)).isPresent();
    }
}
