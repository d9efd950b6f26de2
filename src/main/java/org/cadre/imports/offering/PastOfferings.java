package org.cadre.imports.offering;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.attendance.Attendances;
import org.cadre.imports.Changes;
import org.cadre.imports.Recorder;
import org.cadre.imports.Undoing;
import org.cadre.offering.OfferingId;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes offerings from before Cadre: closed and not public, with one session for each module that the list names, one order
 * by which nothing is due, a seat and the minutes of each person. Nobody is told.
 */
@Component
class PastOfferings {
    private static final String OFFERING = "offering";
    private static final List<String> OWN =
            List.of("session", "seat_pool", "orders", "registration", "attendance", "credit_award", "completion");

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Attendances attendances;
    private final Changes changes;

    PastOfferings(JdbcClient jdbc, Editions editions, Attendances attendances, Changes changes) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.attendances = attendances;
        this.changes = changes;
    }

    int minutesOfAllModules() {
        return editions.current(Editions.NATIONAL).modules().stream()
                .mapToInt(Edition.ProgramModule::minutes)
                .sum();
    }

    void record(UUID list, Recorder by) {
        offerings(list, by);
        sessions(list, by);
        seats(list, by);
        attendance(list, by);
        attendances.countPast(changes.subjects(list, OFFERING, true).stream()
                .map(OfferingId::new)
                .toList());
        changes.trail(list, OFFERING, "offering.recorded", true, false, by);
    }

    private void offerings(UUID list, Recorder by) {
        jdbc.sql("""
                insert into offering (id, kind, title, edition, place, state, zone, first_day, last_day, about, price_cents, public,
                                      closed_at, created_at)
                select distinct on (lower(says->>'offering'), says->>'firstDay')
                       fresh, says->>'offeringKind', says->>'offering', :edition, coalesce(says->>'place', :nowhere),
                       says->>'state', :zone, (says->>'firstDay')::date, (says->>'lastDay')::date, :about, 0, false, :now, :now
                  from import_row
                 where import = :list and not refused
                 order by lower(says->>'offering'), says->>'firstDay', line
                """)
                .param("edition", editions.idOf(Editions.NATIONAL).value())
                .param("nowhere", "–")
                .param("zone", by.zone().getId())
                .param("about", by.file())
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .param("list", list)
                .update();
        jdbc.sql("""
                insert into import_change (import, what, subject, line, created)
                select r.import, 'offering', o.id, r.line, true
                  from import_row r join offering o on o.id = r.fresh where r.import = :list
                """).param("list", list).update();
        // Each row knows its offering from here on.
        jdbc.sql("""
                update import_row r set found = r.found || jsonb_build_object('offering', o.id)
                  from import_change c join offering o on o.id = c.subject
                 where r.import = :list and c.import = r.import and c.what = 'offering' and not r.refused
                   and lower(o.title) = lower(r.says->>'offering') and o.first_day = (r.says->>'firstDay')::date
                """).param("list", list).update();
    }

    /** A session for each module somebody attended; one more for hours of which no module is known. */
    private void sessions(UUID list, Recorder by) {
        var modules = editions.current(Editions.NATIONAL).modules();
        jdbc.sql("""
                with attended as (
                  select distinct (r.found->>'offering')::uuid as offering, m.key, m.title, m.minutes, m.place
                    from import_row r
                    join unnest(:keys::text[], :titles::text[], :minutes::integer[]) with ordinality
                      as m (key, title, minutes, place)
                      on m.key = r.says->>'module'
                      or r.says->>'module' is null and r.says->>'offeringKind' = 'lii' and (r.says->>'hours')::integer >= :all
                   where r.import = :list and not r.refused)
                insert into session (id, offering, module, title, starts_at, ends_at, minutes)
                select uuidv7(), a.offering, a.key, a.title, s.at, s.at + make_interval(mins => a.minutes), a.minutes
                  from attended a
                  join offering o on o.id = a.offering,
                       lateral (select (o.first_day + time '08:00' + make_interval(mins => (a.place::integer - 1) * 1)) at time zone o.zone as at) as s
                """)
                .param("keys", modules.stream().map(Edition.ProgramModule::key).toArray(String[]::new))
                .param("titles", modules.stream().map(Edition.ProgramModule::title).toArray(String[]::new))
                .param("minutes", modules.stream().map(Edition.ProgramModule::minutes).toArray(Integer[]::new))
                .param("all", minutesOfAllModules())
                .param("list", list)
                .update();
        jdbc.sql("""
                insert into session (id, offering, module, title, starts_at, ends_at, minutes)
                select uuidv7(), o.id, null, o.title, s.at, s.at + make_interval(mins => r.minutes), r.minutes
                  from (select (found->>'offering')::uuid as offering, max((says->>'hours')::integer) as minutes
                          from import_row
                         where import = :list and not refused and says->>'module' is null
                           and not (says->>'offeringKind' = 'lii' and (says->>'hours')::integer >= :all)
                         group by found->>'offering'
                        having max((says->>'hours')::integer) > 0) as r
                  join offering o on o.id = r.offering,
                       lateral (select (o.first_day + time '08:00') at time zone o.zone as at) as s
                """).param("all", minutesOfAllModules()).param("list", list).update();
    }

    private void seats(UUID list, Recorder by) {
        jdbc.sql("""
                insert into seat_pool (offering, capacity, used)
                select (found->>'offering')::uuid, count(distinct found->>'person'), count(distinct found->>'person')
                  from import_row where import = :list and not refused group by found->>'offering'
                """).param("list", list).update();
        jdbc.sql("""
                insert into orders (id, code, offering, buyer, fee_category, state, confirmed_by, pays_by, total_cents, note,
                                    placed_at, confirmed_at)
                select uuidv7(), upper(substr(md5(subject::text), 1, 8)), subject, :by, 'non-member', 'confirmed', 'nothing due',
                       'nothing due', 0, :file, :now, :now
                  from import_change where import = :list and what = 'offering' and created
                """)
                .param("by", by.person())
                .param("file", by.file())
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .param("list", list)
                .update();
        jdbc.sql("""
                insert into registration (id, orders, offering, person, price_cents, seat, registered_at, confirmed_at)
                select uuidv7(), o.id, o.offering, r.person, 0, 'confirmed', :now, :now
                  from (select distinct (found->>'offering')::uuid as offering, (found->>'person')::uuid as person
                          from import_row where import = :list and not refused) as r
                  join orders o on o.offering = r.offering
                """)
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .param("list", list)
                .update();
    }

    private void attendance(UUID list, Recorder by) {
        jdbc.sql("""
                insert into attendance (id, registration, session, minutes, method, recorder, recorded_at)
                select uuidv7(), g.id, s.id,
                       case when r.says->>'module' is null and s.module is not null then s.minutes
                            else least((r.says->>'hours')::integer, s.minutes) end,
                       'paper', :by, :now
                  from import_row r
                  join registration g on g.offering = (r.found->>'offering')::uuid and g.person = (r.found->>'person')::uuid
                  join session s on s.offering = g.offering
                   and case when r.says->>'module' is not null then s.module = r.says->>'module'
                            when r.says->>'offeringKind' = 'lii' and (r.says->>'hours')::integer >= :all then s.module is not null
                            else s.module is null end
                 where r.import = :list and not r.refused
                on conflict (registration, session) do nothing
                """)
                .param("by", by.person())
                .param("now", by.at().atOffset(ZoneOffset.UTC))
                .param("all", minutesOfAllModules())
                .param("list", list)
                .update();
    }

    Undoing undo(UUID list, Recorder by) {
        var why = new ArrayList<>(changes.builtOn(list, OFFERING, OWN, this::titles));
        if (why.isEmpty()) {
            own(list);
            for (String table : List.of("registration", "session", "orders")) {
                why.addAll(changes.builtOn(list, table, OWN, this::titles));
            }
        }
        if (!why.isEmpty()) {
            return new Undoing.Refused(why);
        }
        changes.trail(list, OFFERING, "offering.taken-back", true, false, by);
        remove(list);
        return new Undoing.Undone(0);
    }

    /** What stands below the offerings, by the offering's line, so that what was built on it is found. */
    private void own(UUID list) {
        jdbc.sql("""
                insert into import_change (import, what, subject, line, created)
                select :list, t.what, t.id, c.line, true
                  from import_change c
                  join (select 'registration' as what, id, offering from registration
                        union all select 'session', id, offering from session
                        union all select 'orders', id, offering from orders where offering is not null) as t on t.offering = c.subject
                 where c.import = :list and c.what = 'offering' and c.created
                on conflict do nothing
                """).param("list", list).update();
    }

    private void remove(UUID list) {
        var events = changes.subjects(list, OFFERING, true).stream()
                .map(OfferingId::new)
                .toList();
        attendances.forgetPast(events);
        var ids = events.stream().map(OfferingId::value).toArray(UUID[]::new);
        jdbc.sql("delete from registration where offering = any(:ids)").param("ids", ids).update();
        jdbc.sql("delete from orders where offering = any(:ids)").param("ids", ids).update();
        jdbc.sql("delete from session where offering = any(:ids)").param("ids", ids).update();
        jdbc.sql("delete from seat_pool where offering = any(:ids)").param("ids", ids).update();
        jdbc.sql("delete from offering where id = any(:ids)").param("ids", ids).update();
    }

    /** The offering's title, also for what stands below it. */
    private Map<UUID, String> titles(List<UUID> ids) {
        var titles = new LinkedHashMap<UUID, String>();
        jdbc.sql("""
                select o.id, o.title from offering o where o.id = any(:ids)
                union all select r.id, o.title from registration r join offering o on o.id = r.offering where r.id = any(:ids)
                union all select s.id, o.title from session s join offering o on o.id = s.offering where s.id = any(:ids)
                union all select d.id, o.title from orders d join offering o on o.id = d.offering where d.id = any(:ids)
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            titles.put(row.getObject("id", UUID.class), row.getString("title"));
        });
        return titles;
    }
}
