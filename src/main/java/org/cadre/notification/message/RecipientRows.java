package org.cadre.notification.message;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was left out of a message that has begun, as it was written down then. */
@Component
class RecipientRows {
    /** @param names the first of them */
    record Names(String because, int count, List<String> names) {}

    private final JdbcClient jdbc;

    RecipientRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Names> leftOut(UUID message, int most) {
        return jdbc.sql("""
                select r.left_out_because as because, count(*)::int as count,
                       (array_agg(p.display_name order by p.display_name, p.id))[1:(:most)] as names
                  from message_recipient r
                  join person p on p.id = r.person
                 where r.message = :message and r.state = 'left out'
                 group by r.left_out_because
                 order by r.left_out_because
                """)
                .param("message", message)
                .param("most", most)
                .query((row, _) -> new Names(row.getString("because"), row.getInt("count"), Arrays.asList((String[])
                        row.getArray("names").getArray())))
                .list();
    }
}
