package org.cadre.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.cadre.platform.audit.Actor;

/** Who has a list recorded or taken back, and when. */
public record Recorder(UUID person, String file, Instant at, LocalDate today, ZoneId zone) {
    public Actor actor() {
        return Actor.of(person);
    }
}
