package org.cadre.reporting.board;

import java.util.UUID;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;

/** From which level on an hour of contact counts, by the edition of its cohort: it stands in the edition's document. */
@Component
class CountingLevels {
    private final Editions editions;

    CountingLevels(Editions editions) {
        this.editions = editions;
    }

    UUID[] editions() {
        return editions.all().stream().map(EditionId::value).toArray(UUID[]::new);
    }

    /** In the same order. */
    Integer[] levels() {
        return editions.all().stream()
                .map(id -> standing(editions.of(id).hours().level()))
                .toArray(Integer[]::new);
    }

    /** As the view writes it. */
    private static int standing(ConfirmationLevel level) {
        return switch (level) {
            case SELF_ATTESTED -> 0;
            case SUPPORTED -> 1;
            case VERIFIED -> 2;
            case CONFIRMED -> 3;
        };
    }
}
