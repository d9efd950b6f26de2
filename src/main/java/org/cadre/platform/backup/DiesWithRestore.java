package org.cadre.platform.backup;

/**
 * What opens something and must not come back to life with an old backup: used up or withdrawn since, it would be good
 * again.
 *
 * @param table that keeps it
 * @param sql makes all of it worthless
 */
public record DiesWithRestore(String table, String sql) {}
