package org.cadre.certification.register;

import java.util.Base64;

/** Base64 with exactly one text for the same bytes: what was altered anywhere is not taken for what it was. */
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException if it is not the one text */
    static byte[] read(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!of(bytes).equals(text)) {
            throw new IllegalArgumentException("not written as these bytes are");
        }
        return bytes;
    }
}
