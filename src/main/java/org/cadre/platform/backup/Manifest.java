package org.cadre.platform.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself, first thing.
 *
 * @param cadre the version of the program
 * @param schema the newest migration the database had
 * @param migrations all it had
 * @param postgres the version of the database's server
 * @param madeAt the moment everything in it is of
 * @param demo whether its people are made up
 * @param tables in the order in which they follow
 */
public record Manifest(
        String cadre,
        String schema,
        List<String> migrations,
        String postgres,
        Instant madeAt,
        boolean demo,
        List<Table> tables) {
    /** A table and how many rows of it were copied. */
    public record Table(String name, String columns, long rows) {}

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
