package org.cadre.people;

import java.util.List;
import java.util.UUID;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office writes down an organization's accounts payable. */
@Controller
final class AccountsPayablePage {
    private static final String TEMPLATE = "people/accounts-payable";
    private static final int LONGEST_LINE = 200;

    record PayableView(OrganizationCard organization, Form form) {}

    private final AccountsPayable payable;
    private final Organizations organizations;
    private final Deeds deeds;

    AccountsPayablePage(AccountsPayable payable, Organizations organizations, Deeds deeds) {
        this.payable = payable;
        this.organizations = organizations;
        this.deeds = deeds;
    }

    @GetMapping("/office/organizations/{id}/accounts-payable")
    @Only(Role.OFFICE)
    Reply ask(@PathVariable UUID id) {
        var card = organizations.find(new OrganizationId(id)).orElseThrow(NotFound::new);
        var contact = payable.of(card.id()).orElseThrow(NotFound::new);
        return Reply.show(
                TEMPLATE,
                new PayableView(
                        card,
                        Form.empty()
                                .with("name", contact.name())
                                .with("email", contact.email())
                                .with("address", contact.address())
                                .with("taxNumber", contact.taxNumber())));
    }

    @PostMapping("/office/organizations/{id}/accounts-payable")
    @Only(Role.OFFICE)
    Reply note(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = organizations.find(new OrganizationId(id)).orElseThrow(NotFound::new);
        for (String field : List.of("name", "email", "address", "taxNumber")) {
            var unprintable = Papers.unprintable(form.atMost(field, LONGEST_LINE));
            if (!unprintable.isEmpty()) {
                form.wrong(field, Sentence.of("people.payable.unprintable", String.join(" ", unprintable)));
            }
        }
        String email = form.text("email");
        if (!email.isEmpty() && !MailAddress.isOne(email)) {
            form.wrong("email", Sentence.of("people.payable.email-wrong"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, new PayableView(card, form));
        }
        var contact = new AccountsPayable.Contact(
                PersonForm.orNull(form.text("name")),
                PersonForm.orNull(email),
                PersonForm.orNull(form.text("address")),
                PersonForm.orNull(form.text("taxNumber")));
        return deeds.once(form.key(), () -> {
            payable.note(card.id(), contact, viewer.actor());
            return Reply.seeOther("/office/organizations/" + id, Sentence.of("people.payable.saved"));
        });
    }
}
