package org.cadre.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * A page for what went wrong.
 *
 * @param kind the key of its texts: web.KIND.title and web.KIND.text
 * @param reference what to quote to office, when it was our mistake
 */
public record Trouble(String kind, @Nullable String reference) {}
