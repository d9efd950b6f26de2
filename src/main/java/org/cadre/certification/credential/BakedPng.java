package org.cadre.certification.credential;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;

/** A credential inside a PNG: an iTXt chunk with the keyword {@code openbadgecredential}, not compressed. */
public final class BakedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String KEYWORD = "openbadgecredential";
    /** The keyword's end, no compression, its method, no language, no translated keyword. */
    private static final int AFTER_KEYWORD = 5;

    private static final int CHUNK_FRAME = 12;
    private static final int HEADER_CHUNK = 25;

    private BakedPng() {}

    /** The picture with the credential, JSON or token, inside; what it shows stays the same. */
    public static byte[] bake(byte[] png, String credential) {
        chunks(png, (type, data) -> {
            if (isCredential(type, data)) {
                throw new UnsafeDocument(UnsafeDocument.Problem.TWO_INSIDE, "PNG");
            }
        });
        var baked = new ByteArrayOutputStream(png.length + credential.length() + HEADER_CHUNK);
        int afterHeader = SIGNATURE.length + HEADER_CHUNK;
        baked.write(png, 0, afterHeader);
        baked.writeBytes(chunk(credential.getBytes(StandardCharsets.UTF_8)));
        baked.write(png, afterHeader, png.length - afterHeader);
        return baked.toByteArray();
    }

    private static byte[] chunk(byte[] credential) {
        int length = KEYWORD.length() + AFTER_KEYWORD + credential.length;
        var chunk = ByteBuffer.allocate(CHUNK_FRAME + length);
        chunk.putInt(length);
        chunk.put("iTXt".getBytes(StandardCharsets.US_ASCII));
        chunk.put(KEYWORD.getBytes(StandardCharsets.US_ASCII));
        chunk.put(new byte[AFTER_KEYWORD]);
        chunk.put(credential);
        chunk.putInt(crc(chunk.array(), Integer.BYTES, Integer.BYTES + length));
        return chunk.array();
    }

    private static int crc(byte[] bytes, int from, int length) {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** The credential inside: exactly one, in a picture that is whole to its last checksum. */
    public static String unbake(byte[] png) {
        var found = new String[1];
        chunks(png, (type, data) -> {
            if (isCredential(type, data)) {
                if (found[0] != null) {
                    throw new UnsafeDocument(UnsafeDocument.Problem.TWO_INSIDE, "PNG");
                }
                found[0] = text(data);
            }
        });
        if (found[0] == null) {
            throw new UnsafeDocument(UnsafeDocument.Problem.NOTHING_INSIDE, "PNG");
        }
        return found[0];
    }

    private static boolean isCredential(String type, ByteBuffer data) {
        var keyword = (KEYWORD + "\0").getBytes(StandardCharsets.US_ASCII);
        if (!type.equals("iTXt") || data.remaining() < keyword.length) {
            return false;
        }
        var beginning = new byte[keyword.length];
        data.duplicate().get(beginning);
        return Arrays.equals(beginning, keyword);
    }

    private static String text(ByteBuffer data) {
        var rest = data.duplicate().position(data.position() + KEYWORD.length() + 1);
        if (rest.remaining() < 2 || rest.get() != 0) {
            throw damaged("compression");
        }
        rest.get();
        skipText(rest);
        skipText(rest);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
        } catch (CharacterCodingException e) {
            throw damaged("UTF-8");
        }
    }

    private static void skipText(ByteBuffer rest) {
        while (rest.hasRemaining()) {
            if (rest.get() == 0) {
                return;
            }
        }
        throw damaged("iTXt");
    }

    private static void chunks(byte[] png, BiConsumer<String, ByteBuffer> each) {
        if (png.length < SIGNATURE.length + HEADER_CHUNK
                || !Arrays.equals(png, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw damaged("signature");
        }
        var all = ByteBuffer.wrap(png);
        int at = SIGNATURE.length;
        var type = "";
        while (!type.equals("IEND")) {
            int length = png.length - at < CHUNK_FRAME ? -1 : all.getInt(at);
            if (length < 0 || length > png.length - at - CHUNK_FRAME) {
                throw damaged("length");
            }
            type = new String(png, at + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (crc(png, at + Integer.BYTES, Integer.BYTES + length) != all.getInt(at + 2 * Integer.BYTES + length)) {
                throw damaged("CRC " + type);
            }
            if (at == SIGNATURE.length && (!type.equals("IHDR") || length != HEADER_CHUNK - CHUNK_FRAME)) {
                throw damaged("IHDR");
            }
            each.accept(type, all.slice(at + 2 * Integer.BYTES, length));
            at += CHUNK_FRAME + length;
        }
        if (at != png.length) {
            throw damaged("end");
        }
    }

    private static UnsafeDocument damaged(String where) {
        return new UnsafeDocument(UnsafeDocument.Problem.NOT_A_PICTURE, where);
    }
}
