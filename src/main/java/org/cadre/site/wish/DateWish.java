package org.cadre.site.wish;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of.
 *
 * @param state null: wherever it is held
 * @param kind of offering, by its key; null: whatever it is
 * @param confirmedAt null: nobody has said yet that the address is theirs
 */
record DateWish(
        UUID id,
        String email,
        @Nullable String state,
        @Nullable String kind,
        Instant askedAt,
        @Nullable Instant confirmedAt) {}
