package org.cadre.attendance;

import java.util.ArrayList;
import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.people.merge.MergeObjections;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An event is credited once to one person, and nobody approves a correction of their own. */
@Component
class CreditOfDoubles implements MergeObjections {
    private final JdbcClient jdbc;

    CreditOfDoubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sentence> toMerging(PersonId one, PersonId other) {
        var against = new ArrayList<Sentence>();
        jdbc.sql("""
                select distinct o.title
                  from credit_award a
                  join credit_award b on b.offering = a.offering and b.credit_type = a.credit_type and b.person = :other
                  join offering o on o.id = a.offering
                 where a.person = :one
                 order by o.title
                """)
                .param("one", one.value())
                .param("other", other.value())
                .query(String.class)
                .list()
                .forEach(title -> against.add(Sentence.of("attendance.doubles.credit", title)));
        boolean theirOwn = jdbc.sql("""
                select exists (select 1 from attendance_correction
                                where (proposed_by = :one and decided_by = :other)
                                   or (proposed_by = :other and decided_by = :one))
                """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
        if (theirOwn) {
            against.add(Sentence.of("attendance.doubles.correction"));
        }
        return against;
    }

    @Override
    public List<Sentence> toUndoing(Merged merge) {
        return jdbc
                .sql("""
                        select distinct o.title
                          from merge_row m
                          join registration r on r.id = (m.key ->> 'id')::uuid
                          join credit_award c on c.offering = r.offering and c.person = :kept
                          join offering o on o.id = r.offering
                         where m.merge = :merge and m.line = 'registration.person'
                           and not exists (select 1 from merge_row k
                                            where k.merge = m.merge and k.line = 'credit_award.person'
                                              and k.key ->> 'id' = c.id::text)
                         order by o.title
                        """)
                .param("merge", merge.id())
                .param("kept", merge.kept().value())
                .query(String.class)
                .list()
                .stream()
                .map(title -> Sentence.of("attendance.doubles.credited-since", title))
                .toList();
    }
}
