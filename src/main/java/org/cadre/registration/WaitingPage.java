package org.cadre.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Office's queue of seats that wait for a check or a purchase order, and one registration of it. */
@Controller
final class WaitingPage {
    private static final int A_PAGE = 25;

    private final Registrations registrations;
    private final Settlements settlements;
    private final Offerings offerings;
    private final Deeds deeds;

    WaitingPage(Registrations registrations, Settlements settlements, Offerings offerings, Deeds deeds) {
        this.registrations = registrations;
        this.settlements = settlements;
        this.offerings = offerings;
        this.deeds = deeds;
    }

    @GetMapping("/office/registrations")
    @Only(Role.OFFICE)
    Reply queue(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID offering,
            @RequestParam(required = false) @Nullable UUID after) {
        String words = q.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<>(registrations.waiting(words, offering, after, A_PAGE + 1));
        boolean more = found.size() > A_PAGE;
        if (more) {
            found.removeLast();
        }
        var events = offerings.all(
                found.stream().map(RegistrationSummary::offering).distinct().toList());
        return Reply.show(
                "registration/waiting",
                new WaitingView(
                        found.stream()
                                .map(one -> new WaitingView.Row(one, events.get(one.offering())))
                                .toList(),
                        q,
                        offering,
                        choices(),
                        after != null,
                        more ? next(q, offering, found.getLast().id()) : null,
                        registrations.parked()));
    }

    /** The offerings in which somebody waits. */
    private List<Option> choices() {
        return offerings.all(registrations.offeringsWithWaiting()).values().stream()
                .map(one -> new Option(one.id().toString(), one.title() + ", " + one.town() + ", " + one.firstDay()))
                .toList();
    }

    private static String next(String q, @Nullable UUID offering, RegistrationId last) {
        var address = UriComponentsBuilder.fromPath("/office/registrations");
        if (!q.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (offering != null) {
            address.queryParam("offering", offering);
        }
        address.queryParam("after", last);
        return q.isEmpty()
                ? address.build().encode().toUriString()
                : address.encode().buildAndExpand(q).toUriString();
    }

    @GetMapping("/office/registrations/{id}")
    @Only(Role.OFFICE)
    Reply one(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("registration/payment", view(registration(id, viewer), Form.empty()));
    }

    @PostMapping("/office/registrations/{id}/confirmation")
    @Only(Role.OFFICE)
    Reply confirm(Viewer viewer, @PathVariable UUID id, Form form) {
        var registration = registration(id, viewer);
        String reference = form.required(
                "reference",
                Sentence.of(
                        registration.paysBy() == PaysBy.PURCHASE_ORDER
                                ? "registration.payment.order-missing"
                                : "registration.payment.check-missing"));
        form.atMost("reference", 60);
        if (!form.isRight()) {
            return Reply.again("registration/payment", view(registration, form));
        }
        return deeds.once(form.key(), () -> {
            boolean confirmed = settlements.settle(registration.order(), reference, viewer.actor());
            return Reply.seeOther(
                    confirmed ? "/office/registrations" : "/office/registrations/" + id,
                    Sentence.of(
                            confirmed ? "registration.payment.noted" : "registration.payment.not-held",
                            registration.name()));
        });
    }

    private RegistrationSummary registration(UUID id, Viewer viewer) {
        return registrations.find(new RegistrationId(id), viewer).orElseThrow(NotFound::new);
    }

    private PaymentView view(RegistrationSummary registration, Form form) {
        OfferingSummary offering = offerings.find(registration.offering()).orElseThrow(NotFound::new);
        return new PaymentView(registration, offering, form);
    }
}
