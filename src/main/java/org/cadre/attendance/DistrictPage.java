package org.cadre.attendance;

import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Organizations;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.Credits;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Registrations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A district coordinator sees the seats the district pays for: who, which event, the seat, the PD hours; nothing else. */
@Controller
final class DistrictPage {
    private final Registrations registrations;
    private final Offerings offerings;
    private final Organizations organizations;
    private final Credits credits;

    DistrictPage(Registrations registrations, Offerings offerings, Organizations organizations, Credits credits) {
        this.registrations = registrations;
        this.offerings = offerings;
        this.organizations = organizations;
        this.credits = credits;
    }

    @GetMapping("/district")
    @Only(Role.DISTRICT)
    Reply seats(Viewer viewer) {
        var district = viewer.districtSpokenFor().orElseThrow(NotFound::new);
        var paid = registrations.paidBy(district, viewer);
        var events = offerings.all(
                paid.stream().map(RegistrationSummary::offering).distinct().toList());
        var earned = credits.of(paid.stream().map(RegistrationSummary::id).toList());
        return Reply.show(
                "attendance/district",
                new DistrictView(
                        organizations.find(district).orElseThrow(NotFound::new).name(),
                        paid.stream()
                                .map(one -> new DistrictView.Row(
                                        one.name(), events.get(one.offering()), one.seat(), earned.get(one.id())))
                                .toList()));
    }
}
