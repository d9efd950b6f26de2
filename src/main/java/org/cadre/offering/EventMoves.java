package org.cadre.offering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingEvents.OfferingMoved;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to moves: what was, why it changed, and until when those with a seat choose. */
@Component
public class EventMoves {
    private final JdbcClient jdbc;
    private final Offerings offerings;
    private final EventPlans plans;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    EventMoves(
            JdbcClient jdbc,
            Offerings offerings,
            EventPlans plans,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.offerings = offerings;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Moves it, with its sessions and all that is reckoned from its first day; whoever has a seat hears of it. */
    void move(
            OfferingSummary before,
            OfferingPlan plan,
            @Nullable String onlineLink,
            String because,
            LocalDate chooseBy,
            Actor actor) {
        var id = Ids.next();
        offerings.change(before, plan, actor);
        plans.linkTo(before.id(), onlineLink);
        jdbc.sql("update offering set decide_by = decide_by + :days where id = :id")
                .param("days", (int) ChronoUnit.DAYS.between(before.firstDay(), plan.firstDay()))
                .param("id", before.id().value())
                .update();
        jdbc.sql("""
                insert into event_move (id, offering, because, was_first_day, was_last_day, was_place, choose_by, moved_at)
                values (:id, :offering, :because, :first, :last, :place, :chooseBy, :now)
                """)
                .param("id", id)
                .param("offering", before.id().value())
                .param("because", because)
                .param("first", before.firstDay())
                .param("last", before.lastDay())
                .param("place", before.address())
                .param("chooseBy", chooseBy)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                actor,
                "offering.moved",
                null,
                before.id().value(),
                Map.of("firstDay", before.firstDay().toString(), "place", before.place()),
                Map.of("firstDay", plan.firstDay().toString(), "place", plan.place()));
        events.publishEvent(new OfferingMoved(before.id(), id));
    }

    public Optional<EventMove> find(UUID id) {
        return jdbc.sql("select * from event_move where id = :id")
                .param("id", id)
                .query(EventMoves::move)
                .optional();
    }

    /** The moves of an offering, the newest first. */
    public List<EventMove> of(OfferingId offering) {
        return jdbc.sql("select * from event_move where offering = :offering order by id desc")
                .param("offering", offering.value())
                .query(EventMoves::move)
                .list();
    }

    private static EventMove move(ResultSet row, int number) throws SQLException {
        return new EventMove(
                row.getObject("id", UUID.class),
                new OfferingId(row.getObject("offering", UUID.class)),
                row.getString("because"),
                row.getObject("was_first_day", LocalDate.class),
                row.getObject("was_last_day", LocalDate.class),
                row.getString("was_place"),
                row.getObject("choose_by", LocalDate.class));
    }
}
