package org.cadre.internship;

import java.util.ArrayList;
import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.people.rights.ErasureObjections;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever is in the middle of an internship can't be erased from it: the other side's nine months rest on them. */
@Component("internshipErasureObjections")
class OpenInternships implements ErasureObjections {
    private final JdbcClient jdbc;

    OpenInternships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sentence> toErasing(PersonId person) {
        var against = new ArrayList<Sentence>();
        if (holds(person, """
                select exists (select 1 from internship
                                where person = :person and state in ('applied', 'active', 'on hold'))
                """)) {
            against.add(Sentence.of("internship.erasure.running"));
        }
        if (holds(person, """
                select exists (select 1 from pairing a join internship i on i.id = a.internship
                                where a.protege = :person and a.state in ('proposed', 'active', 'suspended')
                                  and i.state in ('applied', 'active', 'on hold'))
                """)) {
            against.add(Sentence.of("internship.erasure.protege"));
        }
        if (holds(person, "select exists (select 1 from cohort_coach where person = :person and not over)")) {
            against.add(Sentence.of("internship.erasure.coach"));
        }
        return against;
    }

    private boolean holds(PersonId person, String sql) {
        return jdbc.sql(sql)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
