package org.cadre.internship;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.Missing.Kind;
import org.cadre.internship.Missing.Stage;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.text.ShortDay;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What MITs and coaches have yet to do, from what is recorded and not from a calendar: once it is done it is gone from here.
 * Nothing is missing of an internship on hold, complete, withdrawn or lapsed, nor of a month on hold; and in a break nobody is
 * asked: what came due in it is said on the day after.
 */
@Component
public class WhatIsMissing {
    private static final int REPORT_SOON_DAYS = 3;
    private static final int REPORT_LONG_DAYS = 7;
    private static final int CONTACT_SOON_DAYS = 7;
    private static final int PROJECT_SOON_DAYS = 30;
    private static final int READ_DAYS = 7;
    private static final int TIMES_DAYS = 3;
    /** So long and two requests after, the coach may give their word instead of the protégé. */
    static final int SILENT_DAYS = 14;

    /** @param pairing the state of the pairing that stands, if there is one */
    private record Running(
            UUID id,
            PersonId mit,
            Edition edition,
            String state,
            LocalDate starts,
            @Nullable LocalDate firstDay,
            List<DateRange> holds,
            int extensionMonths,
            @Nullable UUID pairingId,
            @Nullable String pairing,
            @Nullable String protege,
            @Nullable LocalDate proposedOn,
            @Nullable LocalDate lastContact,
            int waiting,
            @Nullable LocalDate waitingSince,
            int disputed,
            @Nullable String project,
            Integer[] excused) {
        Optional<InternshipTerm> term(LocalDate today) {
            return Optional.ofNullable(firstDay)
                    .filter(first -> !first.isAfter(today))
                    .map(first -> edition.term(today, first, holds, extensionMonths));
        }
    }

    private record Unsent(UUID id, UUID internship, int month, String state) {}

    private record Unanswered(UUID poll, UUID internship, LocalDate since) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ProgramClock clock;
    private final CoachAttention attention;

