package org.cadre.imports.internship;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.imports.Changes;
import org.cadre.imports.PeopleUndoing;
import org.cadre.imports.Recorder;
import org.cadre.imports.Undoing;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes internships as a list says them. Hours of a month become contact entries that say so themselves, verified by whoever
 * brought the list on the association's own records; an agreement that was signed elsewhere says that too.
 */
@Component
class BroughtInternships {
    /** Of one contact entry, and of what entries are made. */
    private static final int LONGEST = 480;

    private static final int STEP = 5;
    private static final List<String> OWN = List.of(
            "pairing",
            "contact_entry",
            "monthly_report",
            "internship",
            "cohort_coach",
            "cohort",
            "role_grant",
            "person");

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Texts texts;
    private final PeopleUndoing people;
    private final Changes changes;

    BroughtInternships(JdbcClient jdbc, Editions editions, Texts texts, PeopleUndoing people, Changes changes) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.texts = texts;
        this.people = people;
        this.changes = changes;
    }

    void record(UUID list, Recorder by) {
        cohorts(list, by);
        roles(list, by);
        proteges(list, by);
        internships(list);
        pairings(list, by);
        contacts(list, by);
        reports(list, by);
        changes.trail(list, "person", "person.added", true, true, by);
        changes.trail(list, "internship", "internship.recorded", true, false, by);
    }

    private void cohorts(UUID list, Recorder by) {
        jdbc.sql("""
            with fresh as (
              insert into cohort (id, name, edition, starts, created_at)
              select distinct on (lower(says->>'cohort')) uuidv7(), says->>'cohort', :edition,
                     min((says->>'start')::date) over (partition by lower(says->>'cohort')), :now
                from import_row
               where import = :list and not refused and found->>'cohort' is null
               order by lower(says->>'cohort'), line
              returning id, name),
            kept as (
              insert into import_change (import, what, subject, line, created)
              select :list, 'cohort', id, 0, true from fresh)
            update import_row r set found = r.found || jsonb_build_object('cohort', f.id)
              from fresh f
             where r.import = :list and not r.refused and lower(r.says->>'cohort') = lower(f.name)
            """)
                .param("list", list)
                .param("edition", editions.idOf(Editions.NATIONAL).value())
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
            insert into cohort_coach (cohort, person, since, reason)
            select distinct on (c.id) c.id, (r.found->>'coach')::uuid, c.starts, :why
              from import_row r join cohort c on c.id = (r.found->>'cohort')::uuid
              join import_change k on k.import = r.import and k.subject = c.id and k.created
             where r.import = :list and not r.refused
             order by c.id, r.line
            """)
                .param("list", list)
                .param("why", texts.unsaid("imports.internships.coach", by.file()))
                .update();
    }

    private void roles(UUID list, Recorder by) {
        jdbc.sql("""
            with wanted as (
              select distinct (found->>'person')::uuid as person, 'mit' as role
                from import_row where import = :list and not refused
              union
              select c.person, 'coach' from cohort_coach c join import_change k on k.import = :list and k.subject = c.cohort),
            fresh as (
              insert into role_grant (id, person, role, since)
              select uuidv7(), w.person, w.role, :today
                from wanted w
               where not exists (select 1 from role_grant g where g.person = w.person and g.role = w.role and g.until is null)
              returning id)
            insert into import_change (import, what, subject, line, created)
            select :list, 'role_grant', id, 0, true from fresh
            """).param("list", list).param("today", by.today()).update();
    }

    private void proteges(UUID list, Recorder by) {
        jdbc.sql("""
            with fresh as (
              insert into person (id, legal_name, display_name, email, zone, state, school, district, created_at)
              select distinct on (says->>'protegeEmail') uuidv7(), says->>'protegeName', says->>'protegeName',
                     says->>'protegeEmail', :zone, says->>'state', (found->>'school')::uuid, (found->>'district')::uuid, :now
                from import_row
               where import = :list and not refused
               order by says->>'protegeEmail', line
              on conflict (email) do nothing
              returning id)
            insert into import_change (import, what, subject, line, created)
            select :list, 'person', id, 0, true from fresh
            """)
                .param("list", list)
                .param("zone", by.zone().getId())
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void internships(UUID list) {
        jdbc.sql("""
            insert into internship (id, person, cohort, state, applied_on, first_day, last_day)
            select fresh, (found->>'person')::uuid, (found->>'cohort')::uuid, 'active', (says->>'start')::date,
                   (says->>'start')::date, ((says->>'start')::date + make_interval(months => :months))::date - 1
              from import_row where import = :list and not refused
            """)
                .param("list", list)
                .param("months", InternshipListing.MONTHS)
                .update();
        jdbc.sql("""
            insert into import_change (import, what, subject, line, created)
            select import, 'internship', fresh, line, true from import_row where import = :list and not refused
            """).param("list", list).update();
    }

    private void pairings(UUID list, Recorder by) {
        jdbc.sql("""
            with fresh as (
              insert into pairing (id, internship, protege, protege_name, kind, school, state, agreement_version,
                                   agreement_text, proposed_at, accepted_at, accepted_on)
              select uuidv7(), r.fresh, coalesce(p.merged_into, p.id), r.says->>'protegeName', r.says->>'protegeKind', (r.found->>'school')::uuid,
                     'active', :version, :words, :now, :now, (r.says->>'start')::date
                from import_row r join person p on p.email = r.says->>'protegeEmail'
               where r.import = :list and not r.refused
              returning id, internship)
            insert into import_change (import, what, subject, line, created)
            select :list, 'pairing', f.id, r.line, true
              from fresh f join import_row r on r.import = :list and r.fresh = f.internship
            """)
                .param("list", list)
                .param("version", texts.kept("imports.internships.agreement.version"))
                .param("words", texts.kept("imports.internships.agreement", by.file()))
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An entry has eight hours at most, so a month may take several; each says which part of the month's hours it is. */
    private void contacts(UUID list, Recorder by) {
        jdbc.sql("""
            with months as (
              select a.id as pairing, m.month, ((r.says->>('month' || m.month))::integer / :step) * :step as minutes,
                     least(((r.says->>'start')::date + make_interval(months => m.month))::date - 1, :today) as day,
                     r.says->>'mode' as mode, r.line
                from import_row r
                join pairing a on a.internship = r.fresh
               cross join generate_series(1, :months) as m (month)
               where r.import = :list and not r.refused),
            parts as (
              select pairing, month, day, mode, line, part, (minutes + :longest - 1) / :longest as parts,
                     least(minutes - (part - 1) * :longest, :longest) as minutes
                from months cross join generate_series(1, 20) as part
               where minutes > (part - 1) * :longest),
            fresh as (
              insert into contact_entry (id, pairing, day, minutes, mode, summary, long_reason, state, verified_by, verified_at,
                                         verified_reason, logged_at)
              select uuidv7(), pairing, day, minutes, mode,
                     format(:words, month, part, parts), :reason, 'submitted', :by, :now, :reason, :now
                from parts
              returning id, pairing)
            insert into import_change (import, what, subject, line, created)
            select :list, 'contact_entry', f.id, k.line, true
              from fresh f join import_change k on k.import = :list and k.what = 'pairing' and k.subject = f.pairing
            """)
                .param("list", list)
                .param("step", STEP)
                .param("longest", LONGEST)
                .param("months", InternshipListing.MONTHS)
                .param("today", by.today())
                .param("words", texts.kept("imports.internships.hours"))
                .param("reason", texts.unsaid("imports.internships.records", by.file()))
                .param("by", by.person())
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void reports(UUID list, Recorder by) {
        jdbc.sql("""
            with fresh as (
              insert into monthly_report (id, internship, month, state, minutes, submitted_at, submitted_on, decided_by,
                                          decided_at, accepted_on, comment)
              select uuidv7(), r.fresh, m, 'accepted', coalesce((r.says->>('month' || m))::integer, 0), :now, :today, :by,
                     :now, :today, :words
                from import_row r cross join generate_series(1, :months) as m
               where r.import = :list and not r.refused and m <= (r.says->>'reports')::integer
              returning id, internship)
            insert into import_change (import, what, subject, line, created)
            select :list, 'monthly_report', f.id, r.line, true
              from fresh f join import_row r on r.import = :list and r.fresh = f.internship
            """)
                .param("list", list)
                .param("months", InternshipListing.MONTHS)
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .param("today", by.today())
                .param("by", by.person())
                .param("words", texts.kept("imports.internships.report", by.file()))
                .update();
    }

    Undoing undo(UUID list, Recorder by) {
        var why = new ArrayList<Sentence>();
        for (String table : List.of("contact_entry", "monthly_report", "pairing", "internship", "cohort")) {
            why.addAll(changes.builtOn(list, table, OWN, this::names));
        }
        why.addAll(goneOn(list));
        if (!why.isEmpty()) {
            return new Undoing.Refused(why);
        }
        changes.trail(list, "internship", "internship.taken-back", true, false, by);
        remove(list);
        return people.undo(list, by);
    }

    /** Contacts, reports, pairings and internships that were added since to what the list wrote. */
    private List<Sentence> goneOn(UUID list) {
        return jdbc.sql("""
            select distinct p.display_name
              from import_change k
              join internship i on i.id = k.subject or i.cohort = k.subject
              join person p on p.id = i.person
              left join pairing a on a.internship = i.id
              left join contact_entry e on e.pairing = a.id
              left join monthly_report m on m.internship = i.id
             where k.import = :list and k.created and k.what in ('internship', 'cohort')
               and exists (select 1 from unnest(array[i.id, a.id, e.id, m.id]) as t (id)
                            where t.id is not null
                              and not exists (select 1 from import_change o where o.import = :list and o.subject = t.id))
             order by p.display_name
             limit 10
            """).param("list", list).query(String.class).list().stream()
                .map(name -> Sentence.of("imports.undo.internship-went-on", name))
                .toList();
    }

    private void remove(UUID list) {
        jdbc.sql("""
            delete from contact_entry t using import_change c
             where c.import = :list and c.what = 'contact_entry' and t.id = c.subject
            """).param("list", list).update();
        jdbc.sql("""
            delete from monthly_report t using import_change c
             where c.import = :list and c.what = 'monthly_report' and t.id = c.subject
            """).param("list", list).update();
        jdbc.sql("""
            delete from pairing t using import_change c
             where c.import = :list and c.what = 'pairing' and t.id = c.subject
            """).param("list", list).update();
        jdbc.sql("""
            delete from internship t using import_change c
             where c.import = :list and c.what = 'internship' and t.id = c.subject
            """).param("list", list).update();
        jdbc.sql("""
            delete from cohort_coach t using import_change c
             where c.import = :list and c.what = 'cohort' and t.cohort = c.subject
            """).param("list", list).update();
        jdbc.sql("""
            delete from cohort t using import_change c where c.import = :list and c.what = 'cohort' and t.id = c.subject
            """).param("list", list).update();
        jdbc.sql("""
            delete from role_grant t using import_change c
             where c.import = :list and c.what = 'role_grant' and t.id = c.subject
            """).param("list", list).update();
    }

    /** Whose internship it is that a record belongs to. */
    private Map<UUID, String> names(List<UUID> ids) {
        var names = new LinkedHashMap<UUID, String>();
        jdbc.sql("""
            select i.id, p.display_name as name from internship i join person p on p.id = i.person where i.id = any(:ids)
            union all
            select a.id, p.display_name from pairing a join internship i on i.id = a.internship join person p on p.id = i.person
             where a.id = any(:ids)
            union all
            select e.id, p.display_name from contact_entry e join pairing a on a.id = e.pairing
              join internship i on i.id = a.internship join person p on p.id = i.person where e.id = any(:ids)
            union all
            select m.id, p.display_name from monthly_report m join internship i on i.id = m.internship
              join person p on p.id = i.person where m.id = any(:ids)
            union all
            select c.id, c.name from cohort c where c.id = any(:ids)
            """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }
}
