package org.cadre.internship.log;

import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.pairing.ProtegeReach;
import org.cadre.people.People;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The MIT corrects the address of a protégé whom no mail reaches. */
@Controller
class ProtegeAddressPage {

    record AddressView(ProtegeReach.Trouble trouble, Form form) {}

    private final ContactForms forms;
    private final ProtegeReach reach;
    private final Pairings pairings;
    private final ConfirmationRequests requests;
    private final People people;
    private final Deeds deeds;

    ProtegeAddressPage(
            ContactForms forms,
            ProtegeReach reach,
            Pairings pairings,
            ConfirmationRequests requests,
            People people,
            Deeds deeds) {
        this.forms = forms;
        this.reach = reach;
        this.pairings = pairings;
        this.requests = requests;
        this.people = people;
        this.deeds = deeds;
    }

    @GetMapping("/internship/protege/address")
    @SignedIn
    Reply address(Viewer viewer) {
        var trouble = trouble(viewer);
        return Reply.show(
                "internship/log/protege-address",
                new AddressView(trouble, Form.empty().with("email", trouble.email())));
    }

    private ProtegeReach.Trouble trouble(Viewer viewer) {
        return reach.of(forms.writable(viewer).id())
                .filter(ProtegeReach.Trouble::isOpen)
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/internship/protege/address")
    @SignedIn
    Reply correct(Viewer viewer, Form form) {
        var trouble = trouble(viewer);
        String email = People.asKept(form.required("email", Sentence.of("internship.protege.email.missing")));
        if (!email.isEmpty() && !MailAddress.isOne(email)) {
            form.wrong("email", Sentence.of("internship.protege.email.wrong"));
        }
        if (people.findByEmail(email)
                .filter(card -> card.id().equals(viewer.id()))
                .isPresent()) {
            form.wrong("email", Sentence.of("internship.protege.email.own"));
        }
        if (trouble.reachedSomebodyElse() && email.equals(trouble.email())) {
            form.wrong("email", Sentence.of("internship.reach.same"));
        }
        if (!form.isRight()) {
            return Reply.again("internship/log/protege-address", new AddressView(trouble, form));
        }
        return deeds.once(form.key(), () -> {
            reach.correct(viewer, trouble, email);
            pairings.find(trouble.pairing()).ifPresent(pairing -> ask(viewer, pairing));
            return Reply.seeOther(
                    "/internship/log", Sentence.of("internship.reach.corrected", trouble.protegeName(), email));
        });
    }

    private void ask(Viewer viewer, Pairing pairing) {
        if (pairing.isActive()) {
            requests.ask(viewer.actor(), viewer.id(), pairing);
        } else {
            pairings.askAgain(viewer.actor(), pairing);
        }
    }
}
