package org.cadre.people.merge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cadre.people.PeopleEvents.Merged;
import org.cadre.people.PersonId;
import org.cadre.people.Roles;
import org.cadre.people.SignIns;
import org.cadre.people.Viewer;
import org.cadre.people.record.RowMovements;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Makes one person of two records, and two of one again. */
@Component
public class Merges {
    /** For so long a merge can be undone. */
    static final int DAYS = 30;

    /** A merge as the remaining person's page shows it. */
    record Past(
            UUID id,
            PersonId kept,
            PersonId gone,
            String goneName,
            String goneEmail,
            @Nullable String mergedBy,
            Instant mergedAt,
            LocalDate mergedOn,
            LocalDate undoUntil,
            @Nullable LocalDate undoneOn) {}

    private final JdbcClient jdbc;
    private final RowMovements movements;
    private final Facts facts;
    private final List<MergeObjections> objections;
    private final Roles roles;
    private final SignIns signIns;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Clock system;
    private final ApplicationEventPublisher events;

    Merges(
            JdbcClient jdbc,
            RowMovements movements,
            Facts facts,
            List<MergeObjections> objections,
            Roles roles,
            SignIns signIns,
            AuditTrail audit,
            ProgramClock clock,
            Clock system,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.movements = movements;
        this.facts = facts;
        this.objections = objections;
        this.roles = roles;
        this.signIns = signIns;
        this.audit = audit;
        this.clock = clock;
        this.system = system;
        this.events = events;
    }

    /**
     * Merges one record into another, in the caller's transaction.
     *
     * @param chosen the facts that are to be as the merged record tells them
     */
    @Transactional
    MergeOutcome merge(Viewer viewer, PersonId kept, PersonId gone, Set<Fact> chosen) {
        if (kept.equals(gone)) {
            return refused(Sentence.of("people.merge.same"));
        }
        var already = lock(kept, gone);
        if (already.isPresent()) {
            return new MergeOutcome.Already(already.get());
        }
        var against = against(viewer, kept, gone);
        if (!against.isEmpty()) {
            return new MergeOutcome.Refused(against);
        }
        UUID merge = Ids.next();
        write(merge, viewer, kept, gone);
        try {
            movements.move(merge, kept, gone);
        } catch (DuplicateKeyException _) {
            return takenBack(Sentence.of("people.merge.both-have"));
        }
        facts.choose(merge, kept, gone, chosen);
        jdbc.sql("update person set merged_into = :kept where id = :gone")
                .param("kept", kept.value())
                .param("gone", gone.value())
                .update();
        jdbc.sql("delete from likely_double where one = :gone or other = :gone")
                .param("gone", gone.value())
                .update();
        signIns.end(gone);
        audit.record(
                viewer.actor(),
                "person.merged",
                kept.value(),
                merge,
                Map.of("merged", gone.toString()),
                Map.of("facts", chosen.stream().map(Fact::field).sorted().toList()));
        audit.record(
                viewer.actor(), "person.merged-away", gone.value(), merge, Map.of(), Map.of("into", kept.toString()));
        events.publishEvent(new Merged(kept, gone));
        return new MergeOutcome.Done(merge);
    }

    private void write(UUID merge, Viewer viewer, PersonId kept, PersonId gone) {
        var today = clock.today();
        jdbc.sql("""
                insert into person_merge (id, kept, gone, merged_by, merged_at, merged_on, undo_until)
                values (:id, :kept, :gone, :by, :now, :today, :until)
                """)
                .param("id", merge)
                .param("kept", kept.value())
                .param("gone", gone.value())
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("today", today)
                .param("until", today.plusDays(DAYS))
                .update();
    }

