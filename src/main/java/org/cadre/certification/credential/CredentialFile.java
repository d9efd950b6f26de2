package org.cadre.certification.credential;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A credential as people keep it: a document, a token, or a picture with one of them inside. */
public final class CredentialFile {
    private static final Pattern TOKEN = Pattern.compile("\\s*[A-Za-z0-9_.-]+\\s*");
    private static final byte PNG = (byte) 0x89;

    private CredentialFile() {}

    /** The document or token in the file; a picture must be whole and hold exactly one. */
    public static String text(byte[] file) {
        if (file.length > 0 && file[0] == PNG) {
            return BakedPng.unbake(file);
        }
        return isXml(file) ? BakedSvg.unbake(file) : Json.utf8(file);
    }

    private static boolean isXml(byte[] file) {
        var beginning = new String(file, 0, Math.min(file.length, 64), StandardCharsets.UTF_8);
        return beginning.replace("\ufeff", "").stripLeading().startsWith("<");
    }

    /** Whether the text is a token rather than a document. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }
}
