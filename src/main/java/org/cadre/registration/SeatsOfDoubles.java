package org.cadre.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.merge.MergeObjections;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One person has one seat of an event, one place in its waitlist, and one order for part two. */
@Component
class SeatsOfDoubles implements MergeObjections {
    private final JdbcClient jdbc;

    SeatsOfDoubles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sentence> toMerging(PersonId one, PersonId other) {
        var against = new ArrayList<Sentence>();
        titles(one, other, """
                select o.title from registration a
                  join registration b on b.offering = a.offering and b.person = :other and b.seat in ('held', 'confirmed')
                  join offering o on o.id = a.offering
                 where a.person = :one and a.seat in ('held', 'confirmed')
                 order by o.first_day, o.id
                """).forEach(title -> against.add(Sentence.of("registration.doubles.seats", title)));
        titles(one, other, """
                select o.title from waitlist_entry a
                  join waitlist_entry b on b.offering = a.offering and b.person = :other and b.state in ('waiting', 'offered')
                  join offering o on o.id = a.offering
                 where a.person = :one and a.state in ('waiting', 'offered')
                 order by o.first_day, o.id
                """).forEach(title -> against.add(Sentence.of("registration.doubles.waitlist", title)));
        titles(one, other, """
                select a.code from orders a
                  join orders b on b.edition = a.edition and b.buyer = :other and b.offering is null
                       and b.state in ('placed', 'confirmed')
                 where a.buyer = :one and a.offering is null and a.state in ('placed', 'confirmed')
                 order by a.id
                """).forEach(code -> against.add(Sentence.of("registration.doubles.part-two", code)));
        return against;
    }

    private List<String> titles(PersonId one, PersonId other, String sql) {
        UUID first = one.value();
        return jdbc.sql(sql)
                .param("one", first)
                .param("other", other.value())
                .query(String.class)
                .list();
    }
}
