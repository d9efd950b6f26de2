package org.cadre.evaluation.followup;

import java.util.List;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.program.DateRange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has yet to be heard of, and who has been. */
@Component
class FollowUps {
    private final JdbcClient jdbc;

    FollowUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * To office, of those who were asked in that period: those who were asked last come first.
     *
     * @param after the invitation to go on after; null: from the beginning
     */
    List<Waiting> waiting(DateRange asked, Viewer viewer, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select i.id as invitation, p.display_name as name, i.year, i.asked_on, s.name as school, p.phone
                  from evaluation_invitation i
                  join person p on p.id = i.person
                  left join pairing g on g.id = i.pairing
                  left join organization s on s.id = g.school
                 where :office and i.moment = 'follow-up'
                   and i.asked_on >= :first and (:last::date is null or i.asked_on <= :last::date)
                   and (:after::uuid is null
                        or (i.asked_on, i.id) < (select l.asked_on, l.id from evaluation_invitation l
                                                  where l.id = :after::uuid))
                   and not exists (select 1 from evaluation_reply r where r.invitation = i.id)
                 order by i.asked_on desc, i.id desc
                 limit :most
                """)
                .param("first", asked.first())
                .param("last", asked.last())
                .param("office", viewer.isOffice())
                .param("after", after)
                .param("most", most)
                .query(Waiting.class)
                .list();
    }

    /** The same of those who have answered. */
    List<Answered> answered(DateRange asked, Viewer viewer, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select i.id as invitation, i.evaluation, p.display_name as name, i.year, i.asked_on, r.answered_on,
                       r.answers -> 'still-principal' ->> 0 as still_principal
                  from evaluation_invitation i
                  join evaluation_reply r on r.invitation = i.id
                  join person p on p.id = i.person
                 where :office and i.moment = 'follow-up'
                   and i.asked_on >= :first and (:last::date is null or i.asked_on <= :last::date)
                   and (:after::uuid is null
                        or (i.asked_on, i.id) < (select l.asked_on, l.id from evaluation_invitation l
                                                  where l.id = :after::uuid))
                 order by i.asked_on desc, i.id desc
                 limit :most
                """)
                .param("first", asked.first())
                .param("last", asked.last())
                .param("office", viewer.isOffice())
                .param("after", after)
                .param("most", most)
                .query(Answered.class)
                .list();
    }
}
