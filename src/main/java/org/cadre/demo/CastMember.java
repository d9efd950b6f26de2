package org.cadre.demo;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One of the cast as the demo presents them.
 *
 * @param role office, trainer, coach, mit, district or protege
 * @param stage where on the way they are, in a few words
 * @param signIn where one button makes you them
 */
public record CastMember(String role, UUID person, String name, String stage, String signIn) {

    /** Everyone the demo presents, in the order of the program. */
    public static List<CastMember> all(JdbcClient jdbc) {
        return jdbc.sql("""
                select c.role, c.person, p.display_name as name, c.stage, c.sign_in
                  from demo_cast c join person p on p.id = c.person
                 order by c.ordinal
                """).query(CastMember.class).list();
    }
}
