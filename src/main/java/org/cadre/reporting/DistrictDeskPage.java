package org.cadre.reporting;

import java.util.stream.Stream;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Organizations;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.Credits;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Registrations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The desk of a district's coordinator: what names are missing, the orders, who attended, how far the staff have come. */
@Controller
final class DistrictDeskPage {
    private final Orders orders;
    private final Registrations registrations;
    private final Offerings offerings;
    private final Organizations organizations;
    private final Credits credits;
    private final DistrictDesk desk;
    private final ProgramClock clock;

    DistrictDeskPage(
            Orders orders,
            Registrations registrations,
            Offerings offerings,
            Organizations organizations,
            Credits credits,
            DistrictDesk desk,
            ProgramClock clock) {
        this.orders = orders;
        this.registrations = registrations;
        this.offerings = offerings;
        this.organizations = organizations;
        this.credits = credits;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/district")
    @Only(Role.DISTRICT)
    Reply show(Viewer viewer) {
        var district = viewer.districtSpokenFor().orElseThrow(NotFound::new);
        var ordered = orders.of(viewer).stream()
                .filter(one -> district.equals(one.district()))
                .toList();
        var paid = registrations.paidBy(district, viewer);
        var events = offerings.all(Stream.concat(
                        ordered.stream().map(OrderSummary::offering).flatMap(Stream::ofNullable),
                        paid.stream().map(RegistrationSummary::offering))
                .distinct()
                .toList());
        var earned = credits.of(paid.stream().map(RegistrationSummary::id).toList());
        return Reply.show(
                "reporting/district-desk",
                new DistrictDeskView(
                        organizations.find(district).orElseThrow(NotFound::new).name(),
                        ordered.stream()
                                .map(one -> new DistrictDeskView.Ordered(
                                        one, one.offering() == null ? null : events.get(one.offering())))
                                .toList(),
                        paid.stream()
                                .map(one -> new DistrictDeskView.Seated(
                                        one, events.get(one.offering()), earned.get(one.id())))
                                .toList(),
                        desk.internships(viewer),
                        desk.certificates(viewer),
                        clock.today()));
    }
}
