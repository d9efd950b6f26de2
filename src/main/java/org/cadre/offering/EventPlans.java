package org.cadre.offering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to what is planned around an event: the decision whether it takes place, how one gets there, its link. */
@Component
public class EventPlans {
    /** An offering whose decision is due. */
    public record Undecided(OfferingId offering, int leastPeople, LocalDate decideBy) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    EventPlans(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<EventPlan> of(OfferingId offering) {
        return jdbc.sql("""
                select least_people, decide_by, takes_place_at is not null as takes_place, directions, parking, hotel,
                       online_link
                  from offering
                 where id = :id
                """)
                .param("id", offering.value())
                .query(EventPlans::plan)
                .optional();
    }

    private static EventPlan plan(ResultSet row, int number) throws SQLException {
        return new EventPlan(
                row.getObject("least_people", Integer.class),
                row.getObject("decide_by", LocalDate.class),
                row.getBoolean("takes_place"),
                row.getString("directions"),
                row.getString("parking"),
                row.getString("hotel"),
                row.getString("online_link"));
    }

    void change(OfferingId offering, EventPlan plan, Actor actor) {
        jdbc.sql("""
                update offering
                   set least_people = :least, decide_by = :decideBy, directions = :directions, parking = :parking,
                       hotel = :hotel, online_link = :link
                 where id = :id
                """)
                .param("id", offering.value())
                .param("least", plan.leastPeople())
                .param("decideBy", plan.decideBy())
                .param("directions", plan.directions())
                .param("parking", plan.parking())
                .param("hotel", plan.hotel())
                .param("link", plan.onlineLink())
                .update();
        audit.record(actor, "offering.plan-changed", null, offering.value(), Map.of(), Map.of());
    }

    void linkTo(OfferingId offering, @Nullable String onlineLink) {
        jdbc.sql("update offering set online_link = :link where id = :id")
                .param("id", offering.value())
                .param("link", onlineLink)
                .update();
    }

    /** Says that it takes place, or that this is open again. */
    public boolean decide(OfferingId offering, boolean takesPlace, Actor actor) {
        int decided = jdbc.sql("""
                update offering set takes_place_at = case when :takesPlace then :now end
                 where id = :id and canceled_at is null and closed_at is null and (takes_place_at is null) = :takesPlace
                """)
                .param("id", offering.value())
                .param("takesPlace", takesPlace)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        if (decided == 1) {
            audit.record(
                    actor,
                    takesPlace ? "offering.takes-place" : "offering.undecided",
                    null,
                    offering.value(),
                    Map.of(),
                    Map.of());
        }
        return decided == 1;
    }

    /** What is to be decided until that day, the earliest first. */
    public List<Undecided> undecided(LocalDate until) {
        return jdbc.sql("""
                select id, least_people, decide_by
                  from offering
                 where decide_by <= :until and takes_place_at is null and canceled_at is null and closed_at is null
                   and least_people is not null
                 order by decide_by, id
                 limit 200
                """)
                .param("until", until)
                .query((row, _) -> new Undecided(
                        new OfferingId(row.getObject("id", UUID.class)),
                        row.getInt("least_people"),
                        row.getObject("decide_by", LocalDate.class)))
                .list();
    }
}
