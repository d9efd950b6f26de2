package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.PeopleEvents.ActingEnded;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office enters for a person who phoned, and ends it. */
@Controller
final class ActingPage {
    private final PersonPages pages;
    private final Viewers viewers;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ActingPage(
            PersonPages pages,
            Viewers viewers,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.pages = pages;
        this.viewers = viewers;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping("/office/people/{id}/acting")
    @Only(Role.OFFICE)
    Reply act(HttpServletRequest request, Viewer viewer, @PathVariable UUID id, Form form) {
        var card = pages.card(id);
        if (!pages.mayActFor(viewer, card.id())) {
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
        transaction.executeWithoutResult(_ -> {
            audit.record(viewer.actor(), "acting.ended", viewer.id().value(), null, Map.of(), Map.of());
            events.publishEvent(new ActingEnded(viewer.id()));
        });
        viewers.endActing(request, viewer);
        return Reply.seeOther(
                PersonPages.address(viewer.id().value()), Sentence.of("people.acting.ended", viewer.name()));
    }
}
