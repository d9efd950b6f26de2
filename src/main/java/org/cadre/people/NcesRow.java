package org.cadre.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A district or a school as a row of the directory gives it.
 *
 * @param line where it stands in its file
 * @param district the LEAID of a school's district; null for a district
 */
record NcesRow(
        int line,
        String ncesId,
        @Nullable String district,
        String name,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zip,
        @Nullable String phone,
        @Nullable String lowestGrade,
        @Nullable String highestGrade,
        String status) {

    /** Of all that is kept of the row: the same digest, the same row. */
    byte[] digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : new @Nullable String[] {
                ncesId, district, name, street, city, state, zip, phone, lowestGrade, highestGrade, status
            }) {
                digest.update((part == null ? "\u0000" : part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1f);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
