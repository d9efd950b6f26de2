package org.cadre.platform.web;

import java.util.Set;

/**
 * A place in the main navigation.
 *
 * @param label key of its text
 * @param roles who sees it, by the roles' names; empty: everyone signed in
 * @param order smaller stands further left
 */
public record NavLink(String label, String href, Set<String> roles, int order) {}
