package org.cadre.accounting.stipend;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agrees on stipends, approves and pays them; each step once, whoever else is at it. */
@Component
class StipendDeeds {
    /** What came of it. */
    sealed interface Outcome {
        record Done(Stipend stipend) implements Outcome {}

        /** Somebody was there before, or it has not come so far. */
        record NotNow(StipendState state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final Stipends stipends;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Clock system;

    StipendDeeds(JdbcClient jdbc, Stipends stipends, AuditTrail audit, ProgramClock clock, Clock system) {
        this.jdbc = jdbc;
        this.stipends = stipends;
        this.audit = audit;
        this.clock = clock;
        this.system = system;
    }

    /** Whether it was agreed now: for each person and cohort or offering once. */
    boolean agree(UUID person, @Nullable UUID cohort, @Nullable UUID offering, int cents, String note, Viewer viewer) {
        var id = Ids.next();
        int added = jdbc.sql("""
                insert into stipend (id, person, cohort, offering, cents, note, agreed_on, agreed_by)
                select :id, :person, :cohort, :offering, :cents, :note, :today, :by
                 where exists (select 1 from cohort_coach where person = :person and cohort = :cohort)
                    or exists (select 1 from offering_trainer where person = :person and offering = :offering)
                on conflict do nothing
                """)
                .param("id", id)
                .param("person", person)
                .param("cohort", cohort)
                .param("offering", offering)
                .param("cents", cents)
                .param("note", note)
                .param("today", clock.today())
                .param("by", viewer.actor().person())
                .update();
        if (added == 1) {
            record("stipend.agreed", viewer, person, id, Map.of("cents", cents));
        }
        return added == 1;
    }

    Outcome approve(UUID id, Viewer viewer) {
        var stipend = stipends.locked(id, viewer);
        if (stipend == null) {
            return new Outcome.Unknown();
        }
        if (stipend.state() != StipendState.DUE) {
            return new Outcome.NotNow(stipend.state());
        }
        jdbc.sql("update stipend set approved_on = :today, approved_by = :by where id = :id")
                .param("today", clock.today())
                .param("by", viewer.actor().person())
                .param("id", id)
                .update();
        record("stipend.approved", viewer, stipend.person(), id, Map.of("cents", stipend.cents()));
        return new Outcome.Done(stipend);
    }

    Outcome pay(UUID id, LocalDate day, String reference, Viewer viewer) {
        var stipend = stipends.locked(id, viewer);
        if (stipend == null) {
            return new Outcome.Unknown();
        }
        if (stipend.state() != StipendState.APPROVED) {
            return new Outcome.NotNow(stipend.state());
        }
        enter(stipend, "paid", day, reference, viewer);
        record(
                "stipend.paid",
                viewer,
                stipend.person(),
                id,
                Map.of("cents", stipend.cents(), "day", day.toString(), "reference", reference));
        return new Outcome.Done(stipend);
    }

    /** The check was not cashed, the transfer was sent back: it may be paid again. */
    Outcome comesBack(UUID id, LocalDate day, String reference, Viewer viewer) {
        var stipend = stipends.locked(id, viewer);
        if (stipend == null) {
            return new Outcome.Unknown();
        }
        if (stipend.state() != StipendState.PAID) {
            return new Outcome.NotNow(stipend.state());
        }
        enter(stipend, "came back", day, reference, viewer);
        record(
                "stipend.came-back",
                viewer,
                stipend.person(),
                id,
                Map.of("day", day.toString(), "reference", reference));
        return new Outcome.Done(stipend);
    }

    private void enter(Stipend stipend, String kind, LocalDate day, String reference, Viewer viewer) {
        jdbc.sql("""
                insert into stipend_payment (id, stipend, turn, kind, cents, currency, day, reference, recorded_at, recorded_by)
                select :payment, s.id,
                       (select count(*) from stipend_payment y where y.stipend = s.id and y.kind = :kind) + 1,
                       :kind, s.cents, s.currency, :day, :reference, :now, :by
                  from stipend s
                 where s.id = :id
                """)
                .param("payment", Ids.next())
                .param("id", stipend.id())
                .param("kind", kind)
                .param("day", day)
                .param("reference", reference)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("by", viewer.actor().person())
                .update();
    }

    /** It was agreed by mistake: as long as it has not been approved. */
    Outcome withdraw(UUID id, Viewer viewer) {
        var stipend = stipends.locked(id, viewer);
        if (stipend == null) {
            return new Outcome.Unknown();
        }
        if (stipend.state() != StipendState.AGREED && stipend.state() != StipendState.DUE) {
            return new Outcome.NotNow(stipend.state());
        }
        jdbc.sql("update stipend set withdrawn_on = :today where id = :id")
                .param("today", clock.today())
                .param("id", id)
                .update();
        record("stipend.withdrawn", viewer, stipend.person(), id, Map.of("cents", stipend.cents()));
        return new Outcome.Done(stipend);
    }

    private void record(String deed, Viewer viewer, UUID person, UUID stipend, Map<String, ?> after) {
        audit.record(viewer.actor(), deed, person, stipend, Map.of(), new LinkedHashMap<>(after));
    }
}
