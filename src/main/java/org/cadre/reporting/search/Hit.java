package org.cadre.reporting.search;

import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param title what it is called
 * @param details what tells it from others like it, in their order
 * @param href its page
 * @param exact whether exactly its number, address or name was typed
 */
record Hit(UUID id, Kind kind, String title, List<Sentence> details, String href, boolean exact, boolean sample) {

    /** What can be found, in the order in which it is shown. */
    enum Kind {
        PERSON("person"),
        ORGANIZATION("building"),
        PAPER("receipt"),
        CERTIFICATE("patch-check"),
        OFFERING("calendar-event"),
        COHORT("people");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * All of one kind.
     *
     * @param all how many there are; more than are shown
     * @param cap where counting ended
     */
    record Group(Kind kind, List<Hit> hits, int all, int cap) {
        /** How many there are, in words. */
        Sentence count() {
            return all > cap
                    ? Sentence.of("search.more-than." + kind.word(), cap)
                    : Sentence.of("search.count." + kind.word(), all);
        }

        boolean hasMore() {
            return all > hits.size();
        }

        boolean isExact() {
            return hits.stream().anyMatch(Hit::exact);
        }
    }

    static @Nullable Sentence said(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Sentence.of("web.itself", text);
    }
}
