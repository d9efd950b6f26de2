package org.cadre.platform.web;

import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The page for a link that opens nothing any more.
 *
 * @param why what became of it: "expired", "used" or "unknown" (texts web.link.WHY)
 * @param renewal where a form asks for a new one by one click, when that is possible
 * @param help what to do otherwise
 */
public record DeadLink(String why, @Nullable String renewal, Sentence help) {}
