package org.cadre.site.page;

import org.cadre.platform.text.Sentence;

/** What a page cannot say as it is written: in which line, and why. */
public record PageProblem(int line, Sentence why) {}
