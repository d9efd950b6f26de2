package org.cadre.certification.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cadre.certification.credential.Signer;
import org.jspecify.annotations.Nullable;

/**
 * A text with signatures under it, by the C2SP specification {@code signed-note}.
 *
 * @param text with its last line feed
 */
record SignedNote(String text, List<Signature> signatures) {
    private static final int MOST_CHARACTERS = 64 * 1024;
    private static final int MOST_SIGNATURES = 64;
    private static final String DASH = "\u2014 ";

    /**
     * One signature line.
     *
     * @param name of the key
     * @param id the first four bytes: a short digest of name and key
     */
    record Signature(String name, byte[] id, byte[] bytes) {
        private String line() {
            var both = Arrays.copyOf(id, id.length + bytes.length);
            System.arraycopy(bytes, 0, both, id.length, bytes.length);
            return DASH + name + " " + Base64Text.of(both) + "\n";
        }

        private boolean isBy(NoteKey key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }
    }

    /** This is no signed note. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unreadable() {
            super("not a signed note", null, false, false);
        }
    }

    static SignedNote sign(String text, NoteKey key, Signer signer) {
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(new Signature(key.name(), key.id(), signature)));
    }

    /** Reads a note; whether its signatures are good is another question. */
    static SignedNote read(String note) {
        int end = note.lastIndexOf("\n\n");
        if (note.length() > MOST_CHARACTERS
                || end < 0
                || !note.endsWith("\n")
                || note.chars().anyMatch(one -> one < ' ' && one != '\n')) {
            throw new Unreadable();
        }
        String[] lines = note.substring(end + 2).split("\n", -1);
        if (lines.length < 2 || lines.length > MOST_SIGNATURES + 1) {
            throw new Unreadable();
        }
        var signatures = new ArrayList<Signature>();
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            signatures.add(signature(line));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    private static Signature signature(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2 || !NoteKey.isName(parts[0])) {
            throw new Unreadable();
        }
        try {
            byte[] both = Base64Text.read(parts[1]);
            if (both.length > NoteKey.ID_BYTES) {
                return new Signature(
                        parts[0],
                        Arrays.copyOf(both, NoteKey.ID_BYTES),
                        Arrays.copyOfRange(both, NoteKey.ID_BYTES, both.length));
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Unreadable();
    }

    /** The key among these that signed it; none when none did, or when one of them is named and did not. */
    Optional<NoteKey> signedBy(Collection<NoteKey> keys) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        @Nullable NoteKey found = null;
        for (var key : keys) {
            for (var signature : signatures) {
                if (signature.isBy(key)) {
                    if (!key.signed(signed, signature.bytes)) {
                        return Optional.empty();
                    }
                    found = key;
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether a signature names one of these keys, good or bad. */
    boolean names(Collection<NoteKey> keys) {
        return keys.stream().anyMatch(key -> signatures.stream().anyMatch(one -> one.isBy(key)));
    }

    /** As it travels. */
    String note() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(one -> note.append(one.line()));
        return note.toString();
    }
}
