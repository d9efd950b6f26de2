package org.cadre.people;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether who was let in is signed in still: for what stays open longer than one request. */
@Component
public final class StillSignedIn {
    private final JdbcClient jdbc;
    private final Clock system;

    StillSignedIn(JdbcClient jdbc, Clock system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** Those of the sessions that have neither been ended nor run out, and whose account is not disabled. */
    public Set<String> of(Collection<String> sessions) {
        if (sessions.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                select s.session_id from spring_session s
                 where s.session_id in (:sessions) and s.expiry_time > :now
                   and exists (select 1 from account a where a.person::text = s.principal_name and a.disabled_at is null)
                """)
                .param("sessions", sessions)
                .param("now", system.millis())
                .query(String.class)
                .list());
    }
}
