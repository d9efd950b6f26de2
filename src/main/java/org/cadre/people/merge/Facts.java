package org.cadre.people.merge;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts of two records: which ones the remaining person has after a merge, and which ones each gets back. */
@Component
class Facts {
    private static final String NOBODYS = "merging-%s@merging.invalid";

    private final JdbcClient jdbc;

    Facts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the chosen facts of the merged record over those of the remaining one, and remembers both. */
    void choose(UUID merge, PersonId kept, PersonId gone, Set<Fact> chosen) {
        var plain = chosen.stream()
                .filter(fact -> fact != Fact.EMAIL)
                .map(Fact::column)
                .toArray(String[]::new);
        remember(merge, kept, gone, chosen.stream().map(Fact::column).toArray(String[]::new));
        jdbc.sql("""
                update person k
                   set legal_name = case when 'legal_name' = any(:chosen) then g.legal_name else k.legal_name end,
                       display_name = case when 'display_name' = any(:chosen) then g.display_name else k.display_name end,
                       personal_email = case when 'personal_email' = any(:chosen) then g.personal_email else k.personal_email end,
                       phone = case when 'phone' = any(:chosen) then g.phone else k.phone end,
                       zone = case when 'zone' = any(:chosen) then g.zone else k.zone end,
                       member_number = case when 'member_number' = any(:chosen) then g.member_number else k.member_number end,
                       member_until = case when 'member_until' = any(:chosen) then g.member_until else k.member_until end,
                       state = case when 'state' = any(:chosen) then g.state else k.state end,
                       career_stage = case when 'career_stage' = any(:chosen) then g.career_stage else k.career_stage end,
                       years_as_principal = case when 'years_as_principal' = any(:chosen) then g.years_as_principal
                                                 else k.years_as_principal end,
                       needs = case when 'needs' = any(:chosen) then g.needs else k.needs end,
                       district = case when 'district' = any(:chosen) then g.district else k.district end,
                       school = case when 'school' = any(:chosen) then g.school else k.school end
                  from person g
                 where k.id = :kept and g.id = :gone
                """)
                .param("chosen", plain)
                .param("kept", kept.value())
                .param("gone", gone.value())
                .update();
        if (chosen.contains(Fact.EMAIL)) {
            exchangeAddresses(kept, gone);
        }
    }

    private void remember(UUID merge, PersonId kept, PersonId gone, String[] chosen) {
        jdbc.sql("""
                insert into merge_row (merge, line, way, key, before, after)
                select :merge, 'person.' || f.name, 'fact', jsonb_build_object('id', k.id),
                       to_jsonb(k) -> f.name, to_jsonb(g) -> f.name
                  from person k, person g, unnest(:chosen::text[]) as f (name)
                 where k.id = :kept and g.id = :gone
                """)
                .param("merge", merge)
                .param("chosen", chosen)
                .param("kept", kept.value())
                .param("gone", gone.value())
                .update();
    }

    /** Both addresses go on being known: mail is sent to the one, and the other one opens the same account. */
    private void exchangeAddresses(PersonId kept, PersonId gone) {
        String of = address(gone);
        String other = address(kept);
        write(gone, NOBODYS.formatted(gone));
        write(kept, of);
        write(gone, other);
    }

    private String address(PersonId person) {
        return jdbc.sql("select email from person where id = :person")
                .param("person", person.value())
                .query(String.class)
                .single();
    }

    private void write(PersonId person, String email) {
        jdbc.sql("update person set email = :email where id = :person")
                .param("email", email)
                .param("person", person.value())
                .update();
    }

    /** Gives each record back what it told, but for facts that were changed since: those are newer. */
    void giveBack(UUID merge, PersonId kept, PersonId gone) {
        jdbc.sql("""
                update person k
                   set legal_name = coalesce(b.was ->> 'legal_name', k.legal_name),
                       display_name = coalesce(b.was ->> 'display_name', k.display_name),
                       personal_email = case when jsonb_exists(b.was, 'personal_email') then b.was ->> 'personal_email' else k.personal_email end,
                       phone = case when jsonb_exists(b.was, 'phone') then b.was ->> 'phone' else k.phone end,
                       zone = coalesce(b.was ->> 'zone', k.zone),
                       member_number = case when jsonb_exists(b.was, 'member_number') then b.was ->> 'member_number' else k.member_number end,
                       member_until = case when jsonb_exists(b.was, 'member_until') then (b.was ->> 'member_until')::date
                                           else k.member_until end,
                       state = case when jsonb_exists(b.was, 'state') then b.was ->> 'state' else k.state end,
                       career_stage = case when jsonb_exists(b.was, 'career_stage') then b.was ->> 'career_stage' else k.career_stage end,
                       years_as_principal = case when jsonb_exists(b.was, 'years_as_principal')
                                                 then (b.was ->> 'years_as_principal')::integer
                                                 else k.years_as_principal end,
                       needs = case when jsonb_exists(b.was, 'needs') then b.was ->> 'needs' else k.needs end,
                       district = case when jsonb_exists(b.was, 'district') then (b.was ->> 'district')::uuid else k.district end,
                       school = case when jsonb_exists(b.was, 'school') then (b.was ->> 'school')::uuid else k.school end
                  from (select coalesce(jsonb_object_agg(split_part(r.line, '.', 2), r.before), '{}') as was
                          from merge_row r
                          join person n on n.id = :kept
                         where r.merge = :merge and r.way = 'fact'
                           and (to_jsonb(n) -> split_part(r.line, '.', 2)) is not distinct from r.after) b
                 where k.id = :kept
                """).param("merge", merge).param("kept", kept.value()).update();
        addresses(merge).ifPresent(was -> {
            if (address(kept).equals(was.after)) {
                exchangeAddresses(kept, gone);
            } else {
                // The remaining one has a newer address; the other one gets its own back.
                write(gone, was.after);
            }
        });
    }

    private record Addresses(String before, String after) {}

    private Optional<Addresses> addresses(UUID merge) {
        return jdbc.sql("""
                select before #>> '{}' as before, after #>> '{}' as after
                  from merge_row where merge = :merge and line = 'person.email' and way = 'fact'
                """).param("merge", merge).query(Addresses.class).optional();
    }

    /** An address that would have to go back and is somebody else's by now. */
    Optional<Sentence> takenAddress(UUID merge, PersonId kept, PersonId gone) {
        return addresses(merge)
                .flatMap(was -> jdbc.sql("""
                        select display_name from person where email = :email and id not in (:kept, :gone)
                        """)
                        .param("email", was.after)
                        .param("kept", kept.value())
                        .param("gone", gone.value())
                        .query(String.class)
                        .optional()
                        .map(name -> Sentence.of("people.merge.undo.address", was.after, name)));
    }
}
