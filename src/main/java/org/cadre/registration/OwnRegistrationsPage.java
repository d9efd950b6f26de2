package org.cadre.registration;

import java.util.Comparator;
import java.util.UUID;
import org.cadre.offering.Offerings;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's own registrations: what is coming, what was, and giving a seat up. */
@Controller
final class OwnRegistrationsPage {
    private final Registrations registrations;
    private final Offerings offerings;
    private final Credits credits;
    private final Deeds deeds;
    private final ProgramClock clock;

    OwnRegistrationsPage(
            Registrations registrations, Offerings offerings, Credits credits, Deeds deeds, ProgramClock clock) {
        this.registrations = registrations;
        this.offerings = offerings;
        this.credits = credits;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping("/registrations")
    @SignedIn
    Reply own(Viewer viewer) {
        var own = registrations.of(viewer);
        var events = offerings.all(
                own.stream().map(RegistrationSummary::offering).distinct().toList());
        var earned = credits.of(own.stream().map(RegistrationSummary::id).toList());
        var today = clock.today();
        var toChoose = registrations.toChoose(viewer);
        var rows = own.stream()
                .map(one -> OwnRegistrationsView.Row.of(
                        one, events.get(one.offering()), earned.get(one.id()), toChoose.get(one.id()), today))
                .toList();
        return Reply.show(
                "registration/own-registrations",
                new OwnRegistrationsView(
                        rows.stream()
                                .filter(OwnRegistrationsView.Row::isComing)
                                .sorted(Comparator.comparing(
                                        row -> row.offering().firstDay()))
                                .toList(),
                        rows.stream().filter(row -> !row.isComing()).toList()));
    }

    @PostMapping("/registrations/{id}/cancellation")
    @SignedIn
    Reply giveUp(Viewer viewer, @PathVariable UUID id, Form form) {
        var registration = registrations.find(new RegistrationId(id), viewer).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            boolean free = registrations.giveUp(registration.id(), viewer);
            boolean own = registration.person().equals(viewer.id());
            return Reply.seeOther(
                    own ? "/registrations" : "/office/offerings/" + registration.offering(),
                    free
                            ? Sentence.of(
                                    own ? "registration.given-up" : "registration.given-up-for", registration.name())
                            : Sentence.of("registration.not-given-up"));
        });
    }
}
