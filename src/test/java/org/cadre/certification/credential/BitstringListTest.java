package org.cadre.certification.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** One bit for each credential, the first at the left, as everybody else reads it. */
class BitstringListTest {
    @Test
    void givesBackWhatWasSet() {
        var set = new BitSet();
        set.set(0);
        set.set(94567);
        set.set(BitstringList.LENGTH - 1);
        var list = BitstringList.decode(BitstringList.of(set).encode()).orElseThrow();
        assertThat(list.length()).isEqualTo(BitstringList.LENGTH);
        for (int i = 0; i < BitstringList.LENGTH; i++) {
            assertThat(list.bit(i)).contains(set.get(i));
        }
        assertThat(list.bit(BitstringList.LENGTH)).isEmpty();
        assertThat(list.bit(-1)).isEmpty();
    }

    @Test
    void putsTheFirstEntryAtTheLeft() throws IOException {
        var set = new BitSet();
        set.set(1);
        var packed =
                Base64.getUrlDecoder().decode(BitstringList.of(set).encode().substring(1));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(gzip.read()).isEqualTo(0b0100_0000);
        }
    }

    @Test
    void isNotReadFromAnythingElse() {
        assertThat(BitstringList.decode("")).isEmpty();
        assertThat(BitstringList.decode("z123")).isEmpty();
        assertThat(BitstringList.decode("uH4sI")).isEmpty();
        assertThat(BitstringList.decode("u!!")).isEmpty();
    }

    @Test
    void hasNoEntryPastItsEnd() {
        var set = new BitSet();
        set.set(BitstringList.LENGTH);
        assertThatThrownBy(() -> BitstringList.of(set)).isInstanceOf(IllegalArgumentException.class);
    }
}
