package org.cadre.platform.web;

/**
 * Where the search field in the header leads, for who has one.
 *
 * @param role who has it, by the role's name
 */
public record SearchPlace(String href, String role) {}
