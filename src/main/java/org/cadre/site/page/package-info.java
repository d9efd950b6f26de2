/**
 * The pages of the public site, which office writes in the browser: plain Markdown with a fixed set of blocks, in versions that are
 * drafted, looked at, published and taken back. Owns page; a feature shows itself on pages with a {@link
 * org.cadre.site.page.PageBlock} of its own.
 */
@NamedInterface("page")
@NullMarked
package org.cadre.site.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
