package org.cadre.internship.missing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.coach.CoachAttention;
import org.cadre.internship.missing.Missing.Kind;
import org.cadre.internship.missing.Missing.Stage;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for coaches, and whom they might look after. In a break nobody is asked. */
@Component
public class MissingOfCoaches {
    private static final int READ_DAYS = 7;
    /** So long and two requests after, the coach may give their word instead of the protégé. */
    static final int SILENT_DAYS = 14;

    private record Counted(PersonId coach, int number, LocalDate since) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final CoachAttention attention;

    MissingOfCoaches(JdbcClient jdbc, Editions editions, CoachAttention attention) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.attention = attention;
    }

    /** What waits for coaches: reports, contacts nobody gave their word on, topics and projects. */
    public List<Missing> of(LocalDate today) {
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
