package org.cadre.internship;

import java.util.ArrayList;
import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.people.merge.MergeObjections;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody is on two internships at a time, and nobody is their own coach, protégé or reader. */
@Component
class RolesOfDoubles implements MergeObjections {
    private final JdbcClient jdbc;

    RolesOfDoubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sentence> toMerging(PersonId one, PersonId other) {
        var against = new ArrayList<Sentence>();
        if (holds(one, other, """
                select count(*) > 1 from internship
                 where person in (:one, :other) and state in ('applied', 'active', 'on hold')
                """)) {
            against.add(Sentence.of("internship.doubles.both-running"));
        }
        if (holds(one, other, """
                select exists (select 1 from cohort_coach k join internship i on i.cohort = k.cohort
                                where (k.person = :one and i.person = :other) or (k.person = :other and i.person = :one))
                """)) {
            against.add(Sentence.of("internship.doubles.coach"));
        }
        if (holds(one, other, """
                select exists (select 1 from pairing a join internship i on i.id = a.internship
                                where (a.protege = :one and i.person = :other) or (a.protege = :other and i.person = :one))
                """)) {
            against.add(Sentence.of("internship.doubles.protege"));
        }
        if (holds(one, other, """
                select exists (select 1
                                 from project_reading r
                                 join final_project f on f.id = r.project
                                 join internship i on i.id = f.internship
                                where (r.reader = :one and i.person = :other) or (r.reader = :other and i.person = :one))
                """)) {
            against.add(Sentence.of("internship.doubles.reader"));
        }
        if (holds(one, other, """
                select exists (select 1
                                 from cohort_coach a
                                 join cohort_coach b on b.cohort = a.cohort and b.person = :other
                                      and b.since <= coalesce(a.until, 'infinity')
                                      and a.since <= coalesce(b.until, 'infinity')
                                where a.person = :one)
                """)) {
            against.add(Sentence.of("internship.doubles.both-coach"));
        }
        return against;
    }

    private boolean holds(PersonId one, PersonId other, String sql) {
        return jdbc.sql(sql)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }
}
