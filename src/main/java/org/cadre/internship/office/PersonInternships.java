package org.cadre.internship.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.Internships;
import org.cadre.internship.log.ContactLog;
import org.cadre.internship.log.ContactLogs;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Part two of a person on the page office has of them: what they do as MIT, for whom they are protégé, which cohorts they
 * coach. Counts and states only: what MIT and protégé talk about stays between the two.
 */
@Component
class PersonInternships implements PersonSection {
    record SectionView(
            List<Row> internships,
            @Nullable ContactLog log,
            List<PairingRow> pairings,
            List<CohortRow> cohorts,
            LocalDate today) {}

    record Row(
            UUID id,
            @Nullable UUID cohort,
            @Nullable String cohortName,
            @Nullable String coaches,
            String state,
            LocalDate appliedOn,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate endedOn,
            int reports,
            int accepted,
            int returned,
            int meetings,
            int came,
            @Nullable String project,
            @Nullable String projectTitle) {
        boolean isOpen() {
            return List.of("applied", "active", "on hold").contains(state);
        }

        String stateKey() {
            return "internship.state." + state.replace(' ', '-');
        }
    }

    /** @param asProtege whether the person is the protégé in it, and the other the MIT */
    record PairingRow(
            UUID internship,
            UUID other,
            String otherName,
            String kind,
            @Nullable String school,
            String state,
            @Nullable LocalDate acceptedOn,
            @Nullable LocalDate endedOn,
            boolean asProtege) {}

    record CohortRow(
            UUID id,
            String name,
            LocalDate starts,
            LocalDate since,
            @Nullable LocalDate until) {}

    private final JdbcClient jdbc;
    private final Internships internships;
    private final ContactLogs logs;
    private final ProgramClock clock;

    PersonInternships(JdbcClient jdbc, Internships internships, ContactLogs logs, ProgramClock clock) {
        this.jdbc = jdbc;
        this.internships = internships;
        this.logs = logs;
        this.clock = clock;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var rows = rows(office, person);
        return Optional.of(new Shown(
                INTERNSHIP,
                "internship",
                Sentence.of("internship.person.title"),
                "internship/office/person-internships",
                new SectionView(
                        rows,
                        rows.isEmpty()
                                ? null
                                : internships
                                        .current(person.id())
                                        .flatMap(logs::of)
                                        .orElse(null),
                        pairings(office, person),
                        cohorts(office, person),
                        clock.today()),
                List.of()));
    }

    private List<Row> rows(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select i.id, i.cohort, c.name as cohort_name,
                       (select string_agg(m.display_name, ', ' order by k.since, m.display_name)
                          from cohort_coach k join person m on m.id = k.person
                         where k.cohort = i.cohort and k.until is null) as coaches,
                       i.state, i.applied_on, i.first_day, i.last_day, i.ended_on,
                       r.reports, r.accepted, r.returned,
                       (select count(*) from cohort_meeting m
                         where m.cohort = i.cohort and m.held_at is not null and m.canceled_at is null)::integer as meetings,
                       (select count(*) from meeting_attendance t where t.internship = i.id)::integer as came,
                       f.state as project, f.title as project_title
                  from internship i
                  left join cohort c on c.id = i.cohort
                  left join final_project f on f.internship = i.id
                  cross join lateral (
                       select count(*)::integer as reports,
                              (count(*) filter (where m.state = 'accepted'))::integer as accepted,
                              (count(*) filter (where m.state = 'returned'))::integer as returned
                         from monthly_report m
                        where m.internship = i.id) r
                 where i.person = :person and :office
                 order by i.id desc
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .query(Row.class)
                .list();
    }

    private List<PairingRow> pairings(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select a.internship, case when i.person = :person then a.protege else i.person end as other,
                       case when i.person = :person then coalesce(a.protege_name, p.display_name) else m.display_name end as other_name,
                       a.kind, s.name as school, a.state, a.accepted_on, a.ended_on, i.person <> :person as as_protege
                  from pairing a
                  join internship i on i.id = a.internship
                  join person p on p.id = a.protege
                  join person m on m.id = i.person
                  left join organization s on s.id = a.school
                 where a.id in (select b.id from pairing b where b.protege = :person
                                union
                                select b.id from pairing b join internship j on j.id = b.internship where j.person = :person)
                   and :office
                 order by a.id desc
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .query(PairingRow.class)
                .list();
    }

    private List<CohortRow> cohorts(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select c.id, c.name, c.starts, k.since, k.until
                  from cohort_coach k
                  join cohort c on c.id = k.cohort
                 where k.person = :person and :office
                 order by c.starts desc, c.name, c.id
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .query(CohortRow.class)
                .list();
    }
}
