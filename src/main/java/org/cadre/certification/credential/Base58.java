package org.cadre.certification.credential;

import java.math.BigInteger;
import java.util.Optional;

/** Bytes in the alphabet of base58btc, as multibase values with the prefix z use it. */
final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int BASE = 58;
    private static final int BYTE = 256;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final int LONGEST = 1200;

    private Base58() {}

    static String encode(byte[] bytes) {
        var digits = new byte[bytes.length * 138 / 100 + 1];
        int length = 0;
        for (byte one : bytes) {
            int carry = one & 0xff;
            int at = 0;
            for (int i = digits.length - 1; (carry != 0 || at < length) && i >= 0; i--, at++) {
                carry += BYTE * (digits[i] & 0xff);
                digits[i] = (byte) (carry % BASE);
                carry /= BASE;
            }
            length = at;
        }
        var text = new StringBuilder(bytes.length * 2);
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append(ALPHABET.charAt(0));
        }
        for (int i = digits.length - length; i < digits.length; i++) {
            text.append(ALPHABET.charAt(digits[i]));
        }
        return text.toString();
    }

    /** Empty when a character is none of the alphabet. */
    static Optional<byte[]> decode(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            zeros += digit == 0 && zeros == i ? 1 : 0;
            number = number.multiply(BIG_BASE).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        var bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return Optional.of(bytes);
    }
}
