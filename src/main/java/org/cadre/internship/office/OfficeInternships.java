package org.cadre.internship.office;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.cohort.CoachTurns;
import org.cadre.internship.log.CountedMinutes;
import org.cadre.internship.meeting.Meetings;
import org.cadre.internship.report.MonthlyReport;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What office's desk knows of internships: one query for each question, however many people there are. */
@Component
class OfficeInternships {
    /**
     * Which internships are asked for; what is null does not narrow.
     *
     * @param state word of a state, "open" for all that go on, or "all"
     */
    record Wanted(@Nullable UUID cohort, @Nullable UUID coach, String state, String name) {
        static Wanted ofCohort(CohortId cohort) {
            return new Wanted(cohort.value(), null, "all", "");
        }
    }

    /**
     * How much one coach looks after.
     *
     * @param waiting reports that lie with them
     * @param oldest since when the one that waits longest does
     */
    record Load(
            UUID coach,
            String name,
            int cohorts,
            int people,
            int waiting,
            @Nullable LocalDate oldest) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Meetings meetings;
    private final CountedMinutes counted;
    private final CoachTurns turns;
    private final ProgramClock clock;

    OfficeInternships(
            JdbcClient jdbc,
            Editions editions,
            Meetings meetings,
            CountedMinutes counted,
            CoachTurns turns,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.meetings = meetings;
        this.counted = counted;
        this.turns = turns;
        this.clock = clock;
    }

