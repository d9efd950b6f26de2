package org.cadre.evaluation.form;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a form.
 *
 * @param changes how often the draft has been changed
 * @param publishedAt since when it may be asked; none: a draft
 */
public record FormVersion(
        UUID id,
        UUID form,
        int number,
        Sheet sheet,
        int changes,
        @Nullable Instant publishedAt) {}
