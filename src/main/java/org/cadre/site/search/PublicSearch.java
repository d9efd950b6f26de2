package org.cadre.site.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.cadre.offering.UsState;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Option;
import org.cadre.program.OfferingKind;
import org.cadre.site.district.DistrictPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks everything that everybody may read, in one query beside the list of districts' pages. A word that no text has is taken for
 * the words that are written much like it. What may be shown only for a time is asked by the day, and what hangs on a consent or
 * on office's word is looked at where it stands: it is gone the moment it is taken back. Authors of projects are not found by
 * their names, which they may take back, too.
 */
@Component
class PublicSearch {
    /** A word of many texts says little: so many of them are ranked, those with the word in their title first. */
    private static final int CAP = 150;

    private record Row(
            String kind,
            String id,
            String href,
            String language,
            String title,
            @Nullable String words,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            int all) {}

    /** Arrays that the query joins: names that the program has in its texts and not in its tables. */
    private record Named(String[] keys, String[] names) {
        static Named of(List<Option> options) {
            return new Named(
                    options.stream().map(Option::value).toArray(String[]::new),
                    options.stream().map(Option::label).toArray(String[]::new));
        }
    }

    static final String SQL = """
            with typed as materialized (
              select w.word, w.n = cardinality(:words::text[]) as growing,
                     replace(trim(search_words(w.word)), ' ', '') as plain, w.n
                from unnest(:words::text[]) with ordinality w (word, n)
            ), meant as materialized (
              select t.n, concat_ws(' | ',
                       t.word || case when t.growing and length(t.word) > 1 then ':*' else '' end,
                       nullif(t.plain, '') || case when t.growing and length(t.plain) > 1 then ':*' else '' end,
                       case when length(t.plain) > 3
                             and not exists (select 1 from public_word v
                                              where v.word collate "C" >= t.plain and v.word collate "C" < t.plain || U&'\\FFFF')
                            then (select string_agg(a.word, ' | ')
                                    from (select v.word from public_word v
                                           where v.word % t.plain
                                           order by similarity(v.word, t.plain) desc, v.uses desc, v.word
                                           limit 3) a)
                       end) as alternatives
                from typed t
            ), asked as materialized (
              select to_tsquery('english', string_agg('(' || m.alternatives || ')', ' & ' order by m.n)) as en,
                     to_tsquery('spanish', string_agg('(' || m.alternatives || ')', ' & ' order by m.n)) as es
                from meant m
            ), met as materialized (
              (select p.kind, p.id from asked a, public_text p
                where p.title_vector @@ a.en and p.language = 'en' and (p.until is null or p.until >= :today) limit :cap)
              union
              (select p.kind, p.id from asked a, public_text p
                where p.title_vector @@ a.es and p.language = 'es' and (p.until is null or p.until >= :today) limit :cap)
              union
              (select p.kind, p.id from asked a, public_text p
                where p.vector @@ a.en and p.language = 'en' and (p.until is null or p.until >= :today) limit :cap)
              union
              (select p.kind, p.id from asked a, public_text p
                where p.vector @@ a.es and p.language = 'es' and (p.until is null or p.until >= :today) limit :cap)
            ), ranked as materialized (
              select p.kind, p.id, row_number() over (partition by p.kind order by p.language <> :reader, f.rank desc, p.title, p.id) as place,
                     count(*) over (partition by p.kind) as found
                from met m
                join public_text p on p.kind = m.kind and p.id = m.id
               cross join asked a
               cross join lateral (select ts_rank(p.vector, case p.language when 'es' then a.es else a.en end) as rank) f
            ), texts as (
              select p.kind, p.id::text as id, p.href, p.language,
                     ts_headline(c.config, p.title, c.asked, 'HighlightAll=true, StartSel=' || :from || ', StopSel=' || :to) as title,
                     ts_headline(c.config, left(p.body, 3000), c.asked,
                                 'MaxWords=30, MinWords=15, StartSel=' || :from || ', StopSel=' || :to) as words,
                     null::date as first_day, null::date as last_day, r.found, r.place
                from ranked r
                join public_text p on p.kind = r.kind and p.id = r.id
               cross join asked a
               cross join lateral (
                     select case p.language when 'es' then 'spanish'::regconfig else 'english'::regconfig end as config,
                            case p.language when 'es' then a.es else a.en end as asked) c
               where r.place <= :most and (:only = '' or :only = p.kind)
            ), passed as materialized (
              select f.id, f.title, f.abstract, f.decided_on, ts_rank(project_words(f.title, f.abstract), a.en) as rank
                from asked a
                join final_project f on project_words(f.title, f.abstract) @@ a.en and f.state = 'passed'
               where exists (select 1 from project_showing s where s.project = f.id and s.withdrawn_at is null)
                 and not exists (select 1 from project_removal x where x.project = f.id)
               limit :cap
            ), projects as (
              select 'project' as kind, p.id::text as id, '/projects/' || p.id as href, 'en' as language,
                     ts_headline('english', p.title, a.en, 'HighlightAll=true, StartSel=' || :from || ', StopSel=' || :to) as title,
                     ts_headline('english', left(p.abstract, 3000), a.en,
                                 'MaxWords=30, MinWords=15, StartSel=' || :from || ', StopSel=' || :to) as words,
                     null::date as first_day, null::date as last_day, p.found, p.place
                from asked a
               cross join (
                     select f.*, count(*) over () as found,
                            row_number() over (order by f.rank desc, f.decided_on desc, f.id) as place
                       from passed f) p
               where p.place <= :most and (:only = '' or :only = 'project')
            ), held as (
              select 'date' as kind, o.id::text as id, '/schedule/' || o.id as href, 'en' as language, o.title,
                     coalesce(o.city || coalesce(', ' || o.state, ''), o.place) as words, o.first_day, o.last_day,
                     search_words(concat_ws(' ', o.title, k.name, o.place, o.city, o.state, s.name)) as said,
                     row_number() over (order by o.first_day, o.id) as turn
                from offering o
                left join unnest(:states::text[], :stateNames::text[]) s (code, name) on s.code = o.state
                left join unnest(:kinds::text[], :kindNames::text[]) k (code, name) on k.code = o.kind
               where o.public and o.canceled_at is null and o.closed_at is null and o.first_day >= :today
              union all
              select 'mentor', l.id::text, '/mentors/' || l.id || '/request', 'en', p.display_name,
                     concat_ws(' · ', s.name, case when l.show_district then d.name end), null, null,
                     search_words(concat_ws(' ', p.display_name, l.state, s.name, case when l.show_district then d.name end)),
                     row_number() over (order by lower(p.display_name), l.id)
                from mentor_listing l
                join person p on p.id = l.person
                left join organization d on d.id = p.district
                left join unnest(:states::text[], :stateNames::text[]) s (code, name) on s.code = l.state
               where l.listed
                 and exists (select 1 from certificate c
                              where c.person = l.person and c.state in ('issued', 'superseded')
                                and c.valid_from <= :today and c.expires >= :today)
              union all
              select 'district', d.href, d.href, 'en', d.name, d.welcome, null, null,
                     search_words(d.name || ' ' || d.welcome), d.n
                from unnest(:districts::text[], :districtNames::text[], :districtWelcomes::text[])
                       with ordinality d (href, name, welcome, n)
              union all
              select 'standard', t.id::text, t.href, 'en',
                     case when length(t.title) > 200 then left(t.title, 199) || '…' else t.title end, t.words, null, null,
                     search_words(t.title || ' ' || t.words), row_number() over (order by t.place, t.key, t.own, t.rank, t.turn)
                from (
                     select f.id, '/standards/' || f.key as href, f.title, f.short_name as words, f.place, f.key, 0 as own,
                            0 as rank, 0 as turn
                       from framework f
                      where f.status <> 'draft'
                        and exists (select 1 from framework_part p
                                     where p.framework = f.id and p.kind = 'item' and p.gone_in is null)
                     union all
                     select p.id, '/standards/' || f.key || '#' || p.key, trim(p.code || ' ' || p.title), f.short_name, f.place,
                            f.key, 1, p.rank, p.place
                       from framework_part p
                       join framework f on f.id = p.framework
                      where f.status <> 'draft' and p.kind = 'item' and p.gone_in is null) t
            ), others as (
              select h.*, count(*) over (partition by h.kind) as found,
                     row_number() over (partition by h.kind order by h.turn) as place
                from held h
               where not exists (
                     select 1 from typed t
                      where h.said not like '% ' || t.plain || '%'
                        and (length(t.plain) < 4 or word_similarity(t.plain, h.said) < 0.5))
            )
            select kind, id, href, language, title, words, first_day, last_day, found::int as "all"
              from (select kind, id, href, language, title, words, first_day, last_day, found, place from texts
                    union all
                    select kind, id, href, language, title, words, first_day, last_day, found, place from projects
                    union all
                    select kind, id, href, language, title, words, first_day, last_day, found, place from others
                     where place <= :most and (:only = '' or :only = kind)) shown
             order by kind, place
            """;

