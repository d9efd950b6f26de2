package org.cadre.people.merge;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records that may be one person, with what speaks for it; and those of which office has said that they are two. */
@Component
class LikelyDoubles {
    /**
     * Two records, the older one first.
     *
     * @param reasons keys of what speaks for it, the strongest first
     */
    record Pair(Half one, Half other, List<String> reasons, int weight) {}

    record Half(
            PersonId id,
            String name,
            String email,
            @Nullable String school,
            @Nullable String district,
            boolean sample) {}

    /** The last search; null moments: never. */
    record Search(@Nullable Instant askedAt, @Nullable Instant finishedAt, int people, int found) {
        boolean isUnderWay() {
            return askedAt != null && (finishedAt == null || finishedAt.isBefore(askedAt));
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock system;

    LikelyDoubles(JdbcClient jdbc, AuditTrail audit, Clock system) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.system = system;
    }

    /**
     * Goes through all people. Names are compared only where something else agrees (school, district, last name), so that it
     * stays quick with a hundred thousand of them; or where a name is rare: somebody who moved has another district and mail
     * address, and the same name.
     */
    @Transactional
    int search() {
        var now = system.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from likely_double").update();
        int found = jdbc.sql("""
                with everyone as materialized (
                  select p.id, p.email, p.personal_email, p.member_number, p.school, p.district,
                         lower(unaccent(p.display_name)) as name,
                         (regexp_split_to_array(lower(unaccent(p.display_name)), '\\s+'))[
                           cardinality(regexp_split_to_array(p.display_name, '\\s+'))] as last_name,
                         nullif(right(regexp_replace(coalesce(p.phone, ''), '[^0-9]', '', 'g'), 10), '') as phone
                    from person p
                   where p.merged_into is null and p.erased_at is null),
                rare as (
                  select name from everyone group by name having count(*) between 2 and 3),
                reason as (
                  select least(a.id, b.id) as one, greatest(a.id, b.id) as other, 'email' as why, 100 as weight
                    from everyone a join everyone b on b.personal_email = a.email and b.id <> a.id
                  union
                  select a.id, b.id, 'email', 100
                    from everyone a join everyone b on b.personal_email = a.personal_email and a.id < b.id
                  union
                  select a.id, b.id, 'member-number', 90
                    from everyone a join everyone b on b.member_number = a.member_number and a.id < b.id
                  union
                  select a.id, b.id, 'phone', 60
                    from everyone a join everyone b on b.phone = a.phone and a.id < b.id
                   where length(a.phone) = 10 and similarity(a.name, b.name) >= 0.3
                  union
                  select a.id, b.id, 'school', 50 + (30 * similarity(a.name, b.name))::integer
                    from everyone a join everyone b on b.school = a.school and a.id < b.id
                   where similarity(a.name, b.name) >= 0.55
                  union
                  select a.id, b.id, 'district', 40 + (30 * similarity(a.name, b.name))::integer
                    from everyone a
                    join everyone b on b.district = a.district and b.last_name = a.last_name and a.id < b.id
                   where similarity(a.name, b.name) >= 0.6 and a.school is distinct from b.school
                  union
                  select a.id, b.id, 'name', 30
                    from everyone a join everyone b on b.name = a.name and a.id < b.id
                   where a.district is null or b.district is null
                  union
                  select a.id, b.id, 'name', 10
                    from rare r join everyone a on a.name = r.name join everyone b on b.name = r.name and a.id < b.id
                   where a.district <> b.district)
                insert into likely_double (one, other, reasons, weight, found_at)
                select r.one, r.other, array_agg(r.why order by r.weight desc), sum(r.weight), :now
                  from reason r
                 where not exists (select 1 from not_the_same n where n.one = r.one and n.other = r.other)
                 group by r.one, r.other
                """).param("now", now).update();
        jdbc.sql("""
                insert into double_search (only_one, finished_at, people, found)
                values (true, :now, (select count(*) from person where merged_into is null and erased_at is null), :found)
                on conflict (only_one) do update
                   set finished_at = excluded.finished_at, people = excluded.people, found = excluded.found
                """).param("now", now).param("found", found).update();
        return found;
    }

