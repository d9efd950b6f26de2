package org.cadre.evaluation.followup;

import java.util.List;
import org.cadre.people.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has yet to be heard of. */
@Component
class FollowUps {
    private final JdbcClient jdbc;

    FollowUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To office: those who were asked last come first. */
    List<Waiting> waiting(Viewer viewer, int most) {
        return jdbc.sql("""
                select i.id as invitation, p.display_name as name, i.year, i.asked_on, s.name as school, p.phone
                  from evaluation_invitation i
                  join person p on p.id = i.person
                  left join pairing g on g.id = i.pairing
                  left join organization s on s.id = g.school
                 where :office and i.moment = 'follow-up'
                   and not exists (select 1 from evaluation_reply r where r.invitation = i.id)
                 order by i.asked_on desc, i.id desc
                 limit :most
                """)
                .param("office", viewer.isOffice())
                .param("most", most)
                .query(Waiting.class)
                .list();
    }
}
