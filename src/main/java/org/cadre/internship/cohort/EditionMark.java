package org.cadre.internship.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cohort's pages show whose edition it is under.
 *
 * @param logo where its logo is; null: it has none of its own
 * @param contact whom its people ask, by paragraphs
 */
public record EditionMark(String title, @Nullable String logo, List<String> contact) {}
