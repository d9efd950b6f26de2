package org.cadre.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Public pages as they were written last. A page is written from what its handler has read and from nothing else: as long as that
 * is equal the page is the same, and the first thing that differs makes another one. So nobody has to be told of any change.
 */
final class KeptPages {
    private static final int SMALLEST_PACKED = 1_024;

    /**
     * All that a page is made of.
     *
     * @param address with its query
     * @param today in the reader's language
     * @param places the menu and what stands below
     */
    record Key(
            String template,
            Object model,
            String address,
            String today,
            String language,
            List<PublicPlaces.Place> places) {}

    /** A page as it is sent; packed only when it is asked for once more. */
    static final class Kept {
        private final byte[] plain;
        private final String tag;
        private volatile byte @Nullable [] packed;

        Kept(byte[] plain) {
            this.plain = plain;
            this.tag = KeptPages.tag(plain);
        }

        byte[] plain() {
            return plain;
        }

        /** The same for what is sent packed and what is not, and therefore weak. */
        String tag() {
            return tag;
        }

        byte @Nullable [] packed() {
            byte[] known = packed;
            if (known == null && plain.length >= SMALLEST_PACKED) {
                known = pack(plain);
                packed = known;
            }
            return known;
        }
    }

    private final Shelf<Key, Kept> pages = new Shelf<>(key -> key.address.indexOf('?') >= 0);

    @Nullable
    Kept find(Key key) {
        return pages.get(key);
    }

    void keep(Key key, Kept page) {
        pages.put(key, page);
    }

    static String tag(byte[] bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(whole, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pack(byte[] bytes) {
        var packed = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
