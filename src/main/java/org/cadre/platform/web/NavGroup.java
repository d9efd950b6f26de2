package org.cadre.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places that belong together, under a name of their own, where somebody has many.
 *
 * @param label key of its text
 * @param hrefs its places, in their order
 */
public record NavGroup(String label, int order, List<String> hrefs) {
    /** A group as one person sees it: only the places they have; without a label: what belongs to no group. */
    public record Shown(@Nullable String label, List<NavLink> links) {}
}
