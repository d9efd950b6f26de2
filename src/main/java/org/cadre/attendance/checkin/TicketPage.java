package org.cadre.attendance.checkin;

import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionSummary;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Registrations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The code of one's own seat, to be shown at the door. */
@Controller
final class TicketPage {
    /**
     * A seat's code.
     *
     * @param qr drawn; null: the seat was given back
     * @param code in groups of four letters, to be read aloud
     * @param own whether it is the viewer's own
     */
    record TicketView(
            RegistrationSummary registration,
            OfferingSummary offering,
            @Nullable SessionSummary first,
            @Nullable String qr,
            String code,
            boolean own) {}

    private final Registrations registrations;
    private final Offerings offerings;
    private final CheckIns checkIns;
    private final Texts texts;

    TicketPage(Registrations registrations, Offerings offerings, CheckIns checkIns, Texts texts) {
        this.registrations = registrations;
        this.offerings = offerings;
        this.checkIns = checkIns;
        this.texts = texts;
    }

    @GetMapping("/registrations/{id}/ticket")
    @SignedIn
    Reply ticket(Viewer viewer, @PathVariable UUID id) {
        var registration = registrations.find(new RegistrationId(id), viewer).orElseThrow(NotFound::new);
        var offering = offerings.find(registration.offering()).orElseThrow(NotFound::new);
        var code = registration.seat().isTaken() ? checkIns.codeOf(registration.id()) : null;
        return Reply.show(
                "attendance/checkin/ticket",
                new TicketView(
                        registration,
                        offering,
                        offerings.sessions(offering.id()).stream().findFirst().orElse(null),
                        code == null ? null : QrCode.svg(code, texts.say("checkin.ticket.qr", registration.name())),
                        code == null ? "" : code.replaceAll("(.{4})(?=.)", "$1 "),
                        registration.person().equals(viewer.id())));
    }
}
