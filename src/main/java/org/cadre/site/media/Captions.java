package org.cadre.site.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The words of a video in WebVTT: its first line says so, and at least one caption has its times. */
final class Captions {
    static final int LARGEST = 1024 * 1024;
    static final String MEDIA_TYPE = "text/vtt;charset=UTF-8";

    private static final Pattern BEGINNING = Pattern.compile("\\A\uFEFF?WEBVTT(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n)");
    private static final Pattern CUE = Pattern.compile(
            "^(?:\\d{2,}:)?\\d{2}:\\d{2}\\.\\d{3}[ \t]+-->[ \t]+(?:\\d{2,}:)?\\d{2}:\\d{2}\\.\\d{3}",
            Pattern.MULTILINE);

    private Captions() {}

    static boolean are(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return BEGINNING.matcher(text).find() && CUE.matcher(text).find();
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
