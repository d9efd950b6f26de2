package org.cadre.attendance.checkin;

import java.util.List;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The events somebody may check people in at: their own as a trainer, all as office; to everyone else there is none. */
@Component
class Venue {
    private final Offerings offerings;
    private final ProgramClock clock;

    Venue(Offerings offerings, ProgramClock clock) {
        this.offerings = offerings;
        this.clock = clock;
    }

    OfferingSummary offering(UUID id, Viewer viewer) {
        return offerings
                .find(new OfferingId(id))
                .filter(one -> !one.canceled())
                .filter(one -> viewer.isOffice() || offerings.trains(viewer.id(), one.id()))
                .orElseThrow(NotFound::new);
    }

    List<SessionSummary> sessions(OfferingSummary offering) {
        return offerings.sessions(offering.id());
    }

    SessionSummary session(OfferingSummary offering, UUID id) {
        return sessions(offering).stream()
                .filter(one -> one.id().equals(new SessionId(id)))
                .findAny()
                .orElseThrow(NotFound::new);
    }

    /** The session that was asked for, else the one of this hour. */
    SessionSummary chosen(OfferingSummary offering, List<SessionSummary> sessions, @Nullable UUID wanted) {
        if (sessions.isEmpty()) {
            throw new NotFound();
        }
        return sessions.stream()
                .filter(one -> one.id().value().equals(wanted))
                .findAny()
                .orElseGet(() -> SessionSummary.at(clock.now(), sessions, offering.zone()));
    }
}