    /**
     * Both records are this transaction's alone from here on: whoever wants the same pair, or enters something for one of
     * them, waits. Tells who remains when one of them is merged already.
     */
    private Optional<PersonId> lock(PersonId one, PersonId other) {
        return jdbc
                .sql("""
                        select id, merged_into from person where id in (:one, :other) order by id for update
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .query((row, _) -> Optional.ofNullable(row.getObject("merged_into", UUID.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(PersonId::new)
                .findFirst();
    }

    /** What speaks against it, in words that say what to do first; asked without changing anything. */
    List<Sentence> against(Viewer viewer, PersonId kept, PersonId gone) {
        var against = new ArrayList<Sentence>();
        if (isOneOf(viewer, kept, gone)) {
            against.add(Sentence.of("people.merge.oneself"));
        }
        if (isClosed(kept) && roles.isLastOfOfficeForNow(gone)) {
            against.add(Sentence.of("people.merge.last-office"));
        } else if (isClosed(kept) && !isClosed(gone)) {
            against.add(Sentence.of("people.merge.closed"));
        }
        if (isErased(kept) || isErased(gone)) {
            against.add(Sentence.of("people.merge.erased"));
        }
        objections.forEach(one -> against.addAll(one.toMerging(kept, gone)));
        return against;
    }

    /** Who gains or loses a record by it decides it for nobody: neither office itself, nor whoever office acts for. */
    private static boolean isOneOf(Viewer viewer, PersonId kept, PersonId gone) {
        var pair = List.of(kept, gone);
        return pair.contains(viewer.id()) || (viewer.enteredBy() != null && pair.contains(viewer.enteredBy()));
    }

    private boolean isClosed(PersonId person) {
        return jdbc.sql("select exists (select 1 from account where person = :person and disabled_at is not null)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private boolean isErased(PersonId person) {
        return jdbc.sql("select exists (select 1 from person where id = :person and erased_at is not null)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Makes two of one again: what the merge moved goes back, what was added since stays with who remained. */
    @Transactional
    MergeOutcome undo(Viewer viewer, UUID id) {
        var merge = find(id).orElseThrow();
        lock(merge.kept(), merge.gone());
        merge = find(id).orElseThrow();
        if (merge.undoneOn() != null) {
            return new MergeOutcome.Already(merge.gone());
        }
        var against = againstUndoing(merge);
        if (!against.isEmpty()) {
            return new MergeOutcome.Refused(against);
        }
        jdbc.sql("update person_merge set undone_by = :by, undone_at = :now, undone_on = :today where id = :id")
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("today", clock.today())
                .param("id", id)
                .update();
        try {
            jdbc.sql("update person set merged_into = null where id = :gone")
                    .param("gone", merge.gone().value())
                    .update();
            facts.giveBack(id, merge.kept(), merge.gone());
            movements.moveBack(id, merge.kept(), merge.gone());
        } catch (DuplicateKeyException _) {
            return takenBack(Sentence.of("people.merge.undo.both-have"));
        }
        // Whoever signed in by the other's address meanwhile signs in anew, as who they are.
        signIns.end(merge.kept());
        audit.record(viewer.actor(), "person.merge-undone", merge.kept().value(), id, Map.of(), Map.of());
        audit.record(viewer.actor(), "person.merge-undone", merge.gone().value(), id, Map.of(), Map.of());
        return new MergeOutcome.Done(id);
    }

    private List<Sentence> againstUndoing(Past merge) {
        if (clock.today().isAfter(merge.undoUntil())) {
            return List.of(Sentence.of("people.merge.undo.late", merge.undoUntil()));
        }
        var further = remainingOf(merge.kept());
        if (further.isPresent()) {
            return List.of(Sentence.of("people.merge.undo.further", further.get()));
        }
        if (isErased(merge.kept())) {
            return List.of(Sentence.of("people.merge.erased"));
        }
        var asked = new MergeObjections.Merged(merge.id(), merge.kept(), merge.gone(), merge.mergedAt());
        var against = new ArrayList<Sentence>();
        facts.takenAddress(merge.id(), merge.kept(), merge.gone()).ifPresent(against::add);
        objections.forEach(one -> against.addAll(one.toUndoing(asked)));
        return against;
    }

    private Optional<String> remainingOf(PersonId person) {
        return jdbc.sql("""
                select r.display_name from person p join person r on r.id = p.merged_into where p.id = :person
                """).param("person", person.value()).query(String.class).optional();
    }

    private static MergeOutcome refused(Sentence why) {
        return new MergeOutcome.Refused(List.of(why));
    }

    private static MergeOutcome takenBack(Sentence why) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return refused(why);
    }

    Optional<Past> find(UUID id) {
        return pasts("id", id).stream().findFirst();
    }

    /** The merges into this person, the newest first. */
    List<Past> into(PersonId person) {
        return pasts("kept", person.value());
    }

    private List<Past> pasts(String by, UUID value) {
        return jdbc.sql("""
                select m.id, m.kept, m.gone, g.display_name, g.email, b.display_name as merged_by, m.merged_at, m.merged_on,
                       m.undo_until, m.undone_on
                  from person_merge m
                  join person g on g.id = m.gone
                  left join person b on b.id = m.merged_by
                 where case :by when 'id' then m.id else m.kept end = :value
                 order by m.id desc
                """)
                .param("by", by)
                .param("value", value)
                .query((row, _) -> new Past(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("kept", UUID.class)),
                        new PersonId(row.getObject("gone", UUID.class)),
                        row.getString("display_name"),
                        row.getString("email"),
                        row.getString("merged_by"),
                        Objects.requireNonNull(row.getObject("merged_at", OffsetDateTime.class))
                                .toInstant(),
                        Objects.requireNonNull(row.getObject("merged_on", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("undo_until", LocalDate.class)),
                        row.getObject("undone_on", LocalDate.class)))
                .list();
    }
}
