package org.cadre.platform.database;

/**
 * Something that is true of the database at every commit.
 *
 * @param key of the words that say it
 * @param sql finds what breaks it: one text column that names the record and says what is wrong with it
 */
public record Invariant(String key, String sql) {}
