package org.cadre.care.hold;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The legal holds: at most one is in force on a person. The trail says that there is one, and about no person. */
@Component
public class LegalHolds {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;

    LegalHolds(JdbcClient jdbc, ProgramClock clock, Clock system, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
    }

    /** The hold in force on a person. */
    public Optional<LegalHold> on(PersonId person) {
        return of(person).stream().filter(LegalHold::isInForce).findFirst();
    }

    /** Those of several on whom one is in force. */
    Set<PersonId> among(Collection<PersonId> people) {
        return jdbc
                .sql("""
                select distinct held.id
                  from legal_hold h
                  join person p on p.id = h.person
                  cross join lateral (values (p.id), (p.merged_into)) as held (id)
                 where h.released_on is null and held.id = any(:people)
                """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    /** All holds there ever were on a person, newest first; one on a record that was merged into theirs is on them. */
    List<LegalHold> of(PersonId person) {
        return jdbc.sql("""
                select h.id, h.person, p.display_name as person_name, h.reason, b.display_name as placed_by, h.placed_on,
                       r.display_name as released_by, h.released_on, h.release_reason
                  from legal_hold h
                  join person p on p.id = h.person
                  join person b on b.id = h.placed_by
                  left join person r on r.id = h.released_by
                 where h.person in (select id from person where id = :person or merged_into = :person)
                 order by h.placed_at desc, h.id desc
                """)
                .param("person", person.value())
                .query(LegalHold.class)
                .list();
    }

    /**
     * A page of holds, newest first.
     *
     * @param inForce those in force, else those released
     * @param before the last hold of the page before
     */
    List<LegalHold> page(boolean inForce, @Nullable UUID before, int most) {
        return jdbc.sql("""
                select h.id, h.person, p.display_name as person_name, h.reason, b.display_name as placed_by, h.placed_on,
                       r.display_name as released_by, h.released_on, h.release_reason
                  from legal_hold h
                  join person p on p.id = h.person
                  join person b on b.id = h.placed_by
                  left join person r on r.id = h.released_by
                 where (h.released_on is null) = :inForce
                   and (:before::uuid is null
                        or (h.placed_at, h.id) < (select o.placed_at, o.id from legal_hold o where o.id = :before::uuid))
                 order by h.placed_at desc, h.id desc
                 limit :most
                """)
                .param("inForce", inForce)
                .param("before", before)
                .param("most", most)
                .query(LegalHold.class)
                .list();
    }

    /** Places one. False when one is in force already. */
    boolean place(Viewer office, PersonId person, String reason) {
        UUID id = Ids.next();
        int placed = jdbc.sql("""
                insert into legal_hold (id, person, reason, placed_by, placed_on, placed_at)
                values (:id, :person, :reason, :by, :today, :now)
                on conflict (person) where released_on is null do nothing
                """)
                .param("id", id)
                .param("person", person.value())
                .param("reason", reason)
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (placed == 1) {
            audit.record(
                    office.actor(),
                    "legal-hold.placed",
                    null,
                    id,
                    Map.of(),
                    Map.of("reason", AuditTrail.digestOf(reason)));
        }
        return placed == 1;
    }

    /** Releases the hold in force. False when there is none. */
    boolean release(Viewer office, PersonId person, String reason) {
        var hold = on(person);
        int released = jdbc.sql("""
                update legal_hold set released_by = :by, released_on = :today, release_reason = :reason
                 where person in (select id from person where id = :person or merged_into = :person)
                   and released_on is null
                """)
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("reason", reason)
                .param("person", person.value())
                .update();
        if (released > 0) {
            audit.record(
                    office.actor(),
                    "legal-hold.released",
                    null,
                    hold.map(LegalHold::id).orElse(null),
                    Map.of(),
                    Map.of("reason", AuditTrail.digestOf(reason)));
        }
        return released > 0;
    }
}
