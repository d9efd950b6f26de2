package org.cadre.reporting.search;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds people by the names they have or had, mail, school, district, member number and phone. */
@Component
class FoundPeople {
    /** @param called an earlier name or the one on a certificate, when it is that what was typed */
    private record Row(
            UUID id,
            String displayName,
            String email,
            @Nullable String memberNumber,
            @Nullable String schoolName,
            @Nullable String districtName,
            boolean sample,
            @Nullable String called,
            int rank,
            int fitting) {}

    /** A short word says so little that it may be wrong as a whole, where nobody is found otherwise. */
    private static final int SHORT = 3;

    /** Each branch finds by an index of its own and ends at the cap; what was met is then judged word by word. */
    static final String SQL = """
            with whole as (
              (select p.id from person p
                where search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like '% ' || :first || ' %'
                  and search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like '% ' || :second || ' %'
                limit :cap)
              union all
              (select p.id from person p
                where search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like '% ' || :first || '%'
                  and search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like '% ' || :second || '%'
                limit :cap)
              union all
              (select p.id from person p
                where search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like :firstLike
                  and search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like :secondLike
                limit :cap)
            ), alike as (
              select p.id from person p
               where (select count(*) from whole) < :cap
                 and (search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like :firstLike
                      or :first <% search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')))
                 and (search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like :secondLike
                      or :second <% search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')))
               limit :cap
            ), earlier as (
              (select c.person as id from certificate c
                where search_words(c.holder_name) like :firstLike or :first <% search_words(c.holder_name)
                limit :cap)
              union all
              (select n.person from name_correction n
                where search_words(n.name_before) like :firstLike or :first <% search_words(n.name_before)
                limit :cap)
              union all
              (select a.whom
                 from audit_entry a
                where a.deed in ('person.address-changed', 'person.renamed', 'person.changed')
                  and (search_words(coalesce(a.before ->> 'email', '') || ' ' || coalesce(a.before ->> 'personal email', '') || ' '
                                   || coalesce(a.before ->> 'name', '') || ' ' || coalesce(a.before ->> 'legal name', '')) like :firstLike
                       or :first <% search_words(coalesce(a.before ->> 'email', '') || ' ' || coalesce(a.before ->> 'personal email', '') || ' '
                                   || coalesce(a.before ->> 'name', '') || ' ' || coalesce(a.before ->> 'legal name', '')))
                limit :cap)
            ), first_places as materialized (
              select o.id from organization o
               where search_words(o.name) like :firstLike or :first <% search_words(o.name)
            ), second_places as materialized (
              select o.id from organization o
               where search_words(o.name) like :secondLike or :second <% search_words(o.name)
            ), at_work as (
              (select p.id from person p
                where not :single
                  and (search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like :secondLike
                       or :second <% search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')))
                  and (p.school in (select id from first_places) or p.district in (select id from first_places))
                limit :cap)
              union all
              (select p.id from person p
                where not :single
                  and (search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')) like :firstLike
                       or :first <% search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                      || coalesce(p.personal_email, '')))
                  and (p.school in (select id from second_places) or p.district in (select id from second_places))
                limit :cap)
              union all
              (select p.id
                 from first_places o join second_places a on a.id = o.id join person p on p.district = o.id
                limit :cap)
              union all
              (select p.id
                 from first_places o join second_places a on a.id = o.id join person p on p.school = o.id
                limit :cap)
            ), numbered as (
              (select p.id from person p
                where p.member_number is not null and search_code(p.member_number) like :code limit :cap)
              union all
              (select p.id from person p where p.phone is not null and search_phone(p.phone) like :phone limit :cap)
            ), met as (
              -- What a merged record was called leads to the one that remains.
              select distinct coalesce(p.merged_into, p.id) as id
                from (select id from whole union select id from alike union select id from earlier
                      union select id from at_work union select id from numbered) any_way
                join person p on p.id = any_way.id
            ), known as materialized (
              select p.id, p.display_name, p.email, p.member_number, s.name as school_name, d.name as district_name,
                     p.sample, p.email = :address or coalesce(p.personal_email = :address, false) as is_address,
                     coalesce(search_code(p.member_number) like :code, false)
                       or coalesce(search_phone(p.phone) like :phone, false) as is_number,
                     search_words(p.display_name || ' ' || p.legal_name) as names,
                     search_words(p.display_name || ' ' || p.legal_name || ' ' || p.email || ' '
                                  || coalesce(p.personal_email, '') || ' ' || coalesce(d.name, '') || ' '
                                  || coalesce(s.name, '')) as written
                from met
                join person p on p.id = met.id and p.erased_at is null
                left join organization s on s.id = p.school
                left join organization d on d.id = p.district
            ), judged as materialized (
              select k.*,
                     case when k.is_address or k.is_number then 0
                          when not f.written then case when f.alike then 4 end
                          when f.whole then 1
                          when f.begun then 2
                          else 3
                     end as rank
                from known k
               cross join lateral (
                     select bool_and(k.names like '% ' || w || ' %') as whole,
                            bool_and(k.names like '% ' || w || '%') as begun,
                            bool_and(k.written like l) as written,
                            bool_and(k.written like l or length(w) <= :forgiven
                                       or (length(w) > 3 and word_similarity(w, k.written) >= :likeness))
                              as alike
                       from unnest(:words::text[], :likes::text[]) t (w, l)) f
            ), ranked as (
              select j.*, o.called, coalesce(j.rank, o.rank) as place
                from judged j
                left join lateral (
                     select e.called, 5 as rank
                       from (select c.holder_name as called from certificate c where c.person = j.id
                             union
                             select n.name_before from name_correction n where n.person = j.id
                             union
                             select v.fact
                               from person g
                              cross join lateral (values (g.display_name), (g.legal_name), (g.email)) v (fact)
                              where g.merged_into = j.id
                             union
                             select coalesce(v.fact, '')
                               from audit_entry a
                              cross join lateral (values (a.before ->> 'email'), (a.before ->> 'personal email'),
                                                         (a.before ->> 'name'), (a.before ->> 'legal name')) v (fact)
                              where a.whom = j.id
                                and a.deed in ('person.address-changed', 'person.renamed', 'person.changed')) e
                      where (select bool_and(j.written || search_words(e.called) like l
                                             or (length(w) > 3
                                                 and word_similarity(w, j.written || search_words(e.called)) >= :likeness))
                               from unnest(:words::text[], :likes::text[]) t (w, l))
                      order by 1
                      limit 1) o on j.rank is null
            )
            select id, display_name, email, member_number, school_name, district_name, sample, called, place as rank,
                   count(*) over () as fitting
              from ranked
             where place is not null
             order by place, case when place > 3 then -word_similarity(:typed, names) end, lower(display_name), id
             limit :most offset :skipped
            """;

