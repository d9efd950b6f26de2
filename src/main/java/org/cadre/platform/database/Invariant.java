package org.cadre.platform.database;

/**
 * Something that is true of the database at every commit.
 *
 * @param key of the words that say it
 * @param sql finds what breaks it: a row for each record, with the columns that the words of {@link #detail} ask for
 */
public record Invariant(String key, String sql) {
    /** The key of the words that name a record and say what is wrong with it. */
    public String detail() {
        return key + ".detail";
    }
}
