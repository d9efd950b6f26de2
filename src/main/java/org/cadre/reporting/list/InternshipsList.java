package org.cadre.reporting.list;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.log.CountedMinutes;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.reporting.RunningInternship;
import org.cadre.reporting.RunningInternships;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every internship. The protégé is named, as office may know them; what the two wrote to each other is not here. */
@Component
final class InternshipsList implements ListSource {
    private record Judged(UUID id, UUID edition) {}

    private static final String ROWS = """
            select i.id, i.id as target, i.person, coalesce(c.sample, p.sample) as sample, lower(p.display_name) as name_key,
                   p.display_name as name, p.email, p.phone, d.name as district, p.state as us_state, c.name as cohort,
                   (select string_agg(q.display_name, ', ' order by k.since, q.display_name)
                      from cohort_coach k
                      join person q on q.id = k.person
                     where k.cohort = i.cohort and k.since <= :today and (k.until is null or k.until > :today)) as coaches,
                   e.title as edition, i.state, i.applied_on, i.first_day, i.last_day, coalesce(i.last_day, date '9999-12-31') as last_key,
                   i.extension_months, i.ended_on, coalesce(a.protege_name, n.display_name) as protege, a.kind as protege_kind,
                   s.name as protege_school, a.accepted_on as agreed_on,
                   (select count(*) from monthly_report m where m.internship = i.id and m.state = 'accepted') as reports_accepted,
                   (select f.state from final_project f where f.internship = i.id) as project
              from internship i
              join person p on p.id = i.person
              left join organization d on d.id = p.district
              left join cohort c on c.id = i.cohort
              left join edition e on e.id = c.edition
              left join lateral (
                   select x.protege, x.protege_name, x.kind, x.school, x.accepted_on
                     from pairing x
                    where x.internship = i.id and x.state in ('proposed', 'active', 'suspended', 'ended')
                    order by x.state = 'ended', x.id desc
                    limit 1) a on true
              left join person n on n.id = a.protege
              left join organization s on s.id = a.school
             where :office
               and (:q::text[] is null
                    or search_words(concat_ws(' ', p.display_name, p.legal_name, p.email, d.name, c.name)) like all(:q::text[]))
               and (:longest::text is null
                    or i.person = any(array(
                         select n.id from person n
                          where search_words(n.display_name || ' ' || n.legal_name || ' ' || n.email || ' ' || coalesce(n.member_number, ''))
                                  like :longest::text
                             or n.district = any(array(select g.id from organization g where search_words(g.name) like :longest::text))))
                    or i.cohort = any(array(select h.id from cohort h where search_words(h.name) like :longest::text)))
               and (:progress::text is null
                    or case :progress::text when 'open' then i.state in ('applied', 'active', 'on hold')
                                            else i.state = :progress::text end)
               and (:cohort::uuid is null or i.cohort = :cohort::uuid)
               and (:edition::uuid is null or c.edition = :edition::uuid)
               and (:kind::text is null
                    or exists (select 1 from pairing x
                                where x.internship = i.id and x.kind = :kind::text
                                  and x.state in ('proposed', 'active', 'suspended', 'ended')))
               and (:district::uuid is null or p.district = :district::uuid)
               and (:state::text is null or p.state = :state::text)
               and (:pace::text is null or i.id = any(:behind::uuid[]))
               and (:project::text is null
                    or coalesce((select f.state from final_project f where f.internship = i.id), 'none') = :project::text)
               and (:from::date is null or i.first_day >= :from::date)
               and (:to::date is null or i.first_day <= :to::date)
               and (:ends::date is null or i.last_day <= :ends::date)
            """;

    private static final Sort BY_NAME = Sort.byText("name", "name_key", """
               and (:at::uuid is null or (lower(p.display_name), i.id) > (:key::text, :at::uuid))
             order by lower(p.display_name), i.id
             limit :most
            """, """
               and (lower(p.display_name), i.id) < (:key::text, :at::uuid)
             order by lower(p.display_name) desc, i.id desc
             limit :most
            """);

    private static final Sort NEWEST = Sort.byId("newest", """
               and (:at::uuid is null or i.id < :at::uuid)
             order by i.id desc
             limit :most
            """, """
               and i.id > :at::uuid
             order by i.id
             limit :most
            """);

