package org.cadre.reporting.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds organizations, events and cohorts by their names. */
@Component
class FoundPlaces {
    private record Organization(
            UUID id,
            String kind,
            String name,
            @Nullable String parentName,
            @Nullable String city,
            @Nullable String state,
            boolean exact,
            boolean sample,
            int fitting) {}

    private record Event(
            UUID id,
            String title,
            @Nullable String city,
            @Nullable String state,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean sample) {}

    private record Group(
            UUID id,
            String name,
            LocalDate starts,
            @Nullable String coaches,
            boolean sample) {}

    private final JdbcClient jdbc;

    FoundPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Hit.Group organizations(Term term, double likeness, int cap, int most, int skipped, Viewer viewer) {
        var rows = jdbc.sql("""
                with whole as (
                  (select o.id from organization o
                    where search_words(o.name) like '% ' || :first || ' %' and search_words(o.name) like '% ' || :second || ' %'
                    limit :cap)
                  union all
                  (select o.id from organization o
                    where search_words(o.name) like :firstLike and search_words(o.name) like :secondLike
                    limit :cap)
                  union all
                  (select o.id from organization o
                    where not :single
                      and ((search_words(o.name) like :firstLike and lower(o.city || ' ' || o.state) like :secondLike)
                           or (search_words(o.name) like :secondLike and lower(o.city || ' ' || o.state) like :firstLike))
                    limit :cap)
                  union all
                  select o.id from organization o where o.nces_id = :code
                ), alike as (
                  select o.id from organization o
                   where not exists (select 1 from whole)
                     and (search_words(o.name) like :firstLike or :first <% search_words(o.name))
                     and (search_words(o.name) like :secondLike or :second <% search_words(o.name))
                   limit :cap
                ), known as materialized (
                  select o.id, o.kind, o.name, o.parent, o.city, o.state, o.status, o.sample,
                         search_words(o.name) as written,
                         search_words(o.name) || lower(coalesce(o.city, '') || ' ' || coalesce(o.state, '')) || ' ' as placed,
                         coalesce(o.nces_id = :code, false) as exact
                    from (select id from whole union select id from alike) met
                    join organization o on o.id = met.id
                ), judged as materialized (
                  select k.*, f.begun
                    from known k
                   cross join lateral (
                         select bool_and(k.written like '% ' || w || '%') as begun,
                                bool_and(k.placed like l or (length(w) > 3 and word_similarity(w, k.written) >= :likeness))
                                  as fits
                           from unnest(:words::text[], :likes::text[]) t (w, l)) f
                   where k.exact or f.fits
                )
                select j.id, j.kind, j.name, p.name as parent_name, j.city, j.state, j.exact, j.sample,
                       count(*) over () as fitting
                  from judged j
                  left join organization p on p.id = j.parent
                 order by not j.exact, j.status <> 'open', not j.begun, j.kind <> 'district', length(j.name), j.name, j.id
                 limit :most offset :skipped
                """)
                .param("first", term.longest())
                .param("second", term.secondLongest())
                .param("firstLike", Term.patternOf(term.longest()))
                .param("secondLike", Term.patternOf(term.secondLongest()))
                .param("single", term.words().size() == 1)
                .param("cap", cap + 1)
                .param("code", term.code())
                .param("words", term.wordArray())
                .param("likes", term.patterns())
                .param("likeness", likeness)
                .param("most", viewer.isOffice() ? most : 0)
                .param("skipped", skipped)
                .query(Organization.class)
                .list();
        return new Hit.Group(
                Hit.Kind.ORGANIZATION,
                rows.stream()
                        .map(one -> new Hit(
                                one.id,
                                Hit.Kind.ORGANIZATION,
                                one.name,
                                Stream.of(
                                                Sentence.of("people.kind." + one.kind.replace(' ', '-')),
                                                Hit.said(one.parentName),
                                                Hit.said(place(one.city, one.state)))
                                        .filter(Objects::nonNull)
                                        .toList(),
                                "/office/organizations/" + one.id,
                                one.exact,
                                one.sample))
                        .toList(),
                rows.isEmpty() ? 0 : rows.getFirst().fitting(),
                cap);
    }

    private static String place(@Nullable String city, @Nullable String state) {
        return city == null ? Objects.requireNonNullElse(state, "") : state == null ? city : city + ", " + state;
    }

    List<Hit> events(Term term, double likeness, int most, Viewer viewer) {
        return jdbc
                .sql("""
                select o.id, o.title, o.city, o.state, o.first_day, o.last_day, o.sample
                  from offering o
                 where (search_words(o.title || ' ' || coalesce(o.place, '') || ' ' || coalesce(o.city, '') || ' '
                                     || coalesce(o.state, '')) like :pattern
                        or :longest <% search_words(o.title || ' ' || coalesce(o.place, '') || ' ' || coalesce(o.city, '')
                                                    || ' ' || coalesce(o.state, '')))
                   and (select bool_and(search_words(o.title || ' ' || coalesce(o.place, '') || ' ' || coalesce(o.city, '')
                                                     || ' ' || coalesce(o.state, '') || ' ' || extract(year from o.first_day))
                                          like l
                                        or (length(w) > 3 and word_similarity(w, search_words(o.title || ' '
                                              || coalesce(o.place, '') || ' ' || coalesce(o.city, ''))) >= :likeness))
                          from unnest(:words::text[], :likes::text[]) t (w, l))
                 order by o.first_day desc, o.id
                 limit :most
                """)
                .param("pattern", Term.patternOf(term.longest()))
                .param("longest", term.longest())
                .param("words", term.wordArray())
                .param("likes", term.patterns())
                .param("likeness", likeness)
                .param("most", viewer.isOffice() ? most : 0)
                .query(Event.class)
                .list()
                .stream()
                .map(one -> new Hit(
                        one.id,
                        Hit.Kind.OFFERING,
                        one.title,
                        Stream.of(Sentence.of("search.begins", one.firstDay), Hit.said(place(one.city, one.state)))
                                .filter(Objects::nonNull)
                                .toList(),
                        "/office/offerings/" + one.id,
                        false,
                        one.sample))
                .toList();
    }

    List<Hit> cohorts(Term term, double likeness, int most, Viewer viewer) {
        return jdbc
                .sql("""
                select c.id, c.name, c.starts, k.coaches, c.sample
                  from cohort c
                  left join lateral (select string_agg(p.display_name, ', ' order by p.display_name) as coaches
                                       from cohort_coach h join person p on p.id = h.person
                                      where h.cohort = c.id and h.until is null) k on true
                 where (search_words(c.name) like :pattern or :longest <% search_words(c.name))
                   and (select bool_and(search_words(c.name || ' ' || coalesce(k.coaches, '')) like l
                                        or (length(w) > 3 and word_similarity(w, search_words(c.name)) >= :likeness))
                          from unnest(:words::text[], :likes::text[]) t (w, l))
                 order by c.starts desc, c.name, c.id
                 limit :most
                """)
                .param("pattern", Term.patternOf(term.longest()))
                .param("longest", term.longest())
                .param("words", term.wordArray())
                .param("likes", term.patterns())
                .param("likeness", likeness)
                .param("most", viewer.isOffice() ? most : 0)
                .query(Group.class)
                .list()
                .stream()
                .map(one -> new Hit(
                        one.id,
                        Hit.Kind.COHORT,
                        one.name,
                        Stream.of(Sentence.of("search.begins", one.starts), Hit.said(one.coaches))
                                .filter(Objects::nonNull)
                                .toList(),
                        "/office/cohorts/" + one.id,
                        false,
                        one.sample))
                .toList();
    }
}
