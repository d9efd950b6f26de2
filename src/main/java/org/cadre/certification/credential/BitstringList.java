package org.cadre.certification.credential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One bit for each credential, packed as Bitstring Status List v1.0 publishes them: entry 0 is the leftmost bit. */
public final class BitstringList {
    /** As few as a list may have, so that one entry hides among the others. */
    public static final int LENGTH = 131_072;

    private static final int LONGEST = 64 * LENGTH;

    private final BitSet bits;
    private final int length;

    private BitstringList(BitSet bits, int length) {
        this.bits = bits;
        this.length = length;
    }

    /** A list of the usual length with these entries set. */
    public static BitstringList of(BitSet set) {
        if (set.length() > LENGTH) {
            throw new IllegalArgumentException("No entry " + (set.length() - 1) + " in " + LENGTH);
        }
        return new BitstringList((BitSet) set.clone(), LENGTH);
    }

    /** The list as text: multibase base64url of the compressed bits. */
    public String encode() {
        var bytes = new byte[length / Byte.SIZE];
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            bytes[i / Byte.SIZE] |= (byte) mask(i);
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /** The list that somebody published; empty when the text is not one, or unpacks to more than any list has. */
    public static Optional<BitstringList> decode(String text) {
        if (!text.startsWith("u")) {
            return Optional.empty();
        }
        try (var gzip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text.substring(1))))) {
            var bytes = gzip.readNBytes(LONGEST / Byte.SIZE + 1);
            return bytes.length > LONGEST / Byte.SIZE ? Optional.empty() : Optional.of(read(bytes));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BitstringList read(byte[] bytes) {
        var bits = new BitSet();
        for (int i = 0; i < bytes.length * Byte.SIZE; i++) {
            bits.set(i, (bytes[i / Byte.SIZE] & mask(i)) != 0);
        }
        return new BitstringList(bits, bytes.length * Byte.SIZE);
    }

    private static int mask(int index) {
        return 1 << (Byte.SIZE - 1 - index % Byte.SIZE);
    }

    /** How many entries there are. */
    public int length() {
        return length;
    }

    /** Whether that entry is set; empty when there is none of that number. */
    public Optional<Boolean> bit(int index) {
        return index < 0 || index >= length ? Optional.empty() : Optional.of(bits.get(index));
    }
}
