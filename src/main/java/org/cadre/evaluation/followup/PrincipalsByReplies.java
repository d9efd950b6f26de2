package org.cadre.evaluation.followup;

import org.cadre.evaluation.StillPrincipals;
import org.cadre.program.DateRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** StillPrincipals from the replies to follow-ups. */
@Component
class PrincipalsByReplies implements StillPrincipals {
    private final JdbcClient jdbc;

    PrincipalsByReplies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AfterYears of(DateRange period) {
        return new AfterYears(of(period, 1), of(period, 2));
    }

    private Followed of(DateRange period, int year) {
        return jdbc.sql("""
                select count(*) as asked,
                       count(*) filter (where r.answers -> 'still-principal' ->> 0 is not null) as followed_up,
                       count(*) filter (where r.answers -> 'still-principal' ->> 0 = 'yes') as still_principals
                  from evaluation_invitation i
                  left join evaluation_reply r on r.invitation = i.id
                 where i.moment = 'follow-up' and i.year = :year
                   and i.asked_on >= :first and (:last::date is null or i.asked_on <= :last::date)
                """)
                .param("year", year)
                .param("first", period.first())
                .param("last", period.last())
                .query(Followed.class)
                .single();
    }
}
