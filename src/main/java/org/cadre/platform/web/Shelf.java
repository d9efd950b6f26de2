package org.cadre.platform.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of pages; what nobody asked for longest goes first. What was asked for with a query has a board of its own: whoever
 * makes queries up pushes out none but those.
 */
final class Shelf<K, V> {
    static final int MOST = 400;
    static final int MOST_WITH_QUERY = 100;

    private final Predicate<K> hasQuery;
    private final Map<K, V> plain = board(MOST);
    private final Map<K, V> withQuery = board(MOST_WITH_QUERY);

    Shelf(Predicate<K> hasQuery) {
        this.hasQuery = hasQuery;
    }

    private static <K, V> Map<K, V> board(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }

    @Nullable
    V get(K key) {
        return boardOf(key).get(key);
    }

    void put(K key, V value) {
        boardOf(key).put(key, value);
    }

    private Map<K, V> boardOf(K key) {
        return hasQuery.test(key) ? withQuery : plain;
    }
}
