package org.cadre.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void areVersionSevenAndNeverGoBack() {
        List<UUID> ids = IntStream.range(0, 20_000).mapToObj(_ -> Ids.next()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(ids.stream().map(UUID::toString).toList()).isSorted();
    }
}