    WhatIsMissing(JdbcClient jdbc, Editions editions, ProgramClock clock, CoachAttention attention) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.clock = clock;
        this.attention = attention;
    }

    /** Of everybody in an internship that goes on: four queries, however many they are. */
    public List<Missing> ofMits(LocalDate today) {
        var missing = new ArrayList<Missing>();
        var running = running();
        var unsent = unsent().stream().collect(groupingBy(Unsent::internship));
        var unanswered = unanswered().stream().collect(groupingBy(Unanswered::internship));
        for (var one : running) {
            if (one.edition.calendar().isBreak(today)) {
                continue;
            }
            agreement(one, today).ifPresent(missing::add);
            one.term(today).filter(term -> !term.isOnHold(today)).ifPresent(term -> {
                unsent.getOrDefault(one.id, List.of())
                        .forEach(report -> report(one, term, report, today).ifPresent(missing::add));
                contact(one, term, today).ifPresent(missing::add);
                words(one, today, missing);
                project(one, term, today).ifPresent(missing::add);
                unanswered.getOrDefault(one.id, List.of()).forEach(times -> missing.add(times(one, times, today)));
            });
        }
        return missing;
    }

    private List<Running> running() {
        return jdbc.sql("""
                select i.id, i.person, c.edition, i.state, c.starts, i.first_day, i.extension_months,
                       array(select h.from_day from internship_hold h where h.internship = i.id order by h.from_day) as held_from,
                       array(select h.to_day from internship_hold h where h.internship = i.id order by h.from_day) as held_to,
                       array(select x.month from excused_month x where x.internship = i.id) as excused,
                       a.id as pairing_id, a.state as pairing, coalesce(a.protege_name, q.display_name) as protege,
                       (a.proposed_at at time zone :zone)::date as proposed_on,
                       e.last_contact, coalesce(e.waiting, 0) as waiting, e.waiting_since, coalesce(e.disputed, 0) as disputed,
                       case when f.state = 'proposed' and f.changes_asked_on is not null then 'changes asked' else f.state end
                         as project
                  from internship i
                  join cohort c on c.id = i.cohort
                  left join pairing a on a.internship = i.id and a.state in ('proposed', 'active', 'suspended')
                  left join person q on q.id = a.protege
                  left join final_project f on f.internship = i.id
                  left join (
                    select b.internship, max(n.day) filter (where n.state in ('submitted', 'disputed')) as last_contact,
                           count(*) filter (where n.state = 'submitted' and n.confirmed_at is null) as waiting,
                           min((n.logged_at at time zone :zone)::date)
                             filter (where n.state = 'submitted' and n.confirmed_at is null) as waiting_since,
                           count(*) filter (where n.state = 'disputed') as disputed
                      from contact_entry n
                      join pairing b on b.id = n.pairing
                      join internship j on j.id = b.internship and j.state = 'active'
                     group by b.internship) e on e.internship = i.id
                 where i.state = 'active' or i.state = 'applied'
                 order by i.id
                """)
                .param("zone", clock.zone().getId())
                .query(this::running)
                .list();
    }

    private Running running(ResultSet row, int number) throws SQLException {
        return new Running(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                editions.of(new EditionId(row.getObject("edition", UUID.class))),
                row.getString("state"),
                row.getObject("starts", LocalDate.class),
                row.getObject("first_day", LocalDate.class),
                Internships.holds(row),
                row.getInt("extension_months"),
                row.getObject("pairing_id", UUID.class),
                row.getString("pairing"),
                row.getString("protege"),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("last_contact", LocalDate.class),
                row.getInt("waiting"),
                row.getObject("waiting_since", LocalDate.class),
                row.getInt("disputed"),
                row.getString("project"),
                (Integer[]) row.getArray("excused").getArray());
    }

    private List<Unsent> unsent() {
        return jdbc.sql("""
                select r.id, r.internship, r.month, r.state
                  from monthly_report r
                  join internship i on i.id = r.internship
                 where r.state in ('open', 'returned') and i.state = 'active'
                 order by r.internship, r.month
                """).query(Unsent.class).list();
    }

    /** Times proposed for a meeting that somebody of the cohort has said nothing to. */
    private List<Unanswered> unanswered() {
        return jdbc.sql("""
                select p.id as poll, i.id as internship, (p.proposed_at at time zone :zone)::date as since
                  from meeting_poll p
                  join internship i on i.cohort = p.cohort and i.state = 'active'
                 where p.closed_at is null and not exists (
                   select 1 from meeting_poll_answer a join meeting_poll_time t on t.id = a.time
                    where t.poll = p.id and a.person = i.person)
                 order by p.id
                """)
                .param("zone", clock.zone().getId())
                .query(Unanswered.class)
                .list();
    }

    /** A protégé is to be named, or has not answered for long. */
    private static Optional<Missing> agreement(Running one, LocalDate today) {
        if (one.pairing == null) {
            var due = one.starts.plusDays(one.edition.internship().agreementDueDays());
            return Optional.of(new Missing(
                    one.mit,
                    Kind.PROTEGE,
                    "protege:" + one.id,
                    one.firstDay == null ? stage(due, REPORT_LONG_DAYS, REPORT_LONG_DAYS, today) : Stage.LATER,
                    one.firstDay == null ? due : null,
                    List.of(due),
                    "/internship/protege"));
        }
        var proposed = one.proposedOn;
        if (!one.pairing.equals("proposed") || proposed == null || one.protege == null) {
            return Optional.empty();
        }
        boolean unanswered =
                !today.isBefore(proposed.plusDays(one.edition.risks().unansweredDays()));
        return unanswered
                ? Optional.of(new Missing(
                        one.mit,
                        Kind.AGREEMENT,
                        "agreement:" + one.pairingId,
                        Stage.DUE,
                        null,
                        List.of(one.protege, proposed),
                        "/internship/protege"))
                : Optional.empty();
    }

    /** Long from so many days after the due day on, soon from so many before it. */
    private static Stage stage(LocalDate due, int soon, int longAfter, LocalDate today) {
        if (!today.isBefore(due.plusDays(longAfter))) {
            return Stage.LONG;
        }
        if (today.isAfter(due)) {
            return Stage.DUE;
        }
        return today.isBefore(due.minusDays(soon)) ? Stage.LATER : Stage.SOON;
    }

    /** A report of a month that is over, or of one whose report is nearly due. */
    private static Optional<Missing> report(Running one, InternshipTerm term, Unsent report, LocalDate today) {
        if (report.month > term.allMonths() || today.isBefore(term.monthLast(report.month))) {
            return Optional.empty();
        }
        var due = one.edition.reportDue(term, report.month);
        boolean returned = report.state.equals("returned");
        return Optional.of(new Missing(
                one.mit,
                returned ? Kind.RETURNED : Kind.REPORT,
                (returned ? "returned:" : "report:") + report.id,
                returned ? Stage.LATER : reportStage(due, today),
                due,
                List.of(
                        report.month,
                        new ShortDay(term.monthFirst(report.month)),
                        new ShortDay(term.monthLast(report.month)),
                        due),
                "/internship/reports/" + report.month));
    }

    /** The strongest that has come, so that a server that was away does not remind three times. */
    static Stage reportStage(LocalDate due, LocalDate today) {
        return stage(due, REPORT_SOON_DAYS, REPORT_LONG_DAYS, today);
    }

    /** A month wants a contact: from its second half on, pressing in its last week. */
    private static Optional<Missing> contact(Running one, InternshipTerm term, LocalDate today) {
        int month = term.monthOf(today).orElse(0);
        if (month == 0
                || !"active".equals(one.pairing)
                || one.protege == null
                || List.of(one.excused).contains(month)) {
            return Optional.empty();
        }
        var first = term.monthFirst(month);
        var last = term.monthLast(month);
        boolean logged = one.lastContact != null && !one.lastContact.isBefore(first);
        if (logged || today.isBefore(first.plusDays((last.toEpochDay() - first.toEpochDay()) / 2))) {
            return Optional.empty();
        }
        return Optional.of(new Missing(
                one.mit,
                Kind.CONTACT,
                "contact:" + one.id + ":" + month,
                today.isBefore(last.minusDays(CONTACT_SOON_DAYS)) ? Stage.LATER : Stage.SOON,
                last,
                List.of(one.protege, month, last),
                "/internship/log/new"));
    }

    /** Contacts the protégé remembers otherwise, and those that have waited long for their word. */
    private static void words(Running one, LocalDate today, List<Missing> missing) {
        String protege = one.protege == null ? "" : one.protege;
        if (one.disputed > 0) {
            missing.add(new Missing(
                    one.mit,
                    Kind.DISPUTE,
                    "dispute:" + one.id,
                    Stage.LATER,
                    null,
                    List.of(one.disputed),
                    "/internship/log"));
        }
        var since = one.waitingSince;
        if (since != null && !today.isBefore(since.plusDays(one.edition.risks().unansweredDays()))) {
            missing.add(new Missing(
                    one.mit,
                    Kind.CONFIRMATIONS,
                    "confirmations:" + one.id,
                    Stage.LATER,
                    null,
                    List.of(one.waiting, protege, since),
                    "/internship/log"));
        }
    }

    /** The next step of the project that is the MIT's, from the middle of the months on. */
    private static Optional<Missing> project(Running one, InternshipTerm term, LocalDate today) {
        String state = one.project == null ? "none" : one.project;
        int month = term.monthOf(today).orElse(term.allMonths());
        boolean theirs = switch (state) {
            case "none" -> month > term.months() / 2;
            case "changes asked", "topic approved", "returned" -> true;
            default -> false;
        };
        if (!theirs) {
            return Optional.empty();
        }
        return Optional.of(new Missing(
                one.mit,
                Kind.PROJECT,
                "project:" + one.id + ":" + state,
                stage(term.lastDay(), PROJECT_SOON_DAYS, REPORT_LONG_DAYS, today),
                term.lastDay(),
                List.of(state.replace(' ', '-'), term.lastDay()),
                "/internship/project"));
    }

    /** The coach waits for an answer to choose a time; after some days the others wait too. */
    private static Missing times(Running one, Unanswered times, LocalDate today) {
        boolean waits = !today.isBefore(times.since.plusDays(TIMES_DAYS));
        return new Missing(
                one.mit,
                Kind.MEETING_TIMES,
                "meeting-times:" + times.poll,
                waits ? Stage.DUE : Stage.LATER,
                null,
                List.of(times.since),
                "/meeting-polls/" + times.poll);
    }

    private record Counted(PersonId coach, int number, LocalDate since) {}

    /** What waits for coaches: reports, contacts nobody gave their word on, topics and projects. */
    public List<Missing> ofCoaches(LocalDate today) {
        var missing = new ArrayList<Missing>();
        counted("""
                select k.person as coach, count(*) as number, min(r.submitted_on) as since
                  from monthly_report r
                  join internship i on i.id = r.internship and i.state = 'active'
                  join cohort_coach k on k.cohort = i.cohort and k.person <> i.person
                                     and k.since <= :today and (k.until is null or k.until > :today)
                  join cohort c on c.id = i.cohort and c.edition <> all(:resting::uuid[])
                 where r.state = 'submitted'
                 group by k.person
                """, today).forEach(one -> missing.add(waiting(Kind.REPORTS_TO_READ, one, today, "/coach")));
        counted("""
                select k.person as coach, count(*) as number, min(e.day) as since
                  from contact_entry e
                  join pairing a on a.id = e.pairing
                  join internship i on i.id = a.internship and i.state = 'active'
                  join cohort_coach k on k.cohort = i.cohort and k.person <> i.person
                                     and k.since <= :today and (k.until is null or k.until > :today)
                  join cohort c on c.id = i.cohort and c.edition <> all(:resting::uuid[])
                 where e.state = 'submitted' and e.confirmed_at is null and e.verified_at is null
                   and e.day <= :silent
                   and (select count(*) from confirmation_request q where q.pairing = a.id and q.asked_on >= e.day) >= 2
                 group by k.person
                """, today)
                .forEach(one -> missing.add(new Missing(
                        one.coach,
                        Kind.CONTACTS_TO_VERIFY,
                        "verify:" + one.coach,
                        Stage.LATER,
                        null,
                        List.of(one.number, one.since),
                        "/coach")));
        counted("""
                select k.person as coach, count(*) as number,
                       min(case when f.state = 'proposed' then f.proposed_on else f.submitted_on end) as since
                  from final_project f
                  join internship i on i.id = f.internship and i.state = 'active'
                  join cohort_coach k on k.cohort = i.cohort and k.person <> i.person
                                     and k.since <= :today and (k.until is null or k.until > :today)
                  join cohort c on c.id = i.cohort and c.edition <> all(:resting::uuid[])
                 where (f.state = 'proposed' and f.changes_asked_on is null)
                    or (f.state = 'submitted' and not exists (
                          select 1 from project_reading r
                           where r.project = f.id and r.round = f.round and r.ordinal = 1 and r.verdict is not null))
                 group by k.person
                """, today).forEach(one -> missing.add(waiting(Kind.PROJECTS_TO_READ, one, today, "/coach")));
        return missing;
    }

    /** Pressing when the oldest has waited a week; the oldest names it, so that the next one is told anew. */
    private static Missing waiting(Kind kind, Counted one, LocalDate today, String place) {
        return new Missing(
                one.coach,
                kind,
                kind.name().toLowerCase(Locale.ROOT) + ":" + one.since,
                today.isBefore(one.since.plusDays(READ_DAYS)) ? Stage.LATER : Stage.DUE,
                one.since.plusDays(READ_DAYS),
                List.of(one.number, one.since),
                place);
    }

    private List<Counted> counted(String sql, LocalDate today) {
        return jdbc.sql(sql)
                .param("today", today)
                .param("silent", today.minusDays(SILENT_DAYS))
                .param("resting", resting(today))
                .query((row, _) -> new Counted(
                        new PersonId(row.getObject("coach", UUID.class)),
                        row.getInt("number"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** The editions whose calendar has a break on that day. */
    private UUID[] resting(LocalDate today) {
        return jdbc.sql("select distinct edition from cohort").query(UUID.class).list().stream()
                .filter(id -> editions.of(new EditionId(id)).calendar().isBreak(today))
                .toArray(UUID[]::new);
    }

    /** Everybody who coaches an internship that goes on, where no break is today. */
    public List<PersonId> coaches(LocalDate today) {
        return jdbc.sql("""
                select distinct k.person
                  from cohort_coach k
                  join cohort c on c.id = k.cohort and c.edition <> all(:resting::uuid[])
                 where k.since <= :today and (k.until is null or k.until > :today)
                   and exists (select 1 from internship i where i.cohort = k.cohort and i.state = 'active')
                """)
                .param("today", today)
                .param("resting", resting(today))
                .query((row, _) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    /** Whom a coach might look after now. */
    public Optional<Missing> flagsFor(Viewer coach) {
        var flagged = attention.outsideBreaks(coach);
        return flagged.isEmpty()
                ? Optional.empty()
                : Optional.of(new Missing(
                        coach.id(),
                        Kind.FLAGS,
                        "flags:" + coach.id(),
                        Stage.LATER,
                        null,
                        List.of(flagged.size(), flagged.getFirst().name()),
                        "/coach"));
    }
}
