package org.cadre.certification.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final List<UUID> FRAME =
            IntStream.range(0, 40).mapToObj(i -> new UUID(i, -i)).toList();

    @Test
    void givesTheSameSampleForTheSameSeedAndFrameInWhateverOrderTheFrameComes() {
        var shuffled = new ArrayList<>(FRAME);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(Draw.sample("dice 4 2 6", shuffled, 5))
                .isEqualTo(Draw.sample("dice 4 2 6", FRAME, 5))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(Draw.digest(shuffled)).isEqualTo(Draw.digest(FRAME));
    }

    /** As printf '%s%s' "$seed" "$id" | sha256sum gives it. */
    @Test
    void numbersAnIdByTheDigestOfSeedAndId() {
        assertThat(Draw.number("seed", UUID.fromString("00000000-0000-0000-0000-000000000001")))
                .isEqualTo("2b792682d201c22772a34794e91f4fb5fb8d278f9742716e88ae279683134ab3");
        assertThat(Draw.digest(List.of(
                        UUID.fromString("00000000-0000-0000-0000-000000000002"),
                        UUID.fromString("00000000-0000-0000-0000-000000000001"))))
                .isEqualTo("a929eae1f77de69cc99f751f774e5d3b63a10df5f5c9fecbfa924f4baedad3c3");
    }

    @Test
    void drawsALargerSampleThatBeginsWithTheSmallerOne() {
        assertThat(Draw.sample("s", FRAME, 9))
                .startsWith(Draw.sample("s", FRAME, 4).toArray(UUID[]::new));
        assertThat(Draw.sample("s", FRAME, 400)).containsExactlyInAnyOrderElementsOf(FRAME);
    }

    @Test
    void drawsEveryoneAboutEquallyOften() {
        var times = new HashMap<UUID, Integer>();
        for (int seed = 0; seed < 4_000; seed++) {
            Draw.sample("seed " + seed, FRAME, 4).forEach(id -> times.merge(id, 1, Integer::sum));
        }
        // 400 times each; the seeds are fixed, so this is the same in each run.
        assertThat(times.values()).hasSize(40).allMatch(count -> count > 320 && count < 480);
    }

    @Test
    void roundsAPercentageUpAndNeverAsksForMoreThanThereAre() {
        assertThat(new Asked(null, 10).of(41)).isEqualTo(5);
        assertThat(new Asked(null, 1).of(3)).isOne();
        assertThat(new Asked(null, 100).of(3)).isEqualTo(3);
        assertThat(new Asked(12, null).of(3)).isEqualTo(3);
    }
}