    private final JdbcClient jdbc;

    FoundPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The best, at most so many after so many. The two longest words find people by an index, of each way to find them no
     * more than the cap; all words then have to fit.
     */
    Hit.Group of(Term term, double likeness, int cap, int most, int skipped, Viewer viewer) {
        var rows = jdbc.sql(SQL)
                .params(asked(term, likeness, cap, viewer.isOffice() ? most : 0, skipped))
                .query(Row.class)
                .list();
        return new Hit.Group(
                Hit.Kind.PERSON,
                rows.stream().map(FoundPeople::hit).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().fitting(),
                cap);
    }

    static Map<String, Object> asked(Term term, double likeness, int cap, int most, int skipped) {
        return Map.ofEntries(
                Map.entry("first", term.longest()),
                Map.entry("second", term.secondLongest()),
                Map.entry("firstLike", Term.patternOf(term.longest())),
                Map.entry("secondLike", Term.patternOf(term.secondLongest())),
                Map.entry("single", term.secondLongest().equals(term.longest())),
                Map.entry("words", term.wordArray()),
                Map.entry("likes", term.patterns()),
                Map.entry("typed", String.join(" ", term.words())),
                Map.entry("address", term.address()),
                Map.entry("code", term.codePattern()),
                Map.entry("phone", term.phonePattern()),
                Map.entry("cap", cap + 1),
                Map.entry("likeness", likeness),
                Map.entry("forgiven", likeness < Search.ALIKE && term.words().size() > 1 ? SHORT : 0),
                Map.entry("most", most),
                Map.entry("skipped", skipped));
    }

    private static Hit hit(Row row) {
        var details = new ArrayList<@Nullable Sentence>();
        if (row.called != null) {
            details.add(Sentence.of("search.called", row.called));
        }
        details.add(Hit.said(row.email));
        details.add(Hit.said(row.schoolName));
        details.add(Hit.said(row.districtName));
        if (row.memberNumber != null) {
            details.add(Sentence.of("search.member", row.memberNumber));
        }
        return new Hit(
                row.id,
                Hit.Kind.PERSON,
                row.displayName,
                details.stream()
                        .filter(Objects::nonNull)
                        .map(Sentence.class::cast)
                        .toList(),
                "/office/people/" + row.id,
                row.rank == 0,
                row.sample);
    }
}
