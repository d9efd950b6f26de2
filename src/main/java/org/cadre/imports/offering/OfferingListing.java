package org.cadre.imports.offering;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.imports.FieldType;
import org.cadre.imports.ImportField;
import org.cadre.imports.ImportKind;
import org.cadre.imports.Listing;
import org.cadre.imports.Recorder;
import org.cadre.imports.Undoing;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Past offerings: a row for each person and, where the list says it, for each module. Rows with the same title and first day
 * are one offering.
 */
@Component
class OfferingListing implements Listing {
    private static final int MOST_MINUTES = 60 * 60;
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("lii", "lii"),
            Map.entry("leadership immersion institute", "lii"),
            Map.entry("institute", "lii"),
            Map.entry("recertification", "recertification"),
            Map.entry("recertification training", "recertification"),
            Map.entry("in house", "in-house"),
            Map.entry("webinar", "webinar"));
    private static final Map<String, String> MODULES = Map.ofEntries(
            Map.entry("1", "discovery"),
            Map.entry("mentoring new school leaders: a journey of discovery", "discovery"),
            Map.entry("discovery", "discovery"),
            Map.entry("2", "standards"),
            Map.entry("leading in a culture of change: leadership standards at work", "standards"),
            Map.entry("standards", "standards"),
            Map.entry("3", "strengths"),
            Map.entry("discovering your strengths", "strengths"),
            Map.entry("strengths", "strengths"),
            Map.entry("4", "adult-learning"),
            Map.entry("the art and science of adult learning", "adult-learning"),
            Map.entry("adult learning", "adult-learning"),
            Map.entry("5", "feedback"),
            Map.entry("the art of effective feedback", "feedback"),
            Map.entry("feedback", "feedback"),
            Map.entry("6", "programs"),
            Map.entry("foundations of effective mentor programs", "programs"),
            Map.entry("programs", "programs"));

    private final JdbcClient jdbc;
    private final PastOfferings offerings;
    private final ProgramClock clock;

    OfferingListing(JdbcClient jdbc, PastOfferings offerings, ProgramClock clock) {
        this.jdbc = jdbc;
        this.offerings = offerings;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PAST_OFFERINGS;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(
                ImportField.of("offering", FieldType.TEXT, 200, "title", "event", "training", "offering title")
                        .asRequired(),
                ImportField.of("offeringKind", FieldType.WORD, 60, "kind", "type", "event type")
                        .asRequired()
                        .among(KINDS),
                ImportField.of("firstDay", FieldType.DAY, 40, "date", "first day", "start date", "from", "day")
                        .asRequired(),
                ImportField.of("lastDay", FieldType.DAY, 40, "last day", "end date", "to"),
                ImportField.of("place", FieldType.TEXT, 200, "venue", "location"),
                ImportField.of("state", FieldType.STATE, 30, "st"),
                ImportField.of("email", FieldType.EMAIL, 254, "e-mail", "email address")
                        .asRequired(),
                ImportField.of("module", FieldType.WORD, 100, "module number", "session")
                        .among(MODULES),
                ImportField.of(
                                "hours",
                                FieldType.HOURS,
                                MOST_MINUTES,
                                "pd hours",
                                "hours attended",
                                "credit",
                                "credits")
                        .asRequired());
    }

    @Override
    public Map<String, String> complete(Map<String, String> says) {
        var whole = new HashMap<>(says);
        if (says.containsKey("firstDay")) {
            whole.putIfAbsent("lastDay", says.get("firstDay"));
        }
        return whole;
    }

    @Override
    public void ask(UUID list) {
        known(list);
        days(list, clock.today());
        sameOffering(list);
        twice(list);
        hoursWithoutModule(list);
    }

    private void known(UUID list) {
        jdbc.sql("""
            update import_row r set found = jsonb_build_object('person', k.person)
              from known_address k where r.import = :list and k.address = r.says->>'email'
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select import, line, 'email', says->>'email', 'imports.row.unknown-person', true, true
              from import_row where import = :list and says->>'email' is not null and found->>'person' is null
            """).param("list", list).update();
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select r.import, r.line, 'offering', r.says->>'offering', 'imports.row.offering-here', true, true
              from import_row r
             where r.import = :list
               and exists (select 1 from offering o where lower(o.title) = lower(r.says->>'offering')
                              and o.first_day = (r.says->>'firstDay')::date)
            """).param("list", list).update();
    }

    private void days(UUID list, LocalDate today) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select import, line, 'lastDay', says->>'lastDay',
                   case when (says->>'lastDay')::date >= :today then 'imports.row.not-past' else 'imports.row.backwards' end,
                   true, true
              from import_row
             where import = :list
               and ((says->>'lastDay')::date >= :today or (says->>'lastDay')::date < (says->>'firstDay')::date)
            """).param("list", list).param("today", today).update();
    }

    /** All rows of one offering say the same of it. */
    private void sameOffering(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
            select r.import, r.line, 'offering', r.says->>'offering', 'imports.row.offering-differs',
                   jsonb_build_array(f.line), true, true
              from (select import, line, says, min(line) over (
                             partition by lower(says->>'offering'), says->>'firstDay') as first
                      from import_row where import = :list) as r
              join import_row f on f.import = r.import and f.line = r.first
             where r.says->>'offeringKind' is distinct from f.says->>'offeringKind'
                or r.says->>'lastDay' is distinct from f.says->>'lastDay'
                or r.says->>'place' is distinct from f.says->>'place'
                or r.says->>'state' is distinct from f.says->>'state'
            """).param("list", list).update();
    }

    private void twice(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, arguments, refuses, asked)
            select t.import, t.line, 'email', t.says->>'email', 'imports.row.attended-twice', jsonb_build_array(t.first), true, true
              from (select import, line, says,
                           min(line) over (partition by lower(says->>'offering'), says->>'firstDay', says->>'email',
                                                        coalesce(says->>'module', '')) as first
                      from import_row where import = :list) as t
             where t.line <> t.first
            """).param("list", list).update();
    }

    /** Hours of an institute without a module are PD hours, but nobody can say which module they were. */
    private void hoursWithoutModule(UUID list) {
        jdbc.sql("""
            insert into import_remark (import, line, field, value, why, refuses, asked)
            select import, line, 'hours', says->>'hours', 'imports.row.no-module', false, true
              from import_row
             where import = :list and says->>'offeringKind' = 'lii' and says->>'module' is null
               and (says->>'hours')::integer < :all
            """)
                .param("list", list)
                .param("all", offerings.minutesOfAllModules())
                .update();
    }

    @Override
    public List<Sentence> notes(UUID list) {
        return List.of();
    }

    @Override
    public void finish(UUID list, Recorder by) {
        offerings.record(list, by);
    }

    @Override
    public Undoing undo(UUID list, Recorder by) {
        return offerings.undo(list, by);
    }
}
