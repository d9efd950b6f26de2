package org.cadre.standards;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of what ships with the product: made from its key, so that every Cadre means the same by them for good. */
final class LastingIds {
    private LastingIds() {}

    static UUID of(String key) {
        return UUID.nameUUIDFromBytes(("cadre/standards/" + key).getBytes(StandardCharsets.UTF_8));
    }

    static UUID ofLink(String from, String type, String to) {
        return of(from + "/" + type + "/" + to);
    }
}
