package org.cadre.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Public pages as they were written last. A page is written from what its handler has read and from nothing else: as long as that
 * is equal the page is the same, and the first thing that differs makes another one. So nobody has to be told of any change.
 * Pages that were asked for with a query have a shelf of their own: whoever makes queries up pushes out none but those.
 */
final class KeptPages {
    static final int MOST = 400;
    static final int MOST_WITH_QUERY = 100;
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
            List<PublicPlaces.Place> places) {
        boolean hasQuery() {
            return address.indexOf('?') >= 0;
        }
    }

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

    private final Map<Key, Kept> pages = shelf(MOST);
    private final Map<Key, Kept> withQuery = shelf(MOST_WITH_QUERY);

    private static Map<Key, Kept> shelf(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                return size() > most;
            }
        });
    }

    @Nullable
    Kept find(Key key) {
        return shelf(key).get(key);
    }

    void keep(Key key, Kept page) {
        shelf(key).put(key, page);
    }

    private Map<Key, Kept> shelf(Key key) {
        return key.hasQuery() ? withQuery : pages;
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
