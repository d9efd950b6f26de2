package org.cadre.evaluation.asking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.Internships;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose moment has come between two days. Whoever has been asked about the same thing before is not among them. */
@Component
class Candidates {
    /** Mid-term is the day on which this month of the internship begins. */
    private static final int MID_TERM = 5;

    private final JdbcClient jdbc;
    private final Internships internships;
    private final Editions editions;

    Candidates(JdbcClient jdbc, Internships internships, Editions editions) {
        this.jdbc = jdbc;
        this.internships = internships;
        this.editions = editions;
    }

    /** Everybody who was there. */
    List<Candidate> presentAt(UUID offering) {
        return jdbc.sql("""
                select distinct r.person, o.id as subject, null::uuid as cohort, o.edition, null::uuid as pairing,
                       null::text as kind
                  from attendance a
                  join registration r on r.id = a.registration and r.seat = 'confirmed' and r.person is not null
                  join offering o on o.id = r.offering
                 where o.id = :offering and a.minutes > 0
                   and not exists (select 1 from evaluation_invitation i
                                    where i.person = r.person and i.moment = 'offering' and i.subject = o.id)
                """).param("offering", offering).query(Candidate.class).list();
    }

    List<Candidate> atMidTerm(LocalDate from, LocalDate today) {
        // Holds only move a month to later days, so none that begins later than this can have come to month 5.
        return jdbc.sql("""
                select i.person, i.id as subject, i.cohort, c.edition, null::uuid as pairing,
                       (select p.kind from pairing p where p.internship = i.id and p.accepted_on is not null
                         order by p.id desc limit 1) as kind
                  from internship i
                  join cohort c on c.id = i.cohort
                 where i.state = 'active' and i.first_day + interval '4 months' <= :today
                   and not exists (select 1 from evaluation_invitation v
                                    where v.person = i.person and v.moment = 'mid-term' and v.subject = i.id)
                """).param("today", today).query(Candidate.class).list().stream()
                .filter(one -> isMidTerm(one, from, today))
                .toList();
    }

    private boolean isMidTerm(Candidate one, LocalDate from, LocalDate today) {
        return internships
                .find(new InternshipId(one.subject()))
                .flatMap(internship ->
                        internship.term(editions.of(new org.cadre.program.EditionId(one.edition())), today))
                .filter(term -> term.allMonths() >= MID_TERM)
                .map(term -> term.monthFirst(MID_TERM))
                .filter(begins -> !begins.isBefore(from) && !begins.isAfter(today))
                .isPresent();
    }

    List<Candidate> atInternshipEnd(LocalDate from, LocalDate today) {
        return jdbc.sql("""
                select i.person, i.id as subject, i.cohort, c.edition, null::uuid as pairing,
                       (select p.kind from pairing p where p.internship = i.id and p.accepted_on is not null
                         order by p.id desc limit 1) as kind
                  from internship i
                  join cohort c on c.id = i.cohort
                 where i.state = 'complete' and i.ended_on between :from and :today
                   and not exists (select 1 from evaluation_invitation v
                                    where v.person = i.person and v.moment = 'internship end' and v.subject = i.id)
                """)
                .param("from", from)
                .param("today", today)
                .query(Candidate.class)
                .list();
    }

    /** Holders of a first certificate that is a year old. */
    List<Candidate> aYearLater(LocalDate from, LocalDate today) {
        return jdbc.sql("""
                select t.person, t.id as subject, i.cohort, t.edition, null::uuid as pairing,
                       (select p.kind from pairing p where p.internship = i.id and p.accepted_on is not null
                         order by p.id desc limit 1) as kind
                  from certificate t
                  left join lateral (select n.id, n.cohort from internship n
                                      where n.person = t.person and n.state = 'complete'
                                      order by n.ended_on desc, n.id desc limit 1) i on true
                 where t.prior is null and t.state not in ('reserved', 'revoked')
                   and t.issued + interval '1 year' between :from and :today
                   and not exists (select 1 from evaluation_invitation v
                                    where v.person = t.person and v.moment = 'year later' and v.subject = t.id)
                """)
                .param("from", from)
                .param("today", today)
                .query(Candidate.class)
                .list();
    }

    /** Protégés whose pairing has ended: by itself, or with its internship. */
    List<Candidate> parted(LocalDate from, LocalDate today) {
        return jdbc.sql("""
                select p.protege as person, p.id as subject, i.cohort, c.edition, p.id as pairing, p.kind
                  from pairing p
                  join internship i on i.id = p.internship
                  join cohort c on c.id = i.cohort
                 where p.accepted_on is not null
                   and (p.state = 'ended' and p.ended_on between :from and :today
                        or p.state = 'active' and i.state in ('complete', 'withdrawn', 'lapsed')
                           and i.ended_on between :from and :today)
                   and not exists (select 1 from evaluation_invitation v
                                    where v.person = p.protege and v.moment = 'exit' and v.subject = p.id)
                """)
                .param("from", from)
                .param("today", today)
                .query(Candidate.class)
                .list();
    }

    /** Protégés of internships that were completed so many years ago: of each the last one. */
    List<Candidate> toFollowUp(int years, LocalDate from, LocalDate today) {
        return jdbc.sql("""
                select p.protege as person, p.id as subject, i.cohort, c.edition, p.id as pairing, p.kind
                  from internship i
                  join cohort c on c.id = i.cohort
                  join lateral (select one.id, one.protege, one.kind from pairing one
                                 where one.internship = i.id and one.accepted_on is not null
                                 order by one.id desc limit 1) p on true
                 where i.state = 'complete' and i.ended_on + make_interval(years => :years) between :from and :today
                   and not exists (select 1 from evaluation_invitation v
                                    where v.person = p.protege and v.moment = 'follow-up' and v.subject = p.id
                                      and v.year = :years)
                """)
                .param("years", years)
                .param("from", from)
                .param("today", today)
                .query(Candidate.class)
                .list();
    }
}
