package org.cadre.registration.waitlist;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
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
    private static final int MOST_SHOWN = 500;
    private static final int AT_ONCE = 200;

    record OfficeWaitlist(
            Form form,
            OfferingSummary offering,
            List<WaitlistEntry> entries,
            @Nullable UUID asked) {
        boolean isAsked(WaitlistEntry entry) {
            return entry.id().equals(asked);
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final Waitlist waitlist;
    private final Offerings offerings;
    private final Deeds deeds;

    OfficeWaitlistPage(Waitlist waitlist, Offerings offerings, Deeds deeds, SheetFiles sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
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
        return new OfficeWaitlist(form, offering, waitlist.page(offering.id(), null, MOST_SHOWN), asked);
    }

    @GetMapping("/office/offerings/{id}/waitlist.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable UUID id, @PathVariable String format) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        return sheets.recorded(
                viewer.actor(),
                "waitlist",
                texts.say("waitlist.title"),
                format,
                sheets.columns(
                        "sheet.column.name",
                        "sheet.column.email",
                        "waitlist.file.district",
                        "waitlist.seats",
                        "sheet.column.since",
                        "sheet.column.state",
                        "waitlist.file.until",
                        "sheet.column.reason"),
                SheetFiles.Rows.paged(
                        last -> waitlist.page(offering.id(), last == null ? null : last.id(), AT_ONCE),
                        (WaitlistEntry one) -> cells(one, offering)));
    }

    private List<Cell> cells(WaitlistEntry one, OfferingSummary offering) {
        var until = one.offeredUntil();
        return Stream.of(
                        Cell.of(one.name()),
                        Cell.of(one.email()),
                        Cell.of(one.district()),
                        Cell.of(one.seats()),
                        Cell.of(one.joinedAt().atZone(offering.zone()).toLocalDate()),
                        Cell.of(texts.say(one.state().text())),
                        Cell.of(
                                until == null
                                        ? null
                                        : until.atZone(offering.zone()).toLocalDate()),
                        Cell.of(one.because()))
                .toList();
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
