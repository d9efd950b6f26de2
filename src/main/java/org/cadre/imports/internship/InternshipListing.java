package org.cadre.imports.internship;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.imports.FieldType;
import org.cadre.imports.ImportField;
import org.cadre.imports.ImportKind;
import org.cadre.imports.Listing;
import org.cadre.imports.Places;
import org.cadre.imports.Recorder;
import org.cadre.imports.Undoing;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Internships in progress: who mentors whom, in which cohort, with the hours of each month and the reports accepted so far. */
@Component
class InternshipListing implements Listing {
    static final int MONTHS = 9;

    private static final int MOST_MINUTES = 100 * 60;
    private static final Map<String, String> KINDS = Map.of(
            "novice", "novice",
            "newly hired", "newly hired",
            "new", "newly hired",
            "aspiring", "aspiring",
            "turnaround", "turnaround");
    private static final Map<String, String> MODES = Map.ofEntries(
            Map.entry("in person", "in-person"),
            Map.entry("face to face", "in-person"),
            Map.entry("video", "video"),
            Map.entry("video call", "video"),
            Map.entry("zoom", "video"),
            Map.entry("phone", "phone"),
            Map.entry("e mail", "email"),
            Map.entry("email", "email"),
            Map.entry("site visit", "site-visit"),
            Map.entry("group", "group"));

    private final JdbcClient jdbc;
    private final Places places;
    private final BroughtInternships internships;
    private final ProgramClock clock;

    InternshipListing(JdbcClient jdbc, Places places, BroughtInternships internships, ProgramClock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.internships = internships;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.INTERNSHIPS;
    }

    @Override
    public List<ImportField> fields() {
        var fields = new ArrayList<>(List.of(
                ImportField.of("email", FieldType.EMAIL, 254, "e-mail", "mit email", "mentor email", "email address")
                        .asRequired(),
                ImportField.of("cohort", FieldType.TEXT, 100, "cohort name", "group")
                        .asRequired(),
                ImportField.of("coachEmail", FieldType.EMAIL, 254, "coach", "coach email", "coach e-mail")
                        .asRequired(),
                ImportField.of("start", FieldType.DAY, 40, "start date", "first day", "began", "internship start")
                        .asRequired(),
                ImportField.of("protegeName", FieldType.TEXT, 200, "protégé", "protege", "protégé name", "mentee")
                        .asRequired(),
                ImportField.of("protegeEmail", FieldType.EMAIL, 254, "protégé email", "protege e-mail", "mentee email")
                        .asRequired(),
                ImportField.of("protegeKind", FieldType.WORD, 60, "protégé kind", "kind of protégé", "protege type")
                        .asRequired()
                        .among(KINDS),
                ImportField.of("school", FieldType.TEXT, 200, "protégé school", "school name", "campus"),
                ImportField.of("state", FieldType.STATE, 30, "st"),
                ImportField.of("mode", FieldType.WORD, 60, "contact mode", "how they met", "mode of contact")
                        .asRequired()
                        .among(MODES),
                ImportField.of(
                                "reports",
                                FieldType.WHOLE,
                                MONTHS,
                                "reports accepted",
                                "accepted reports",
                                "monthly reports")
                        .asRequired()));
        for (int month = 1; month <= MONTHS; month++) {
            fields.add(ImportField.of(
                    "month" + month,
                    FieldType.HOURS,
                    MOST_MINUTES,
                    "month " + month,
                    "hours month " + month,
                    "hours " + month));
        }
        return fields;
    }

    @Override
    public void ask(UUID list) {
        places.find(list);
        people(list);
        twice(list);
        under(list);
        months(list);
    }

    private void people(UUID list) {
        jdbc.sql("""
            update import_row r
               set found = jsonb_strip_nulls(r.found || jsonb_build_object(
                     'person', (select k.person from known_address k where k.address = r.says->>'email'),
                     'coach', (select k.person from known_address k where k.address = r.says->>'coachEmail'),
                     'cohort', (select (array_agg(c.id))[1] from cohort c
                                 where lower(c.name) = lower(r.says->>'cohort') and c.closed_on is null having count(*) = 1)))
             where r.import = :list
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, f.field, r.says->>f.field, 'imports.row.unknown-person', true, true
              from import_row r cross join (values ('email', 'person'), ('coachEmail', 'coach')) as f (field, whom)
             where r.import = :list and r.says->>f.field is not null and r.found->>f.whom is null
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, 'protegeEmail', r.says->>'protegeEmail', 'imports.row.own-protege', true, true
              from import_row r
             where r.import = :list and r.says->>'protegeEmail' in (r.says->>'email', r.says->>'coachEmail')
            """).param("list", list).update();
    }

    private void twice(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
            select t.import, t.line, 'email', t.email, 'imports.row.twice', jsonb_build_array(t.first), true, true
              from (select import, line, says->>'email' as email,
                           min(line) over (partition by says->>'email') as first
                      from import_row where import = :list and says->>'email' is not null) as t
             where t.line <> t.first
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
            select r.import, r.line, 'coachEmail', r.says->>'coachEmail', 'imports.row.other-coach',
                   jsonb_build_array(f.line), true, true
              from (select import, line, says, min(line) over (partition by lower(says->>'cohort')) as first
                      from import_row where import = :list) as r
              join import_row f on f.import = r.import and f.line = r.first
             where r.says->>'coachEmail' is distinct from f.says->>'coachEmail'
            """).param("list", list).update();
    }

    private void under(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, 'email', r.says->>'email', 'imports.row.internship-here', true, true
              from import_row r
              join internship i on i.person = (r.found->>'person')::uuid and i.state in ('applied', 'active', 'on hold')
             where r.import = :list
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, 'email', r.says->>'email', 'imports.row.no-institute', false, true
              from import_row r
             where r.import = :list and r.found->>'person' is not null
               and not exists (select 1 from completion c
                                where c.person = (r.found->>'person')::uuid and c.completed = 'part one')
            """).param("list", list).update();
    }

    /** Hours and reports of months that have not come yet. */
    private void months(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, 'start', r.says->>'start',
                   case when (r.says->>'start')::date > :today then 'imports.row.not-begun' else 'imports.row.long-over' end,
                   true, true
              from import_row r
             where r.import = :list
               and ((r.says->>'start')::date > :today or (r.says->>'start')::date + interval '21 months' < :today)
            """).param("list", list).param("today", clock.today()).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, 'month' || m, r.says->>('month' || m), 'imports.row.month-to-come', true, true
              from import_row r cross join generate_series(1, :months) as m
             where r.import = :list and (r.says->>('month' || m))::integer > 0
               and (r.says->>'start')::date + make_interval(months => m - 1) > :today
            """)
                .param("list", list)
                .param("months", MONTHS)
                .param("today", clock.today())
                .update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, 'reports', r.says->>'reports', 'imports.row.reports-to-come', true, true
              from import_row r
             where r.import = :list
               and (r.says->>'start')::date + make_interval(months => greatest((r.says->>'reports')::integer - 1, 0)) > :today
            """).param("list", list).param("today", clock.today()).update();
    }

    @Override
    public void finish(UUID list, Recorder by) {
        internships.record(list, by);
    }

    @Override
    public Undoing undo(UUID list, Recorder by) {
        return internships.undo(list, by);
    }
}
