package org.cadre.platform.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers for people (certificates, later invoices): one locked row each, so that a rolled-back deed leaves no gap. */
@Component
public class Counters {
    private final JdbcClient jdbc;

    Counters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the series, counted from 1; taken only if the surrounding transaction commits. */
    public long next(String series) {
        return jdbc.sql("""
                insert into counter (name, last) values (:name, 1)
                on conflict (name) do update set last = counter.last + 1
                returning last
                """).param("name", series).query(Long.class).single();
    }
}
