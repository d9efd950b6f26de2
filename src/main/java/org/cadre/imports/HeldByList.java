package org.cadre.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.rights.HoldOnPerson;
import org.cadre.platform.text.Sentence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose records of a list have to stay: the list is not taken back then. */
@Component
class HeldByList {
    private final JdbcClient jdbc;
    private final ObjectProvider<HoldOnPerson> holds;

    HeldByList(JdbcClient jdbc, ObjectProvider<HoldOnPerson> holds) {
        this.jdbc = jdbc;
        this.holds = holds;
    }

    /** Why not, with names; empty: nobody is held. */
    Optional<Sentence> againstUndoing(UUID list) {
        var people = people(list);
        var held = new HashSet<PersonId>();
        holds.stream().forEach(one -> held.addAll(one.heldAmong(people)));
        return held.isEmpty() ? Optional.empty() : Optional.of(Sentence.of("imports.undo.held", names(held)));
    }

    /** Of whom the list wrote something. */
    private List<PersonId> people(UUID list) {
        return jdbc.sql("""
            with change as (select what, subject from import_change where import = :list)
            select subject from change where what = 'person'
             union
            select r.person from change c join role_grant r on c.what = 'role_grant' and r.id = c.subject
             union
            select r.person from change c join registration r on c.what = 'offering' and r.offering = c.subject
             where r.person is not null
             union
            select i.person from change c join internship i on c.what = 'internship' and i.id = c.subject
             union
            select a.protege from change c join pairing a on c.what = 'pairing' and a.id = c.subject
             where a.protege is not null
             union
            select k.person from change c join certificate k on c.what = 'certificate' and k.id = c.subject
            """).param("list", list).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    private String names(HashSet<PersonId> held) {
        return jdbc.sql("""
            select string_agg(display_name, ', ' order by display_name) from person where id = any(:held)
            """)
                .param("held", held.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(String.class)
                .single();
    }
}
