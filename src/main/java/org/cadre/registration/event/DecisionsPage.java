package org.cadre.registration.event;

import java.util.List;
import java.util.Objects;
import org.cadre.offering.EventPlans;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The events with too few confirmed seats whose decision is due: office says whether each takes place. */
@Controller
final class DecisionsPage {
    record Row(EventDecisions.Due due, OfferingSummary offering) {}

    record DecisionsView(List<Row> rows) {}

    private final EventDecisions decisions;
    private final Offerings offerings;

    DecisionsPage(EventDecisions decisions, Offerings offerings) {
        this.decisions = decisions;
        this.offerings = offerings;
    }

    @GetMapping("/office/decisions")
    @Only(Role.OFFICE)
    Reply list() {
        var due = decisions.due();
        var all = offerings.all(due.stream()
                .map(EventDecisions.Due::plan)
                .map(EventPlans.Undecided::offering)
                .toList());
        return Reply.show(
                "registration/event/decisions",
                new DecisionsView(due.stream()
                        .map(one -> new Row(
                                one, Objects.requireNonNull(all.get(one.plan().offering()))))
                        .toList()));
    }
}
