package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The first person of office names themselves. */
@Controller
final class FirstOfficePage {
    record FirstView(Form form, String token) {}

    private final FirstOffice door;
    private final People people;
    private final Accounts accounts;
    private final Roles roles;
    private final Passphrases passphrases;
    private final Viewers viewers;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ProgramClock clock;

    FirstOfficePage(
            FirstOffice door,
            People people,
            Accounts accounts,
            Roles roles,
            Passphrases passphrases,
            Viewers viewers,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            ProgramClock clock) {
        this.door = door;
        this.people = people;
        this.accounts = accounts;
        this.roles = roles;
        this.passphrases = passphrases;
        this.viewers = viewers;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/first-office/{token}")
    @Open
    Reply show(@PathVariable String token) {
        return isGood(token)
                ? Reply.show("people/first-office", new FirstView(Form.empty(), token))
                : dead(links.read(FirstOffice.LINK, token));
    }

    private boolean isGood(String token) {
        return links.read(FirstOffice.LINK, token) instanceof Link.Good && door.isNobodyYet();
    }

    private static Reply dead(Link link) {
        String why = switch (link) {
            case Link.Expired(var _) -> "expired";
            case Link.Used(var _) -> "used";
            case Link.Good(var _) -> "used";
            case Link.Unknown() -> "unknown";
        };
        return new Reply.Page(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("people.first.dead")),
                why.equals("unknown") ? 404 : 410);
    }

    @PostMapping("/first-office/{token}")
    @Open
    Reply begin(HttpServletRequest request, @PathVariable String token, Form form) {
        if (!isGood(token)) {
            return dead(links.read(FirstOffice.LINK, token));
        }
        String name = form.required("legal-name", Sentence.of("people.name.missing"));
        form.atMost("legal-name", 200);
        String email = PersonForm.email(form, "email");
        String passphrase = PersonForm.passphrase(form, "passphrase", List.of(name, email));
        if (!form.isRight()) {
            return Reply.again("people/first-office", new FirstView(form, token));
        }
        String hash = passphrases.hash(passphrase);
        var first = new AtomicReference<@Nullable PersonId>();
        var reply = deeds.once(form.key(), () -> {
            if (!links.use(FirstOffice.LINK, token) || !door.isNobodyYet()) {
                return dead(links.read(FirstOffice.LINK, token));
            }
            var person = people.create(Actor.SYSTEM, NewPerson.named(name, email, clock.zone()));
            if (!accounts.confirm(person, hash)) {
                accounts.change(person, hash);
                accounts.reopen(person);
            }
            roles.grant(Actor.SYSTEM, person, Role.OFFICE, null);
            audit.record(Actor.of(person.value()), "office.begun", person.value(), null, Map.of(), Map.of());
            first.set(person);
            return Reply.seeOther("/home", Sentence.of("people.first.done", name));
        });
        var person = first.get();
        if (person != null) {
            viewers.signIn(request, person);
        }
        return reply;
    }
}
