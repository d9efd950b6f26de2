package org.cadre.site.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From where on every page a page is reached. */
enum ShownIn {
    MENU,
    FOOTER,
    NOWHERE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ShownIn> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findAny();
    }
}
