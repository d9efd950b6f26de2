package org.cadre.registration.event;

import java.util.List;
import org.cadre.offering.EventPlans;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.Registrations;
import org.springframework.stereotype.Component;

/** Which events have too few confirmed seats while their decision is near. */
@Component
public class EventDecisions {
    private static final int DAYS_AHEAD = 7;

    /** An event to decide about, with the seats that are confirmed. */
    public record Due(EventPlans.Undecided plan, int confirmed) {}

    private final EventPlans plans;
    private final Registrations registrations;
    private final ProgramClock clock;

    EventDecisions(EventPlans plans, Registrations registrations, ProgramClock clock) {
        this.plans = plans;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** The earliest first. */
    public List<Due> due() {
        var undecided = plans.undecided(clock.today().plusDays(DAYS_AHEAD));
        var counts = registrations.counts(
                undecided.stream().map(EventPlans.Undecided::offering).toList());
        return undecided.stream()
                .map(one -> {
                    var count = counts.get(one.offering());
                    return new Due(one, count == null ? 0 : count.confirmed());
                })
                .filter(one -> one.confirmed < one.plan.leastPeople())
                .toList();
    }
}
