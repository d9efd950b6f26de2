package org.cadre.registration.event;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Diet and accommodation requests of those with a seat, with who sees to each and whether it is done. What is needed stays
 * with the person: when they change it, it is open again.
 */
@Component
class Needs {
    /** One request. */
    record Need(
            UUID registration,
            UUID person,
            String name,
            String needs,
            @Nullable UUID owner,
            @Nullable String ownerName,
            boolean done) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Needs(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** To office, what is open first. */
    List<Need> in(OfferingId offering, Viewer viewer) {
        return jdbc.sql("""
                select r.id as registration, p.id as person, p.display_name as name, p.needs, n.owner,
                       o.display_name as owner_name, coalesce(n.done_for = md5(p.needs), false) as done
                  from registration r
                  join person p on p.id = r.person
                  left join event_need n on n.registration = r.id
                  left join person o on o.id = n.owner
                 where r.offering = :offering and r.seat in ('held', 'confirmed') and p.needs <> '' and :office
                 order by done, lower(p.display_name), r.id
                """)
                .param("offering", offering.value())
                .param("office", viewer.isOffice())
                .query(Need.class)
                .list();
    }

    Optional<Need> find(OfferingId offering, RegistrationId registration, Viewer viewer) {
        return in(offering, viewer).stream()
                .filter(one -> one.registration.equals(registration.value()))
                .findAny();
    }

    void own(Need need, @Nullable PersonId owner, Viewer viewer) {
        jdbc.sql("""
                insert into event_need (registration, owner) values (:registration, :owner)
                on conflict (registration) do update set owner = excluded.owner
                """)
                .param("registration", need.registration)
                .param("owner", owner == null ? null : owner.value())
                .update();
        record(need, "need.owned", viewer);
    }

    void done(Need need, boolean done, Viewer viewer) {
        jdbc.sql("""
                insert into event_need (registration, done_at, done_by, done_for)
                select :registration, case when :done then :now end, case when :done then :by end,
                       case when :done then md5(:needs) end
                on conflict (registration) do update
                   set done_at = excluded.done_at, done_by = excluded.done_by, done_for = excluded.done_for
                """)
                .param("registration", need.registration)
                .param("done", done)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("by", viewer.id().value())
                .param("needs", need.needs)
                .update();
        record(need, done ? "need.done" : "need.undone", viewer);
    }

    private void record(Need need, String deed, Viewer viewer) {
        audit.record(viewer.actor(), deed, need.person, need.registration, Map.of(), Map.of());
    }
}
