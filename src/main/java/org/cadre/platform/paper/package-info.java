/**
 * The one place where papers are made: XHTML in, PDF/A-3a and PDF/UA-1 out, the same bytes for the same input, without
 * touching network or disk. Knows nothing of what the papers say.
 */
@NullMarked
package org.cadre.platform.paper;

import org.jspecify.annotations.NullMarked;
