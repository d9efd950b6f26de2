package org.cadre.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as the layout shows it.
 *
 * @param id what tells them apart from others on the same device; empty while somebody acts for them
 * @param enteredBy the office person who acts for them, when one does
 * @param groups of the places, in their order
 * @param search where their search field leads; null: they have none
 */
public record SignedIn(
        String id,
        String name,
        List<NavLink> links,
        @Nullable String enteredBy,
        List<NavGroup> groups,
        @Nullable String search) {

    /** Knows who is signed in on the current request. */
    public interface Source {
        @Nullable
        SignedIn current(jakarta.servlet.http.HttpServletRequest request);
    }
}
