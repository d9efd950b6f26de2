package org.cadre.care.request;

/**
 * A place where what was asked is done.
 *
 * @param label key of what stands on its link
 */
public record RequestTool(String label, String href) {}