    private final JdbcClient jdbc;
    private final DistrictPages districts;
    private final ProgramClock clock;
    private final Texts texts;

    PublicSearch(JdbcClient jdbc, DistrictPages districts, ProgramClock clock, Texts texts) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * What was found, by kind.
     *
     * @param only null: of every kind
     * @param most of each kind
     */
    List<Found.Group> find(Typed typed, Found.@Nullable Kind only, int most) {
        var states = Named.of(UsState.options(texts));
        var kinds = Named.of(Arrays.stream(OfferingKind.values())
                .map(kind -> new Option(kind.key(), texts.say("offering.kind." + kind.key())))
                .toList());
        var open = districts.open();
        var rows = jdbc.sql(SQL)
                .param("words", typed.array())
                .param("today", clock.today())
                .param("reader", Language.now().tag())
                .param("cap", CAP)
                .param("most", most)
                .param("only", only == null ? "" : only.word())
                .param("from", String.valueOf(Found.FROM))
                .param("to", String.valueOf(Found.TO))
                .param("states", states.keys)
                .param("stateNames", states.names)
                .param("kinds", kinds.keys)
                .param("kindNames", kinds.names)
                .param("districts", column(open, DistrictPages.Open::href))
                .param("districtNames", column(open, DistrictPages.Open::name))
                .param("districtWelcomes", column(open, DistrictPages.Open::welcome))
                .query(Row.class)
                .list();
        return groups(rows);
    }

    private static String[] column(List<DistrictPages.Open> rows, Function<DistrictPages.Open, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private List<Found.Group> groups(List<Row> rows) {
        Map<Found.Kind, List<Row>> byKind = new EnumMap<>(Found.Kind.class);
        for (var row : rows) {
            byKind.computeIfAbsent(Found.Kind.find(row.kind).orElseThrow(), _ -> new ArrayList<>())
                    .add(row);
        }
        return byKind.entrySet().stream()
                .map(group -> new Found.Group(
                        group.getKey(),
                        group.getValue().stream()
                                .map(row -> found(group.getKey(), row))
                                .toList(),
                        group.getValue().getFirst().all))
                .toList();
    }

    private Found found(Found.Kind kind, Row row) {
        String words = Objects.requireNonNullElse(row.words, "");
        if (row.firstDay != null && row.lastDay != null) {
            words = texts.days(row.firstDay, row.lastDay) + " · " + words;
        }
        return new Found(kind, row.href, row.language, Found.pieces(row.title), Found.pieces(words));
    }
}
