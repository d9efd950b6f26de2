package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Accounts.Account;
import org.cadre.people.BouncedAddresses.Bounced;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.people.PeopleEvents.AddressChanged;
import org.cadre.people.PeopleEvents.Invited;
import org.cadre.people.Roles.Grant;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** All that office knows of one person: their roles, their account, what was done about them; and acting for them. */
@Controller
final class OfficePersonPage {
    private static final int NEWEST = 50;

    /**
     * One person.
     *
     * @param mayActFor office acts for others, never for office
     * @param last whether nobody else could do office's work
     */
    record PersonView(
            PersonCard person,
            @Nullable String needs,
            List<Grant> held,
            List<Grant> past,
            @Nullable Account account,
            boolean mayActFor,
            boolean last,
            Form roleForm,
            Choice organization,
            List<Option> roles,
            Form addressForm,
            List<Bounced> bounced,
            List<Trail.Entry> trail) {}

    private final People people;
    private final Roles roles;
    private final Accounts accounts;
    private final OrganizationChoices choices;
    private final Trail trail;
    private final Viewers viewers;
    private final BouncedAddresses bounced;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OfficePersonPage(
            People people,
            Roles roles,
            Accounts accounts,
            OrganizationChoices choices,
            Trail trail,
            Viewers viewers,
            BouncedAddresses bounced,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            Texts texts,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.people = people;
        this.roles = roles;
        this.accounts = accounts;
        this.choices = choices;
        this.trail = trail;
        this.viewers = viewers;
        this.bounced = bounced;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.texts = texts;
        this.jdbc = jdbc;
        this.events = events;
    }

