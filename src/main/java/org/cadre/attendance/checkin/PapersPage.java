package org.cadre.attendance.checkin;

import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Reply;
import org.cadre.registration.Registrations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands out what is printed for the day. */
@Controller
final class PapersPage {
    private static final String PDF = "application/pdf";

    private final Venue venue;
    private final Registrations registrations;
    private final DayPapers papers;

    PapersPage(Venue venue, Registrations registrations, DayPapers papers) {
        this.venue = venue;
        this.registrations = registrations;
        this.papers = papers;
    }

    @GetMapping("/checkin/{id}/sheet.pdf")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply sheet(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID session) {
        var offering = venue.offering(id, viewer);
        var chosen = venue.chosen(offering, venue.sessions(offering), session);
        return Reply.download(
                "sign-in-sheet.pdf", PDF, papers.signIn(offering, chosen, registrations.in(offering.id(), viewer)));
    }

    @GetMapping("/checkin/{id}/badges.pdf")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply badges(Viewer viewer, @PathVariable UUID id) {
        var offering = venue.offering(id, viewer);
        var people = registrations.in(offering.id(), viewer);
        if (people.isEmpty()) {
            return Reply.seeOther("/checkin/" + id, Sentence.of("checkin.badge.nobody"));
        }
        return Reply.download("badges.pdf", PDF, papers.badges(offering, people));
    }
}
