package org.cadre.evaluation.asking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose moment has come.
 *
 * @param subject what they are asked about: the offering, internship, certificate or pairing
 */
record Candidate(
        UUID person,
        UUID subject,
        @Nullable UUID cohort,
        UUID edition,
        @Nullable UUID pairing,
        @Nullable String kind) {}
