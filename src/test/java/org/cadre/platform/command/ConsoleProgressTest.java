package org.cadre.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void printsALineForEachStepAndNoBarsIntoAFile() {
        work(false);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("Loading schools …\nAll are there.\n");
    }

    @Test
    void drawsTheBarOfAStepWhereAPersonWatches() {
        work(true);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("[███████████████···············] 4,668 of 9,336")
                .contains("[██████████████████████████████] 9,336 of 9,336\n")
                .endsWith("All are there.\n");
    }

    private void work(boolean watched) {
        var progress = new ConsoleProgress(new PrintStream(printed, true, StandardCharsets.UTF_8), watched);
        progress.step("Loading schools");
        progress.part(4_668, 9_336);
        progress.part(9_336, 9_336);
        progress.note("All are there.");
    }
}
