package org.cadre.people;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.PeopleEvents.AddressChanged;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** All that office knows of one person, and where mail reaches them. */
@Controller
final class OfficePersonPage {
    private final PersonPages pages;
    private final People people;
    private final BouncedAddresses bounced;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OfficePersonPage(
            PersonPages pages,
            People people,
            BouncedAddresses bounced,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.pages = pages;
        this.people = people;
        this.bounced = bounced;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
    }

    @GetMapping("/office/people/{id}")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id) {
        // Links of old name a record that was merged: they lead to who remains.
        return people.remaining(new PersonId(id))
                .map(remaining -> Reply.seeOther(
                        PersonPages.address(remaining.value()), Sentence.of("people.office.merged-here")))
                .orElseGet(() -> pages.show(viewer, id));
    }

    @PostMapping("/office/people/{id}/address")
    @Only(Role.OFFICE)
    Reply changeAddress(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = pages.card(id);
        String email = PersonForm.email(form, "email");
        String personal = form.text("personal-email").isEmpty() ? "" : PersonForm.email(form, "personal-email");
        var memberUntil = form.day("member-until");
        if (people.idOf(email).filter(known -> !known.equals(card.id())).isPresent()) {
            form.wrong("email", Sentence.of("people.office.known"));
        }
        if (!form.isRight()) {
            return pages.againAddress(viewer, id, form);
        }
        return deeds.once(form.key(), () -> {
            write(viewer, card, email, PersonForm.orNull(personal), memberUntil.orElse(null));
            return Reply.seeOther(PersonPages.address(id), Sentence.of("people.office.saved"));
        });
    }

    private void write(
            Viewer viewer,
            PersonCard before,
            String email,
            @Nullable String personalEmail,
            @Nullable LocalDate memberUntil) {
        exchangeWithMerged(before, email);
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

    /** An address of a record that was merged into this one: both stay known, and undoing the merge gives each its own. */
    private void exchangeWithMerged(PersonCard before, String email) {
        var merged = jdbc.sql("""
                update person set email = :nobodys where email = :email and merged_into = :id returning id
                """)
                .param("nobodys", "exchanging-" + before.id() + "@merging.invalid")
                .param("email", email)
                .param("id", before.id().value())
                .query(UUID.class)
                .optional();
        merged.ifPresent(gone -> {
            jdbc.sql("""
                    insert into merge_row (merge, line, way, key, before, after)
                    select id, 'person.email', 'fact', jsonb_build_object('id', kept), to_jsonb(:before::text), to_jsonb(:email::text)
                      from person_merge where gone = :gone and undone_at is null
                    on conflict do nothing
                    """)
                    .param("before", before.email())
                    .param("email", email)
                    .param("gone", gone)
                    .update();
            jdbc.sql("update person set email = :email where id = :id")
                    .param("email", email)
                    .param("id", before.id().value())
                    .update();
            jdbc.sql("update person set email = :email where id = :gone")
                    .param("email", before.email())
                    .param("gone", gone)
                    .update();
        });
    }

    /** Office knows that mail arrives again at the address that is written down. */
    @PostMapping("/office/people/{id}/address/works")
    @Only(Role.OFFICE)
    Reply worksAgain(Viewer viewer, @PathVariable UUID id, Form form) {
        var card = pages.card(id);
        return deeds.once(form.key(), () -> {
            bounced.clear(viewer, card);
            return Reply.seeOther(PersonPages.address(id), Sentence.of("people.bounced.cleared"));
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
}
