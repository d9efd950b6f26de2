package org.cadre.internship;

import org.jspecify.annotations.Nullable;

/**
 * A final project that passed.
 *
 * @param shownTitle null unless its author consents, at this moment, to showing it under their name
 */
public record PassedProject(@Nullable String shownTitle) {}
