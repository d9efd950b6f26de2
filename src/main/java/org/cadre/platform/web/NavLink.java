package org.cadre.platform.web;

import java.util.Set;

/**
 * A place in the main navigation.
 *
 * @param label key of its text
 * @param roles who sees it, by the roles' names; empty: everyone signed in
 * @param order smaller stands further left
 * @param under further addresses of which it is the place: pages beneath them are reached by way of it
 */
public record NavLink(String label, String href, Set<String> roles, int order, Set<String> under) {
    public NavLink(String label, String href, Set<String> roles, int order) {
        this(label, href, roles, order, Set.of());
    }

    /** How much of a path this place covers; 0: the path stands elsewhere. */
    int covers(String path) {
        int most = stands(path, href) ? href.length() : 0;
        for (String one : under) {
            most = Math.max(most, stands(path, one) ? one.length() : 0);
        }
        return most;
    }

    private static boolean stands(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/") || path.startsWith(place + ".");
    }
}
