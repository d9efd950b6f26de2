package org.cadre.internship.pairing;

import java.util.UUID;
import org.cadre.internship.PairingId;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The agreement as both signed it, to read and to print: the same page for the MIT, the protégé and office. */
@Controller
class SignedAgreementPage {
    /** @param back where the reader came from */
    record SignedAgreementView(Pairing pairing, Signatures signatures, String back) {}

    private final Pairings pairings;
    private final ProtegeLinks links;

    SignedAgreementPage(Pairings pairings, ProtegeLinks links) {
        this.pairings = pairings;
        this.links = links;
    }

    @GetMapping("/internship/agreements/{id}")
    @SignedIn
    Reply own(Viewer viewer, @PathVariable UUID id) {
        var pairing = pairings.find(new PairingId(id))
                .filter(one -> one.mit().equals(viewer.id()))
                .orElseThrow(NotFound::new);
        return show(pairing, "/internship/protege");
    }

    private Reply show(Pairing pairing, String back) {
        return Reply.show(
                "internship/pairing/signed-agreement",
                new SignedAgreementView(pairing, pairings.signatures(pairing.id()), back));
    }

    @GetMapping("/protege/contacts/{token}/agreement")
    @Open
    Reply proteges(@PathVariable String token) {
        if (links.readContacts(token) instanceof Link.Good(var subject)) {
            return links.over(subject)
                    .orElseGet(() -> show(
                            pairings.find(new PairingId(subject)).orElseThrow(NotFound::new),
                            "/protege/contacts/" + token));
        }
        // The page of the link says what became of it.
        return Reply.seeOther("/protege/contacts/" + token);
    }

    @GetMapping("/office/pairings/{id}")
    @Only(Role.OFFICE)
    Reply office(@PathVariable UUID id) {
        var pairing = pairings.find(new PairingId(id)).orElseThrow(NotFound::new);
        return show(pairing, "/office/internships/" + pairing.internship());
    }
}
