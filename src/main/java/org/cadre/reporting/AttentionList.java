package org.cadre.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of attention.
 *
 * @param all how many there are on all pages, where that is known
 * @param after where the next page begins; null: this is the last one
 */
record AttentionList(
        AttentionKind kind,
        List<Row> rows,
        boolean first,
        @Nullable Place after) {

    /** @param detail what it is, in words */
    record Row(UUID id, UUID person, String name, String with, Sentence detail, LocalDate day) {}

    /** Where a page ended: the weight that orders the list, then the row. */
    record Place(long weight, UUID id) implements Comparable<Place> {
        static final Place BEFORE_ALL = new Place(Long.MIN_VALUE, new UUID(0, 0));

        @Override
        public int compareTo(Place other) {
            int order = Long.compare(weight, other.weight);
            return order != 0 ? order : id.toString().compareTo(other.id.toString());
        }

        @Override
        public String toString() {
            return weight + "." + id;
        }

        /** As it stands in an address; anything else is the beginning. */
        static Place of(@Nullable String written) {
            if (written == null) {
                return BEFORE_ALL;
            }
            try {
                int dot = written.indexOf('.');
                return new Place(
                        Long.parseLong(written.substring(0, dot)), UUID.fromString(written.substring(dot + 1)));
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
                return BEFORE_ALL;
            }
        }
    }
}