    private static final Sort BY_END = Sort.byDay("end", "last_key", """
               and (:at::uuid is null or (coalesce(i.last_day, date '9999-12-31'), i.id) > (:key::date, :at::uuid))
             order by coalesce(i.last_day, date '9999-12-31'), i.id
             limit :most
            """, """
               and (coalesce(i.last_day, date '9999-12-31'), i.id) < (:key::date, :at::uuid)
             order by coalesce(i.last_day, date '9999-12-31') desc, i.id desc
             limit :most
            """);

    private final JdbcClient jdbc;
    private final RunningInternships running;
    private final CountedMinutes counted;
    private final Editions editions;
    private final ProgramClock clock;

    InternshipsList(
            JdbcClient jdbc,
            RunningInternships running,
            CountedMinutes counted,
            Editions editions,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.running = running;
        this.counted = counted;
        this.editions = editions;
        this.clock = clock;
    }

    @Override
    public ListKind kind() {
        return ListKind.INTERNSHIPS;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.TEXT,
                Filter.choice(
                        "progress",
                        "list.progress.",
                        "open",
                        "applied",
                        "active",
                        "on hold",
                        "complete",
                        "withdrawn",
                        "lapsed"),
                Filter.COHORT,
                Filter.choice("pace", "list.pace.", "behind"),
                Filter.choice("kind", "list.kind.", "novice", "newly hired", "aspiring", "turnaround"),
                Filter.choice(
                        "project",
                        "list.project.",
                        "none",
                        "proposed",
                        "topic approved",
                        "submitted",
                        "returned",
                        "passed",
                        "not passed"),
                Filter.EDITION,
                Filter.STATE,
                Filter.day("from"),
                Filter.day("to"),
                Filter.day("ends"),
                Filter.DISTRICT);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.text("name").usually(),
                Column.text("email"),
                Column.text("phone"),
                Column.text("district"),
                Column.text("us-state"),
                Column.text("cohort").usually(),
                Column.text("coaches"),
                Column.text("edition"),
                Column.said("state", "internship.state.").usually(),
                Column.day("applied-on"),
                Column.day("first-day"),
                Column.day("last-day").usually(),
                Column.count("extension-months"),
                Column.day("ended-on"),
                Column.hours("hours").reckoned().usually(),
                Column.hours("behind").reckoned().usually(),
                Column.count("reports-accepted"),
                Column.said("project", "internship.project.state."),
                Column.text("protege"),
                Column.said("protege-kind", "internship.kind."),
                Column.text("protege-school"),
                Column.day("agreed-on"));
    }

    @Override
    public List<Sort> sorts() {
        return List.of(BY_NAME, NEWEST, BY_END);
    }

    @Override
    public String rows() {
        return ROWS;
    }

    @Override
    public String href(UUID target) {
        return "/office/internships/" + target;
    }

    @Override
    public String firstStep() {
        return "/office/cohorts";
    }

    /** Who is behind is reckoned by each edition's own rules, holds taken out: too much for a condition in SQL. */
    @Override
    public void prepare(Map<String, Object> parameters, Viewer viewer) {
        UUID[] behind = parameters.get("pace") == null
                ? null
                : running.seenBy(viewer).stream()
                        .filter(one -> one.behind(clock.today()).isPresent())
                        .map(RunningInternship::id)
                        .toArray(UUID[]::new);
        parameters.put("behind", behind);
    }

    @Override
    public Map<UUID, Map<String, Value>> derived(List<UUID> rows, Viewer viewer) {
        LocalDate today = clock.today();
        var sums = counted.of(rows);
        var reckoned = new HashMap<UUID, Map<String, Value>>();
        for (var one : judged(rows)) {
            var values = new HashMap<String, Value>();
            values.put("hours", new Value.Hours(sums.of(one.id, editions.of(new EditionId(one.edition)))));
            reckoned.put(one.id, values);
        }
        for (var one : running.among(rows, viewer)) {
            one.behind(today)
                    .ifPresent(minutes -> reckoned.computeIfAbsent(one.id(), _ -> new HashMap<>())
                            .put("behind", new Value.Hours(minutes)));
        }
        return reckoned;
    }

    /** Those that have begun, with the edition that judges them. */
    private List<Judged> judged(List<UUID> rows) {
        return jdbc.sql("""
                select i.id, c.edition from internship i join cohort c on c.id = i.cohort
                 where i.id = any(:rows::uuid[]) and i.first_day is not null
                """)
                .param("rows", rows.toArray(UUID[]::new))
                .query(Judged.class)
                .list();
    }
}
