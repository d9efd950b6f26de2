package org.cadre.certification;

import java.util.ArrayList;
import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.people.merge.MergeObjections;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One person has one certificate in force; earlier periods of both go on side by side. */
@Component
class CertificatesOfDoubles implements MergeObjections {
    private final JdbcClient jdbc;
    private final ProgramClock clock;

    CertificatesOfDoubles(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Pair(String number, String other) {}

    @Override
    public List<Sentence> toMerging(PersonId one, PersonId other) {
        var against = new ArrayList<Sentence>();
        // Periods of one holder follow one another: what overlaps was issued twice.
        jdbc.sql("""
                select a.number, b.number as other
                  from certificate a
                  join certificate b on b.person = :other and b.state in ('reserved', 'issued', 'suspended')
                       and b.expires >= :today and b.edition = a.edition
                       and b.valid_from < a.expires and a.valid_from < b.expires
                 where a.person = :one and a.state in ('reserved', 'issued', 'suspended') and a.expires >= :today
                 order by a.number, b.number
                """)
                .param("one", one.value())
                .param("other", other.value())
                .param("today", clock.today())
                .query(Pair.class)
                .list()
                .forEach(pair -> against.add(Sentence.of("certification.doubles.in-force", pair.number, pair.other)));
        boolean corrections = jdbc.sql("""
                select count(*) > 1 from name_correction where person in (:one, :other) and state = 'open'
                """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
        if (corrections) {
            against.add(Sentence.of("certification.doubles.corrections"));
        }
        return against;
    }

    @Override
    public List<Sentence> toUndoing(Merged merge) {
        return jdbc
                .sql("""
                        select c.number
                          from certificate c
                          join award_decision d on d.id = c.decision
                         where c.person = :kept
                           and not exists (select 1 from merge_row m
                                            where m.merge = :merge and m.line = 'certificate.person'
                                              and m.key ->> 'id' = c.id::text)
                           and exists (select 1 from merge_row m
                                        where m.merge = :merge
                                          and ((m.line = 'certificate.person'
                                                and m.key ->> 'id' in (c.prior::text, c.corrects::text))
                                               or (m.line = 'internship.person' and m.key ->> 'id' = d.internship::text)))
                         order by c.number
                        """)
                .param("merge", merge.id())
                .param("kept", merge.kept().value())
                .query(String.class)
                .list()
                .stream()
                .map(number -> Sentence.of("certification.doubles.issued-since", number))
                .toList();
    }
}
