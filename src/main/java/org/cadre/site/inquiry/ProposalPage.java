package org.cadre.site.inquiry;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingPlan;
import org.cadre.offering.Offerings;
import org.cadre.offering.Prices;
import org.cadre.offering.SessionPlan;
import org.cadre.offering.UsState;
import org.cadre.offering.UsZones;
import org.cadre.people.Only;
import org.cadre.people.Organizations;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.cadre.program.OfferingKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office answers an inquiry with an in-house offering of its own, in one step. */
@Controller
final class ProposalPage {
    private static final String TEMPLATE = "site/inquiry/proposal";
    private static final int MOST_SEATS = 2_000;
    private static final int LONGEST_DAYS = 14;

    record ProposalView(Inquiry inquiry, Form form, List<Option> states, List<Option> zones) {}

    private final Inquiries inquiries;
    private final Offerings offerings;
    private final Prices prices;
    private final Editions editions;
    private final Organizations organizations;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Settings settings;
    private final Texts texts;

    ProposalPage(
            Inquiries inquiries,
            Offerings offerings,
            Prices prices,
            Editions editions,
            Organizations organizations,
            Deeds deeds,
            ProgramClock clock,
            Settings settings,
            Texts texts) {
        this.inquiries = inquiries;
        this.offerings = offerings;
        this.prices = prices;
        this.editions = editions;
        this.organizations = organizations;
        this.deeds = deeds;
        this.clock = clock;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping("/office/inquiries/{id}/proposal")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id) {
        var inquiry = inquiry(viewer, id);
        if (inquiry.offering() != null) {
            return Reply.seeOther("/office/inquiries/" + id);
        }
        var form = Form.empty()
                .with(
                        "title",
                        inquiry.organizationName().isEmpty()
                                ? texts.say("offering.kind.in-house")
                                : texts.say("site.proposal.title-for", inquiry.organizationName()))
                .with("zone", settings.zone().getId())
                .with("capacity", inquiry.people() == null ? Integer.valueOf(25) : inquiry.people())
                .with("flat", "yes");
        Optional.ofNullable(inquiry.organization())
                .flatMap(organizations::find)
                .ifPresent(one ->
                        form.with("city", one.city()).with("state", one.state()).with("street", one.street()));
        return Reply.show(TEMPLATE, view(inquiry, form));
    }

    private Inquiry inquiry(Viewer viewer, UUID id) {
        return inquiries.find(id, viewer).orElseThrow(NotFound::new);
    }

    private ProposalView view(Inquiry inquiry, Form form) {
        return new ProposalView(inquiry, form, UsState.options(texts), UsZones.options(texts));
    }

    @PostMapping("/office/inquiries/{id}/proposal")
    @Only(Role.OFFICE)
    Reply propose(Viewer viewer, @PathVariable UUID id, Form form) {
        var inquiry = inquiry(viewer, id);
        var plan = plan(form, inquiry);
        List<SessionPlan> sessions = plan.map(one -> SessionPlan.usual(
                        one.kind(), one.title(), editions.current(Editions.NATIONAL), one.firstDay(), one.lastDay()))
                .orElse(List.of());
        if (plan.isPresent() && sessions.isEmpty()) {
            form.wrong(
                    "lastDay",
                    Sentence.of(
                            "offering.form.days-too-few",
                            editions.current(Editions.NATIONAL).modules().size()));
        }
        if (!form.isRight() || plan.isEmpty()) {
            return Reply.again(TEMPLATE, view(inquiry, form));
        }
        return deeds.once(form.key(), () -> {
            var offering = offerings.offer(plan.get(), editions.idOf(Editions.NATIONAL), sessions, viewer.actor());
            if (!inquiries.propose(inquiry, offering, viewer.actor())) {
                form.wrong("title", Sentence.of("site.proposal.twice"));
                return Reply.again(TEMPLATE, view(inquiry, form));
            }
            prices.setInHouse(offering, plan.get().priceCents(), form.ticked("flat"));
            if (inquiry.organization() != null) {
                offerings.hostedBy(offering, inquiry.organization());
            }
            return Reply.seeOther("/office/inquiries/" + id, Sentence.of("site.proposal.made"));
        });
    }

    private Optional<OfferingPlan> plan(Form form, Inquiry inquiry) {
        String title = form.required("title", Sentence.of("offering.form.title-missing"));
        form.atMost("title", 120);
        String place = form.required("place", Sentence.of("offering.form.place-missing"));
        form.atMost("place", 200);
        String street = form.atMost("street", 120);
        String city = form.required("city", Sentence.of("offering.form.city-missing"));
        form.atMost("city", 80);
        String state = form.required("state", Sentence.of("offering.form.state-missing"));
        if (!UsState.exists(state)) {
            form.wrong("state", Sentence.of("offering.form.state-missing"));
        }
        if (!UsZones.exists(form.text("zone"))) {
            form.wrong("zone", Sentence.of("offering.form.zone-missing"));
        }
        form.required("firstDay", Sentence.of("offering.form.first-day-missing"));
        form.required("lastDay", Sentence.of("offering.form.last-day-missing"));
        var first = form.day("firstDay");
        var last = form.day("lastDay");
        first.ifPresent(day -> days(form, day, last.orElse(day)));
        int capacity = form.number("capacity").orElse(0);
        if (capacity < 1 || capacity > MOST_SEATS) {
            form.wrong("capacity", Sentence.of("offering.form.capacity-missing", MOST_SEATS));
        }
        var cents = Dollars.cents(form, "price", 0, 100_000, Sentence.of("offering.form.price-missing"));
        if (!form.isRight() || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OfferingPlan(
                OfferingKind.IN_HOUSE,
                title,
                place,
                street.isEmpty() ? null : street,
                city,
                state,
                ZoneId.of(form.text("zone")),
                first.get(),
                last.get(),
                null,
                cents.orElse(0),
                null,
                form.ticked("listed"),
                capacity,
                List.of(),
                inquiry.sample()));
    }

    private void days(Form form, LocalDate first, LocalDate last) {
        if (first.isBefore(clock.today())) {
            form.wrong("firstDay", Sentence.of("offering.form.day-past", clock.today()));
        }
        if (last.isBefore(first)) {
            form.wrong("lastDay", Sentence.of("offering.form.days-reversed", first));
        } else if (last.isAfter(first.plusDays(LONGEST_DAYS - 1L))) {
            form.wrong("lastDay", Sentence.of("offering.form.days-too-many", LONGEST_DAYS));
        }
    }
}
