package org.cadre.registration.refund;

import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office gives an offering a refund policy of its own, or takes it away again. */
@Controller
final class OfferingPolicyPage {
    private static final String TEMPLATE = "registration/refund/offering-policy";

    record PolicyView(OfferingSummary offering, RefundPolicy own, RefundPolicy usual, Form form) {}

    private final RefundPolicies policies;
    private final Offerings offerings;
    private final Deeds deeds;

    OfferingPolicyPage(RefundPolicies policies, Offerings offerings, Deeds deeds) {
        this.policies = policies;
        this.offerings = offerings;
        this.deeds = deeds;
    }

    @GetMapping("/office/offerings/{id}/refund-policy")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        var offering = offering(id);
        return Reply.show(TEMPLATE, view(offering, PolicyForm.fill(Form.empty(), policies.own(offering.id()))));
    }

    @PostMapping("/office/offerings/{id}/refund-policy")
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        var policy = PolicyForm.read(form);
        if (policy.isEmpty()) {
            return Reply.again(TEMPLATE, view(offering, form));
        }
        return deeds.once(form.key(), () -> {
            policies.replace(offering.id(), policy.get(), viewer.actor());
            return Reply.seeOther(
                    "/office/offerings/" + id + "/refund-policy",
                    Sentence.of(
                            policy.get().steps().isEmpty() ? "refund.policy.usual-again" : "refund.policy.own-changed",
                            offering.title()));
        });
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    private PolicyView view(OfferingSummary offering, Form form) {
        return new PolicyView(offering, policies.own(offering.id()), policies.usual(), form);
    }
}
