package org.cadre.platform.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who does a deed: a person, or office for a person who phoned, or nobody (the system itself). */
public record Actor(@Nullable UUID person, @Nullable UUID actingFor) {
    public static final Actor SYSTEM = new Actor(null, null);

    public static Actor of(UUID person) {
        return new Actor(person, null);
    }
}
