package org.cadre.certification.register;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.cadre.certification.register.RegisterEntries.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the register proves about one certificate, in a file that can be checked without the register: a signed checkpoint,
 * and for each entry all that its leaf commits to, with the way from the leaf to the root.
 *
 * @param checkpoint the note, as it was signed
 * @param awaiting how many entries the checkpoint does not cover yet
 */
public record RegisterProof(String checkpoint, List<Proven> entries, int awaiting) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * One entry.
     *
     * @param index its place, counted from 0
     * @param kind an event's word
     * @param details null once they were erased
     * @param path the hashes beside the way to the root, base64, from the leaf upward
     */
    public record Proven(
            long index,
            String kind,
            String programDay,
            String recordedAt,
            @Nullable Long erases,
            String commitment,
            @Nullable Details details,
            List<String> path) {
        static Proven of(Row row, List<byte[]> path) {
            var entry = row.entry();
            return new Proven(
                    entry.index(),
                    entry.kind(),
                    entry.day().toString(),
                    entry.at().toString(),
                    entry.erases(),
                    HexFormat.of().formatHex(entry.commitment()),
                    row.detail() == null ? null : Details.of(row.detail()),
                    path.stream().map(Base64Text::of).toList());
        }

        private Entry entry() {
            return new Entry(
                    index,
                    kind,
                    LocalDate.parse(programDay),
                    Instant.parse(recordedAt),
                    erases,
                    HexFormat.of().parseHex(commitment));
        }
    }

    /**
     * What an entry is about; digests and salt in hexadecimal digits.
     *
     * @param credential digest of the signed credential, or of the one that was signed once more for a wallet
     * @param token digest of the same credential as a JSON Web Token
     */
    public record Details(
            String salt,
            String certificate,
            @Nullable String number,
            @Nullable String credential,
            @Nullable String paper,
            @Nullable String token) {
        /** Whether it is about a credential with that digest, as a document or as a token. */
        public boolean has(String digest) {
            return digest.equals(credential) || digest.equals(token);
        }

        private static Details of(Detail detail) {
            return new Details(
                    HexFormat.of().formatHex(detail.salt()),
                    detail.certificate().toString(),
                    detail.number(),
                    hex(detail.credential()),
                    hex(detail.paper()),
                    hex(detail.token()));
        }

        private static @Nullable String hex(byte @Nullable [] digest) {
            return digest == null ? null : HexFormat.of().formatHex(digest);
        }

        private static byte @Nullable [] bytes(@Nullable String hex) {
            return hex == null ? null : HexFormat.of().parseHex(hex);
        }

        private Detail detail() {
            return new Detail(
                    HexFormat.of().parseHex(salt),
                    UUID.fromString(certificate),
                    number,
                    bytes(credential),
                    bytes(paper),
                    bytes(token));
        }
    }

    /** What checking came to. */
    public sealed interface Answer {
        /**
         * Every entry is in the register that the checkpoint commits to.
         *
         * @param size how many entries that register had
         */
        record InRegister(String origin, long size, List<Proven> entries) implements Answer {}

        /** No key that was given signed the checkpoint. */
        record UnknownSigner() implements Answer {}

        /** An entry was changed, or was never there. */
        record NotThere(long index) implements Answer {}

        /** This is no proof. */
        record Unreadable() implements Answer {}
    }

    /** As a file. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    /** Reads and checks a file, without asking anybody. */
    public static Answer check(String json, Collection<NoteKey> keys) {
        try {
            return JSON.readValue(json, RegisterProof.class).check(keys);
        } catch (JacksonException
                | SignedNote.Unreadable
                | DateTimeException
                | IllegalArgumentException
                | NullPointerException _) {
            return new Answer.Unreadable();
        }
    }

    private Answer check(Collection<NoteKey> keys) {
        var note = SignedNote.read(checkpoint);
        var says = Checkpoint.read(note.text());
        if (says.isEmpty()) {
            return new Answer.Unreadable();
        }
        var signer = note.signedBy(keys);
        if (signer.isEmpty() || !signer.get().name().equals(says.get().origin())) {
            return new Answer.UnknownSigner();
        }
        for (var proven : entries) {
            var entry = proven.entry();
            var detail = proven.details == null ? null : proven.details.detail();
            var path = proven.path.stream().map(Base64Text::read).toList();
            if (!Proven.of(new Row(entry, detail), path).equals(proven)) {
                return new Answer.Unreadable(); // Not as a register writes it.
            }
            boolean itsDetails = detail == null || Arrays.equals(detail.commitment(), entry.commitment());
            if (!itsDetails
                    || !MerkleTree.isIncluded(
                            proven.index,
                            says.get().size(),
                            entry.leafHash(),
                            path,
                            says.get().root())) {
                return new Answer.NotThere(proven.index);
            }
        }
        return new Answer.InRegister(says.get().origin(), says.get().size(), entries);
    }
}
