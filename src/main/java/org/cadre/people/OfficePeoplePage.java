package org.cadre.people;

import java.util.Map;
import org.cadre.people.PeopleEvents.Invited;
import org.cadre.people.PersonForm.Fields;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Office writes down who phoned. */
@Controller
final class OfficePeoplePage {
    record NewView(Form form, Fields fields, boolean known) {}

    private final People people;
    private final PersonForm fields;
    private final Accounts accounts;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    OfficePeoplePage(
            People people,
            PersonForm fields,
            Accounts accounts,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.people = people;
        this.fields = fields;
        this.accounts = accounts;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @GetMapping("/office/people/new")
    @Only(Role.OFFICE)
    Reply blank() {
        var form = Form.empty().with("zone", clock.zone().getId());
        return Reply.show("people/office-person-new", new NewView(form, fields.empty(form), false));
    }

    @PostMapping("/office/people")
    @Only(Role.OFFICE)
    Reply add(Viewer viewer, Form form) {
        var entry = fields.read(form);
        String email = PersonForm.email(form, "email");
        boolean known = people.idOf(email).isPresent();
        if (known) {
            form.wrong("email", Sentence.of("people.office.known"));
        }
        if (!form.isRight()) {
            return Reply.again("people/office-person-new", new NewView(form, entry.fields(), known));
        }
        return deeds.once(form.key(), () -> {
            var person = people.create(viewer.actor(), entry.particulars().at(email));
            if (form.ticked("invite")) {
                accounts.open(person);
                String token = links.make(SignInPage.LINK, person.value(), SignInPage.LIFETIME);
                audit.record(viewer.actor(), "account.invited", person.value(), null, Map.of(), Map.of());
                events.publishEvent(new Invited(person, email, token));
            }
            return Reply.seeOther(
                    "/office/people/" + person,
                    Sentence.of("people.office.added", entry.particulars().displayName()));
        });
    }
}