    /** All that office may see of them: nothing for anybody else. */
    List<OfficeFacts> find(Wanted wanted, Viewer viewer) {
        if (!viewer.isOffice()) {
            return List.of();
        }
        var ids = jdbc.sql("""
                select i.id
                  from internship i
                  join person p on p.id = i.person
                 where (:cohort::uuid is null or i.cohort = :cohort)
                   and (:coach::uuid is null or exists (
                         select 1 from cohort_coach k
                          where k.cohort = i.cohort and k.person = :coach and k.since <= :today
                            and (k.until is null or k.until > :today)))
                   and case :state when 'all' then true
                                   when 'open' then i.state in ('applied', 'active', 'on hold')
                                   else i.state = :state end
                   and (:name = '' or strpos(lower(p.display_name), lower(:name)) > 0)
                """)
                .param("cohort", wanted.cohort)
                .param("coach", wanted.coach)
                .param("state", wanted.state)
                .param("name", wanted.name)
                .param("today", clock.today())
                .query(UUID.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        var sums = counted.of(ids);
        var gaps = turns.gaps(cohorts(ids), clock.today());
        var missed = meetings.missedRunning(ids.stream().map(InternshipId::new).toList());
        return jdbc.sql("""
                with wanted as (select unnest(:ids::uuid[]) as id),
                contact as (
                  select a.internship, array_agg(distinct e.day) as days, max(e.next_day) as next_day,
                         min(e.day) filter (where e.confirmed_at is null and e.verified_at is null) as waits_since
                    from contact_entry e join pairing a on a.id = e.pairing join wanted w on w.id = a.internship
                   where e.state = 'submitted'
                   group by a.internship),
                report as (
                  select r.internship, array_agg(r.month order by r.month) as months,
                         array_agg(r.state order by r.month) as states,
                         min(r.submitted_on) filter (where r.state = 'submitted') as since
                    from monthly_report r join wanted w on w.id = r.internship
                   group by r.internship),
                past as (
                  select a.internship, count(*) filter (where a.accepted_at is not null) as agreements,
                         max(a.ended_on) filter (where a.accepted_at is not null) as ended_on
                    from pairing a join wanted w on w.id = a.internship
                   group by a.internship),
                word as (
                  select a.internship, count(*) as words, min(v.written_on) as since
                    from private_word v join pairing a on a.id = v.pairing join wanted w on w.id = a.internship
                   where v.settled_on is null
                   group by a.internship),
                file as (
                  select a.internship, min(f.opened_on) as since
                    from case_file f join pairing a on a.id = f.pairing join wanted w on w.id = a.internship
                   where f.closed_on is null
                   group by a.internship)
                select i.id, i.person, p.display_name as name, i.cohort, c.name as cohort_name, c.starts, c.edition, i.state,
                       i.applied_on, i.first_day, i.last_day, i.extension_months, i.ended_on,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to,
                       array(select x.month from excused_month x where x.internship = i.id) as excused,
                       coalesce((select string_agg(q.display_name, ', ' order by k.since, q.display_name)
                                   from cohort_coach k join person q on q.id = k.person
                                  where k.cohort = i.cohort and k.since <= :today
                                    and (k.until is null or k.until > :today)), '') as coaches,
                       a.state as pairing, coalesce(a.protege_name, n.display_name, '') as protege,
                       (a.proposed_at at time zone :zone)::date as asked_on, a.accepted_on as agreed_on,
                       coalesce(a.mit_evaluates, false) or coalesce(a.protege_evaluated, false) as evaluates,
                       coalesce(past.agreements, 0) as agreements, past.ended_on as pairing_ended_on,
                       coalesce(contact.days, '{}') as contact_days, contact.next_day, contact.waits_since,
                       coalesce(report.months, '{}') as report_months, coalesce(report.states, '{}') as report_states,
                       report.since as submitted_since,
                       f.state as project,
                       coalesce(f.state = 'submitted' and not exists (
                         select 1 from project_reading r
                          where r.project = f.id and r.round = f.round and r.verdict is null)
                         and (f.second_reader_drawn or exists (
                           select 1 from project_reading r
                            where r.project = f.id and r.round = f.round and r.verdict is not null)), false) as reader_needed,
                       coalesce(word.words, 0) as words, word.since as words_since, file.since as case_since
                  from wanted w
                  join internship i on i.id = w.id
                  join person p on p.id = i.person
                  left join cohort c on c.id = i.cohort
                  left join pairing a on a.internship = i.id and a.state in ('proposed', 'active', 'suspended')
                  left join person n on n.id = a.protege
                  left join final_project f on f.internship = i.id
                  left join contact on contact.internship = i.id
                  left join report on report.internship = i.id
                  left join past on past.internship = i.id
                  left join word on word.internship = i.id
                  left join file on file.internship = i.id
                 order by lower(p.display_name), i.id
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("today", clock.today())
                .param("zone", clock.zone().getId())
                .query((row, _) -> facts(row, sums, gaps, missed))
                .list();
    }

    private List<UUID> cohorts(Collection<UUID> internships) {
        return jdbc.sql("select distinct cohort from internship where id = any(:ids::uuid[]) and cohort is not null")
                .param("ids", internships.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private OfficeFacts facts(
            ResultSet row, CountedMinutes.Sums sums, Map<UUID, LocalDate> gaps, Map<InternshipId, Integer> missed)
            throws SQLException {
        var summary = summary(row);
        var edition = summary.edition() == null ? editions.current(Editions.NATIONAL) : editions.of(summary.edition());
        var open = summary.holds().stream()
                .filter(hold -> hold.last() == null)
                .map(hold -> hold.first())
                .findFirst();
        return new OfficeFacts(
                summary,
                edition,
                summary.term(edition, clock.today()).orElse(null),
                row.getString("coaches"),
                summary.cohort() == null ? null : gaps.get(summary.cohort().value()),
                row.getString("pairing"),
                row.getString("protege"),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("agreed_on", LocalDate.class),
                row.getObject("pairing_ended_on", LocalDate.class),
                row.getBoolean("evaluates"),
                row.getInt("agreements"),
                days(row),
                row.getObject("next_day", LocalDate.class),
                row.getObject("waits_since", LocalDate.class),
                sums.of(summary.id().value(), edition),
                reports(row),
                row.getObject("submitted_since", LocalDate.class),
                Set.of((Integer[]) row.getArray("excused").getArray()),
                missed.getOrDefault(summary.id(), 0),
                row.getString("project"),
                row.getBoolean("reader_needed"),
                row.getInt("words"),
                row.getObject("words_since", LocalDate.class),
                row.getObject("case_since", LocalDate.class),
                open.orElse(null));
    }

    private static InternshipSummary summary(ResultSet row) throws SQLException {
        var cohort = row.getObject("cohort", UUID.class);
        var edition = row.getObject("edition", UUID.class);
        return new InternshipSummary(
                new InternshipId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("name"),
                cohort == null ? null : new CohortId(cohort),
                row.getString("cohort_name"),
                row.getObject("starts", LocalDate.class),
                edition == null ? null : new EditionId(edition),
                Internships.state(row.getString("state")),
                row.getObject("applied_on", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Internships.holds(row),
                row.getInt("extension_months"),
                row.getObject("ended_on", LocalDate.class));
    }

    private static List<LocalDate> days(ResultSet row) throws SQLException {
        return Arrays.stream((Date[]) row.getArray("contact_days").getArray())
                .map(Date::toLocalDate)
                .toList();
    }

    private static Map<Integer, Fact.ReportState> reports(ResultSet row) throws SQLException {
        var months = (Integer[]) row.getArray("report_months").getArray();
        var states = (String[]) row.getArray("report_states").getArray();
        var reports = new HashMap<Integer, Fact.ReportState>();
        for (int i = 0; i < months.length; i++) {
            reports.put(months[i], MonthlyReport.state(states[i]));
        }
        return reports;
    }

    /** Every coach with a cohort today, who has most to read first. */
    List<Load> loads(Viewer viewer) {
        return jdbc.sql("""
                select k.person as coach, p.display_name as name, count(distinct k.cohort)::int as cohorts,
                       count(distinct i.id)::int as people, count(r.id)::int as waiting, min(r.submitted_on) as oldest
                  from cohort_coach k
                  join cohort c on c.id = k.cohort
                  join person p on p.id = k.person
                  left join internship i on i.cohort = k.cohort and i.state in ('applied', 'active', 'on hold')
                                        and i.person <> k.person
                  left join monthly_report r on r.internship = i.id and r.state = 'submitted'
                 where :office and k.since <= :today and (k.until is null or k.until > :today)
                   and (c.closed_on is null or i.id is not null)
                 group by k.person, p.display_name
                 order by min(r.submitted_on) nulls last, count(distinct i.id) desc, lower(p.display_name), k.person
                """)
                .param("office", viewer.isOffice())
                .param("today", clock.today())
                .query(Load.class)
                .list();
    }

    /** How many words in private wait for office. */
    int wordsWaiting(Viewer viewer) {
        return jdbc.sql("select count(*)::int from private_word where :office and settled_on is null")
                .param("office", viewer.isOffice())
                .query(Integer.class)
                .single();
    }
}
