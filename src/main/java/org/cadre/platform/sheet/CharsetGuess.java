package org.cadre.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** In which letters a text file is written. It rarely says so; Windows-1252 is what is left when the bytes fit no other. */
enum CharsetGuess {
    UTF_8,
    UTF_16_LE,
    UTF_16_BE,
    WINDOWS_1252;

    private static final int LOOKED_AT = 4096;

    /** Empty: it is no text at all. */
    static Optional<CharsetGuess> of(Path file) throws IOException {
        byte[] begins;
        try (var in = Files.newInputStream(file)) {
            begins = in.readNBytes(LOOKED_AT);
        }
        var guess = of(begins);
        if (guess == UTF_16_LE || guess == UTF_16_BE) {
            return Optional.of(guess);
        }
        if (hasControls(file)) {
            return Optional.empty();
        }
        return Optional.of(isUtf8(file) ? UTF_8 : WINDOWS_1252);
    }

    private static CharsetGuess of(byte[] begins) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < begins.length; i += 2) {
            even += begins[i] == 0 ? 1 : 0;
            odd += begins[i + 1] == 0 ? 1 : 0;
        }
        int pairs = Math.max(1, begins.length / 2);
        if (begins(begins, 0xff, 0xfe) || odd > pairs * 0.4 && even == 0) {
            return UTF_16_LE;
        }
        return begins(begins, 0xfe, 0xff) || even > pairs * 0.4 && odd == 0 ? UTF_16_BE : UTF_8;
    }

    private static boolean begins(byte[] bytes, int one, int two) {
        return bytes.length > 1 && (bytes[0] & 0xff) == one && (bytes[1] & 0xff) == two;
    }

    private static boolean hasControls(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read > 0; read = in.read(some)) {
                for (int i = 0; i < read; i++) {
                    if (some[i] >= 0 && some[i] < ' ' && "\t\n\f\r\u001a".indexOf(some[i]) < 0) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var text = new InputStreamReader(Files.newInputStream(file), strict)) {
            char[] some = new char[1 << 15];
            while (text.read(some) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
