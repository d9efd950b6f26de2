package org.cadre.site.page;

import org.jspecify.annotations.Nullable;

/** A part of a page as it is shown: words as safe HTML, or a block's view. */
record Shown(@Nullable String html, PageBlock.@Nullable View view) {}