    @GetMapping("/office/people/{id}")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("people/office-person", view(viewer, id, Form.empty(), noOrganization(), null));
    }

    private static Choice noOrganization() {
        return Choice.open("organization", OrganizationKind.DISTRICT);
    }

    private PersonView view(Viewer viewer, UUID id, Form roleForm, Choice organization, @Nullable Form addressForm) {
        var card = card(id);
        var grants = roles.of(card.id());
        var held = grants.stream().filter(grant -> grant.until() == null).toList();
        return new PersonView(
                card,
                people.needs(card.id()).orElse(null),
                held,
                grants.stream().filter(grant -> grant.until() != null).toList(),
                accounts.find(card.id()).orElse(null),
                mayActFor(viewer, card.id()),
                roles.isLastOfOffice(card.id()),
                roleForm,
                organization,
                Arrays.stream(Role.values())
                        .map(role -> new Option(role.word(), texts.say("people.role." + role.word())))
                        .toList(),
                addressForm == null ? addressForm(card) : addressForm,
                bounced.of(card),
                trail.newestAbout(card.id(), NEWEST));
    }

    private static Form addressForm(PersonCard card) {
        return Form.empty()
                .with("email", card.email())
                .with("personal-email", card.personalEmail())
                .with("member-until", card.memberUntil());
    }

    private PersonCard card(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }

    private boolean mayActFor(Viewer viewer, PersonId person) {
        return !viewer.isActedFor() && !viewer.id().equals(person) && !roles.has(person, Role.OFFICE);
    }

    private static String address(UUID id) {
        return "/office/people/" + id;
    }

    @PostMapping("/office/people/{id}/roles")
    @Only(Role.OFFICE)
    Reply grant(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        var role = Arrays.stream(Role.values())
                .filter(one -> one.word().equals(form.text("role")))
                .findFirst();
        if (role.isEmpty()) {
            form.wrong("role", Sentence.of("people.role.missing"));
        }
        boolean district = role.filter(one -> one == Role.DISTRICT).isPresent();
        var organization =
                district ? choices.read(form, "organization", OrganizationKind.DISTRICT, null) : noOrganization();
        if (district && organization.id() == null) {
            form.wrong("organization-name", Sentence.of("people.role.district.missing"));
        }
        if (!form.isRight()) {
            return Reply.again("people/office-person", view(viewer, id, form, organization, null));
        }
        return deeds.once(form.key(), () -> {
            roles.grant(viewer.actor(), card.id(), role.orElseThrow(), organization.id());
            return Reply.seeOther(
                    address(id),
                    Sentence.of(
                            "people.role.granted",
                            card.displayName(),
                            texts.say("people.role." + role.orElseThrow().word())));
        });
    }

    @PostMapping("/office/people/{id}/roles/{grant}/end")
    @Only(Role.OFFICE)
    Reply revoke(Viewer viewer, @PathVariable UUID id, @PathVariable UUID grant, Form form) {
        var card = card(id);
        var held = roles.of(card.id()).stream()
                .filter(one -> one.id().equals(grant))
                .findFirst()
                .orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            if (held.role() == Role.OFFICE && roles.isLastOfOfficeForNow(card.id())) {
                form.wrong("role", Sentence.of("people.role.last"));
                return Reply.again("people/office-person", view(viewer, id, form, noOrganization(), null));
            }
            roles.revoke(viewer.actor(), card.id(), held.role(), held.organization());
            return Reply.seeOther(
                    address(id),
                    Sentence.of(
                            "people.role.revoked",
                            card.displayName(),
                            texts.say("people.role." + held.role().word())));
        });
    }

    @PostMapping("/office/people/{id}/address")
    @Only(Role.OFFICE)
    Reply changeAddress(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        String email = PersonForm.email(form, "email");
        String personal = form.text("personal-email").isEmpty() ? "" : PersonForm.email(form, "personal-email");
        var memberUntil = form.day("member-until");
        if (people.idOf(email).filter(known -> !known.equals(card.id())).isPresent()) {
            form.wrong("email", Sentence.of("people.office.known"));
        }
        if (!form.isRight()) {
            return Reply.again("people/office-person", view(viewer, id, Form.empty(), noOrganization(), form));
        }
        return deeds.once(form.key(), () -> {
            write(viewer, card, email, PersonForm.orNull(personal), memberUntil.orElse(null));
            return Reply.seeOther(address(id), Sentence.of("people.office.saved"));
        });
    }

    private void write(
            Viewer viewer,
            PersonCard before,
            String email,
            @Nullable String personalEmail,
            @Nullable LocalDate memberUntil) {
        jdbc.sql("""
                update person set email = :email, personal_email = :personal, member_until = :until where id = :id
                """)
                .param("email", email)
                .param("personal", personalEmail)
                .param("until", memberUntil)
                .param("id", before.id().value())
                .update();
        audit.record(
                viewer.actor(),
                "person.address-changed",
                before.id().value(),
                before.id().value(),
                facts(before.email(), before.personalEmail(), before.memberUntil()),
                facts(email, personalEmail, memberUntil));
        if (!email.equals(before.email())) {
            // Links that lie in the old mailbox open nothing any more.
            links.withdraw(SignInPage.LINK, before.id().value());
            events.publishEvent(new AddressChanged(before.id()));
        }
    }

    /** Office knows that mail arrives again at the address that is written down. */
    @PostMapping("/office/people/{id}/address/works")
    @Only(Role.OFFICE)
    Reply worksAgain(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        return deeds.once(form.key(), () -> {
            bounced.clear(viewer, card);
            return Reply.seeOther(address(id), Sentence.of("people.bounced.cleared"));
        });
    }

    private static Map<String, Object> facts(
            String email, @Nullable String personalEmail, @Nullable LocalDate memberUntil) {
        var facts = new HashMap<String, Object>();
        facts.put("email", email);
        if (personalEmail != null) {
            facts.put("personal email", personalEmail);
        }
        if (memberUntil != null) {
            facts.put("member until", memberUntil.toString());
        }
        return facts;
    }

    @PostMapping("/office/people/{id}/invitation")
    @Only(Role.OFFICE)
    Reply invite(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        return deeds.once(form.key(), () -> {
            accounts.open(card.id());
            if (accounts.find(card.id()).filter(Account::isOpen).isEmpty()) {
                throw new NotFound();
            }
            String token = links.make(SignInPage.LINK, id, SignInPage.LIFETIME);
            audit.record(viewer.actor(), "account.invited", id, null, Map.of(), Map.of());
            events.publishEvent(new Invited(card.id(), card.email(), token));
            return Reply.seeOther(address(id), Sentence.of("people.office.invited", card.email()));
        });
    }

    @PostMapping("/office/people/{id}/closing")
    @Only(Role.OFFICE)
    Reply close(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        return deeds.once(form.key(), () -> {
            if (roles.isLastOfOfficeForNow(card.id())) {
                form.wrong("role", Sentence.of("people.role.last"));
                return Reply.again("people/office-person", view(viewer, id, form, noOrganization(), null));
            }
            accounts.close(card.id());
            viewers.endOthers(null, card.id());
            audit.record(viewer.actor(), "account.closed", id, null, Map.of(), Map.of());
            return Reply.seeOther(address(id), Sentence.of("people.office.closed", card.displayName()));
        });
    }

    @PostMapping("/office/people/{id}/reopening")
    @Only(Role.OFFICE)
    Reply reopen(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        return deeds.once(form.key(), () -> {
            accounts.reopen(card.id());
            audit.record(viewer.actor(), "account.reopened", id, null, Map.of(), Map.of());
            return Reply.seeOther(address(id), Sentence.of("people.office.reopened", card.displayName()));
        });
    }

    @PostMapping("/office/people/{id}/acting")
    @Only(Role.OFFICE)
    Reply act(HttpServletRequest request, Viewer viewer, @PathVariable UUID id, Form form) {
        var card = card(id);
        if (!mayActFor(viewer, card.id())) {
            throw new NotFound();
        }
        var reply = deeds.once(form.key(), () -> {
            audit.record(viewer.actor(), "acting.begun", id, null, Map.of(), Map.of());
            return Reply.seeOther("/home");
        });
        viewers.beginActing(request, viewer, card.id());
        return reply;
    }

    @PostMapping("/acting/end")
    @SignedIn
    Reply stopActing(HttpServletRequest request, Viewer viewer) {
        if (!viewer.isActedFor()) {
            return Reply.seeOther("/home");
        }
        audit.record(viewer.actor(), "acting.ended", viewer.id().value(), null, Map.of(), Map.of());
        viewers.endActing(request, viewer);
        return Reply.seeOther(address(viewer.id().value()), Sentence.of("people.acting.ended", viewer.name()));
    }
}
