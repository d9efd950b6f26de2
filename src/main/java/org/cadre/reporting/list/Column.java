package org.cadre.reporting.list;

/**
 * One thing a list can tell of each of its rows, by a name in its address and in its SQL (there with an underscore).
 *
 * @param usual whether it is shown unless others are chosen
 * @param derived whether the list reckons it after its rows were read: no SQL tells it
 * @param texts what the keys of its texts begin with, where it is said in words
 */
record Column(String word, Kind kind, boolean usual, boolean derived, String texts) {
    enum Kind {
        TEXT,
        /** A word of the database, or several with commas between, said as people do. */
        SAID,
        DAY,
        COUNT,
        /** Cents, in the currency the row names. */
        MONEY,
        /** Minutes. */
        HOURS;

        boolean isNumber() {
            return this == COUNT || this == MONEY || this == HOURS;
        }
    }

    static Column text(String word) {
        return new Column(word, Kind.TEXT, false, false, "");
    }

    static Column said(String word, String texts) {
        return new Column(word, Kind.SAID, false, false, texts);
    }

    static Column day(String word) {
        return new Column(word, Kind.DAY, false, false, "");
    }

    static Column count(String word) {
        return new Column(word, Kind.COUNT, false, false, "");
    }

    static Column money(String word) {
        return new Column(word, Kind.MONEY, false, false, "");
    }

    static Column hours(String word) {
        return new Column(word, Kind.HOURS, false, false, "");
    }

    /** Shown unless others are chosen. */
    Column usually() {
        return new Column(word, kind, true, derived, texts);
    }

    Column reckoned() {
        return new Column(word, kind, usual, true, texts);
    }

    String label() {
        return "list.column." + word;
    }

    String inSql() {
        return word.replace('-', '_');
    }
}
