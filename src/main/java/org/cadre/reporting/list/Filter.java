package org.cadre.reporting.list;

import java.util.List;

/**
 * One way to narrow a list, by a name in its address. In the list's SQL it is the parameter of that name, null when it is
 * not asked for.
 *
 * @param words what may be asked, for a choice
 * @param texts what the keys of the choices' texts begin with
 */
record Filter(String word, Kind kind, List<String> words, String texts) {
    enum Kind {
        /** Words that all have to be found. */
        TEXT,
        /** One of a few words. */
        CHOICE,
        /** A state of the United States. */
        US_STATE,
        OFFERING,
        COHORT,
        EDITION,
        /** An organization; there are thousands, so that it comes from its own page. */
        DISTRICT,
        DAY
    }

    static final Filter TEXT = of("q", Kind.TEXT);
    static final Filter STATE = of("state", Kind.US_STATE);
    static final Filter OFFERING = of("offering", Kind.OFFERING);
    static final Filter COHORT = of("cohort", Kind.COHORT);
    static final Filter EDITION = of("edition", Kind.EDITION);
    static final Filter DISTRICT = of("district", Kind.DISTRICT);

    private static Filter of(String word, Kind kind) {
        return new Filter(word, kind, List.of(), "");
    }

    static Filter choice(String word, String texts, String... words) {
        return new Filter(word, Kind.CHOICE, List.of(words), texts);
    }

    static Filter day(String word) {
        return of(word, Kind.DAY);
    }

    String label() {
        return "list.filter." + word;
    }

    String say(String choice) {
        return texts + choice.replace(' ', '-');
    }
}
