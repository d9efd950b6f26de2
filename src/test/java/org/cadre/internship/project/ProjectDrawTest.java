package org.cadre.internship.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectDrawTest {
    private final ProjectDraw draw = new ProjectDraw();

    @Test
    void fallsOnOneInTen() {
        long drawn = IntStream.range(0, 10_000)
                .filter(i -> draw.fallsOn(new UUID(0x7000L + i, 0x8000_0000_0000_0000L + i), 10))
                .count();
        assertThat(drawn).isBetween(850L, 1150L);
    }

    @Test
    void fallsAlikeHoweverOftenItIsRepeated() {
        var project = new UUID(1, 2);
        assertThat(draw.fallsOn(project, 10)).isEqualTo(draw.fallsOn(project, 10));
    }

    @Test
    void fallsOnEveryOneOrNone() {
        var project = new UUID(1, 2);
        assertThat(draw.fallsOn(project, 1)).isTrue();
        assertThat(draw.fallsOn(project, 0)).isFalse();
    }
}
