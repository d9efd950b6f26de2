package org.cadre.registration.waitlist;

import java.util.List;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The waitlist of an event as office sees it: in the order of service, which is changed with a reason only. */
@Controller
final class OfficeWaitlistPage {
    private static final String TEMPLATE = "registration/waitlist/office-waitlist";
    private static final int LONGEST_REASON = 500;

    record OfficeWaitlist(
            Form form,
            OfferingSummary offering,
            List<WaitlistEntry> entries,
            @Nullable UUID asked) {
        boolean isAsked(WaitlistEntry entry) {
            return entry.id().equals(asked);
        }
    }

    private final Waitlist waitlist;
    private final Offerings offerings;
    private final Deeds deeds;

    OfficeWaitlistPage(Waitlist waitlist, Offerings offerings, Deeds deeds) {
        this.waitlist = waitlist;
        this.offerings = offerings;
        this.deeds = deeds;
    }

    @GetMapping("/office/offerings/{id}/waitlist")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(Form.empty(), id, null));
    }

    private OfficeWaitlist view(Form form, UUID id, @Nullable UUID asked) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        return new OfficeWaitlist(form, offering, waitlist.all(offering.id()), asked);
    }

    @PostMapping("/office/offerings/{id}/waitlist/{entry}/ahead")
    @Only(Role.OFFICE)
    Reply moveAhead(Viewer viewer, @PathVariable UUID id, @PathVariable UUID entry, Form form) {
        var one = entry(id, entry);
        String because = because(form);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, id, entry));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        place(id),
                        waitlist.moveAhead(one, because, viewer.actor())
                                ? Sentence.of("waitlist.office.moved", one.name())
                                : Sentence.of("waitlist.office.not-waiting", one.name())));
    }

    @PostMapping("/office/offerings/{id}/waitlist/{entry}/removal")
    @Only(Role.OFFICE)
    Reply takeOff(Viewer viewer, @PathVariable UUID id, @PathVariable UUID entry, Form form) {
        var one = entry(id, entry);
        String because = because(form);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(form, id, entry));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        place(id),
                        waitlist.takeOff(one, because, viewer.actor())
                                ? Sentence.of("waitlist.office.taken-off", one.name())
                                : Sentence.of("waitlist.office.not-waiting", one.name())));
    }

    private static String because(Form form) {
        form.required("because", Sentence.of("waitlist.office.because-missing"));
        return form.atMost("because", LONGEST_REASON);
    }

    private WaitlistEntry entry(UUID offering, UUID entry) {
        return waitlist.find(entry)
                .filter(one -> one.offering().value().equals(offering))
                .orElseThrow(NotFound::new);
    }

    private static String place(UUID offering) {
        return "/office/offerings/" + offering + "/waitlist";
    }
}
