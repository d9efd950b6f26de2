package org.cadre.editing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One save of a draft, whole.
 *
 * @param section what was changed: the key of a section, or "start", "yaml" or "back"
 * @param backTo the save it brought back
 */
public record DraftSave(
        int number, String yaml, String section, @Nullable Integer backTo, String savedByName, Instant savedAt) {}
