package org.cadre.site.page;

import java.util.List;
import org.cadre.platform.web.Preview;
import org.jspecify.annotations.Nullable;

/**
 * A public page.
 *
 * @param here it in the tree; null: nobody but office sees it
 * @param way the pages above it
 * @param part the pages of its part of the site
 * @param data what it says to machines; null: nothing
 */
record PageView(
        String title,
        String description,
        String language,
        boolean sample,
        List<Shown> parts,
        PageTree.@Nullable Leaf here,
        List<PageTree.Leaf> way,
        List<PageTree.Leaf> part,
        @Nullable Preview preview,
        @Nullable String data) {
    boolean isHere(PageTree.Leaf page) {
        return page.equals(here);
    }
}
