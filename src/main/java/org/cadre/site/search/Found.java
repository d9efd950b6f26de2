package org.cadre.site.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param title in pieces
 * @param words what it says, or what tells it from others like it, in pieces
 */
record Found(Kind kind, String href, String language, List<Piece> title, List<Piece> words) {
    /** What can be found, in the order in which it is shown. */
    enum Kind {
        DATE("calendar3"),
        PAGE("file-text"),
        RESOURCE("journal-text"),
        STORY("chat-quote"),
        PROJECT("mortarboard"),
        DISTRICT("building"),
        MENTOR("person-badge"),
        STANDARD("list-check");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /** Some words, and whether they are what was looked for. */
    record Piece(String text, boolean marked) {}

    /** All of one kind that is shown, and how many there are. */
    record Group(Kind kind, List<Found> found, int all) {
        boolean hasMore() {
            return all > found.size();
        }
    }

    /** The two characters between which the database puts what was looked for; no text of ours has them. */
    static final char FROM = '\uE000';

    static final char TO = '\uE001';

    static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        while (at < text.length()) {
            int from = text.indexOf(FROM, at);
            int to = from < 0 ? -1 : text.indexOf(TO, from);
            if (to < 0) {
                break;
            }
            add(pieces, text.substring(at, from), false);
            add(pieces, text.substring(from + 1, to), true);
            at = to + 1;
        }
        add(pieces, text.substring(at), false);
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
