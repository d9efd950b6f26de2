package org.cadre.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.cadre.platform.web.KeptPages.Kept;
import org.cadre.platform.web.KeptPages.Key;
import org.junit.jupiter.api.Test;

class KeptPagesTest {
    private final KeptPages pages = new KeptPages();

    private static Key key(String address) {
        return new Key("site/page/page", "what was read", address, "Monday", "en", List.of());
    }

    private void keep(String address) {
        pages.keep(key(address), new Kept(new byte[1]));
    }

    private long kept(String begin, int many) {
        return IntStream.range(0, many)
                .filter(i -> pages.find(key(begin + i)) != null)
                .count();
    }

    @Test
    void stayHoweverManyQueriesAStrangerMakesUp() {
        keep("/");
        keep("/schedule");
        for (int i = 0; i < 3 * Shelf.MOST; i++) {
            keep("/?x=" + i);
        }
        assertThat(pages.find(key("/"))).isNotNull();
        assertThat(pages.find(key("/schedule"))).isNotNull();
        assertThat(kept("/?x=", 3 * Shelf.MOST)).isEqualTo(Shelf.MOST_WITH_QUERY);
    }

    @Test
    void areNoMoreThanFitAndTheOneNotAskedForLongestGoes() {
        for (int i = 0; i < Shelf.MOST; i++) {
            keep("/p" + i);
        }
        assertThat(pages.find(key("/p0"))).isNotNull();
        keep("/one-more");
        assertThat(pages.find(key("/p0"))).isNotNull();
        assertThat(pages.find(key("/p1"))).isNull();
        assertThat(kept("/p", Shelf.MOST)).isEqualTo(Shelf.MOST - 1);
    }

    @Test
    void withAQueryAreFoundAgain() {
        keep("/schedule?state=TX");
        assertThat(pages.find(key("/schedule?state=TX"))).isNotNull();
        assertThat(pages.find(key("/schedule?state=OK"))).isNull();
    }
}
