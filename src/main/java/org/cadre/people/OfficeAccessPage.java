package org.cadre.people;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Accounts.Account;
import org.cadre.people.PeopleEvents.Invited;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a person may do, and whether they can sign in: both are office's to say. */
@Controller
final class OfficeAccessPage {
    private final PersonPages pages;
    private final Roles roles;
    private final Accounts accounts;
    private final OrganizationChoices choices;
    private final Viewers viewers;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    OfficeAccessPage(
            PersonPages pages,
            Roles roles,
            Accounts accounts,
            OrganizationChoices choices,
            Viewers viewers,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            Texts texts,
            ApplicationEventPublisher events) {
        this.pages = pages;
        this.roles = roles;
        this.accounts = accounts;
        this.choices = choices;
        this.viewers = viewers;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.texts = texts;
        this.events = events;
    }

    @PostMapping("/office/people/{id}/roles")
    @Only(Role.OFFICE)
    Reply grant(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = pages.card(id);
        var role = Arrays.stream(Role.values())
                .filter(one -> one.word().equals(form.text("role")))
                .findFirst();
        if (role.isEmpty()) {
            form.wrong("role", Sentence.of("people.role.missing"));
        }
        boolean district = role.filter(one -> one == Role.DISTRICT).isPresent();
        var organization = district
                ? choices.read(form, "organization", OrganizationKind.DISTRICT, null)
                : PersonPages.noOrganization();
        if (district && organization.id() == null) {
            form.wrong("organization-name", Sentence.of("people.role.district.missing"));
        }
        if (!form.isRight()) {
            return pages.againRole(viewer, id, form, organization);
        }
        return deeds.once(form.key(), () -> {
            roles.grant(viewer.actor(), card.id(), role.orElseThrow(), organization.id());
            return Reply.seeOther(
                    PersonPages.address(id),
                    Sentence.of(
                            "people.role.granted",
                            card.displayName(),
                            texts.say("people.role." + role.orElseThrow().word())));
        });
    }

    @PostMapping("/office/people/{id}/roles/{grant}/end")
    @Only(Role.OFFICE)
    Reply revoke(Viewer viewer, @PathVariable UUID id, @PathVariable UUID grant, Form form) {
        var card = pages.card(id);
        var held = roles.of(card.id()).stream()
                .filter(one -> one.id().equals(grant))
                .findFirst()
                .orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            if (held.role() == Role.OFFICE && roles.isLastOfOfficeForNow(card.id())) {
                form.wrong("role", Sentence.of("people.role.last"));
                return pages.againRole(viewer, id, form, PersonPages.noOrganization());
            }
            roles.revoke(viewer.actor(), card.id(), held.role(), held.organization());
            return Reply.seeOther(
                    PersonPages.address(id),
                    Sentence.of(
                            "people.role.revoked",
                            card.displayName(),
                            texts.say("people.role." + held.role().word())));
        });
    }

    @PostMapping("/office/people/{id}/invitation")
    @Only(Role.OFFICE)
    Reply invite(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = pages.card(id);
        return deeds.once(form.key(), () -> {
            accounts.open(card.id());
            if (accounts.find(card.id()).filter(Account::isOpen).isEmpty()) {
                throw new NotFound();
            }
            String token = links.make(SignInPage.LINK, id, SignInPage.LIFETIME);
            audit.record(viewer.actor(), "account.invited", id, null, Map.of(), Map.of());
            events.publishEvent(new Invited(card.id(), card.email(), token));
            return Reply.seeOther(PersonPages.address(id), Sentence.of("people.office.invited", card.email()));
        });
    }

    @PostMapping("/office/people/{id}/closing")
    @Only(Role.OFFICE)
    Reply close(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = pages.card(id);
        return deeds.once(form.key(), () -> {
            if (roles.isLastOfOfficeForNow(card.id())) {
                form.wrong("role", Sentence.of("people.role.last"));
                return pages.againRole(viewer, id, form, PersonPages.noOrganization());
            }
            accounts.close(card.id());
            viewers.endOthers(null, card.id());
            audit.record(viewer.actor(), "account.closed", id, null, Map.of(), Map.of());
            return Reply.seeOther(PersonPages.address(id), Sentence.of("people.office.closed", card.displayName()));
        });
    }

    @PostMapping("/office/people/{id}/reopening")
    @Only(Role.OFFICE)
    Reply reopen(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = pages.card(id);
        return deeds.once(form.key(), () -> {
            accounts.reopen(card.id());
            audit.record(viewer.actor(), "account.reopened", id, null, Map.of(), Map.of());
            return Reply.seeOther(PersonPages.address(id), Sentence.of("people.office.reopened", card.displayName()));
        });
    }
}