    /** A search was asked for. */
    void asked() {
        jdbc.sql("""
                insert into double_search (only_one, asked_at) values (true, :now)
                on conflict (only_one) do update set asked_at = excluded.asked_at
                """).param("now", system.instant().atOffset(ZoneOffset.UTC)).update();
    }

    Search lastSearch() {
        return jdbc.sql("select asked_at, finished_at, people, found from double_search")
                .query((row, _) -> new Search(
                        instant(row.getObject("asked_at", OffsetDateTime.class)),
                        instant(row.getObject("finished_at", OffsetDateTime.class)),
                        row.getInt("people"),
                        row.getInt("found")))
                .optional()
                .orElse(new Search(null, null, 0, 0));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * Those for whom most speaks, first.
     *
     * @param after the pair to go on after; null: from the beginning
     */
    List<Pair> page(@Nullable UUID afterOne, @Nullable UUID afterOther, int most) {
        return jdbc.sql("""
                select d.one, d.other, d.reasons, d.weight,
                       a.display_name as a_name, a.email as a_email, a.school_name as a_school, a.district_name as a_district,
                       a.sample as a_sample,
                       b.display_name as b_name, b.email as b_email, b.school_name as b_school, b.district_name as b_district,
                       b.sample as b_sample
                  from likely_double d
                  join person_card a on a.id = d.one
                  join person_card b on b.id = d.other
                 where a.merged_into is null and b.merged_into is null
                   and (:afterOne::uuid is null
                        or (-d.weight, d.one, d.other) > (select -l.weight, l.one, l.other from likely_double l
                                                           where l.one = :afterOne::uuid and l.other = :afterOther::uuid))
                 order by d.weight desc, d.one, d.other
                 limit :most
                """)
                .param("afterOne", afterOne)
                .param("afterOther", afterOther)
                .param("most", most)
                .query((row, _) -> new Pair(
                        new Half(
                                new PersonId(row.getObject("one", UUID.class)),
                                row.getString("a_name"),
                                row.getString("a_email"),
                                row.getString("a_school"),
                                row.getString("a_district"),
                                row.getBoolean("a_sample")),
                        new Half(
                                new PersonId(row.getObject("other", UUID.class)),
                                row.getString("b_name"),
                                row.getString("b_email"),
                                row.getString("b_school"),
                                row.getString("b_district"),
                                row.getBoolean("b_sample")),
                        List.of((String[]) row.getArray("reasons").getArray()),
                        row.getInt("weight")))
                .list();
    }

    Optional<List<String>> reasons(PersonId one, PersonId other) {
        return jdbc.sql(
                        "select reasons from likely_double where one = least(:one, :other) and other = greatest(:one, :other)")
                .param("one", one.value())
                .param("other", other.value())
                .query((row, _) -> List.of((String[]) row.getArray("reasons").getArray()))
                .optional();
    }

    /** The likely doubles of one person. */
    List<PersonId> of(PersonId person) {
        return jdbc.sql("""
                        select case when d.one = :person then d.other else d.one end
                          from likely_double d
                         where d.one = :person or d.other = :person
                         order by d.weight desc
                        """).param("person", person.value()).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    /** Office says that these are two people; it is not asked again. */
    void areTwo(Viewer viewer, PersonId one, PersonId other) {
        jdbc.sql("""
                insert into not_the_same (one, other, said_by, said_at)
                values (least(:one, :other), greatest(:one, :other), :by, :now)
                on conflict do nothing
                """)
                .param("one", one.value())
                .param("other", other.value())
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from likely_double where one = least(:one, :other) and other = greatest(:one, :other)")
                .param("one", one.value())
                .param("other", other.value())
                .update();
        audit.record(
                viewer.actor(),
                "person.not-the-same",
                one.value(),
                other.value(),
                Map.of(),
                Map.of("other", other.toString()));
    }
}
