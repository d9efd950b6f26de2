package org.cadre.site.inquiry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Office's inquiries, and one of them with its owner, its state, its reminder and its notes. */
@Controller
final class OfficeInquiriesPage {
    private static final int A_PAGE = 25;
    private static final int AT_ONCE = 200;
    private static final String ALL = "all";
    private static final String MINE = "mine";

    /** @param next the address of the next page; null: this is the last */
    record ListView(
            List<Inquiry> rows,
            String q,
            String state,
            String owner,
            List<Option> states,
            String query,
            @Nullable String next) {
        boolean filtered() {
            return !q.isEmpty() || !state.isEmpty() || !owner.isEmpty();
        }
    }

    record OneView(
            Inquiry inquiry,
            @Nullable OfferingSummary offering,
            List<Inquiries.Note> notes,
            Form form,
            Form noteForm,
            List<Option> states,
            List<Option> owners,
            List<InquiryQuotes.Sent> quotes) {}

    private final SheetFiles sheets;
    private final Inquiries inquiries;
    private final InquiryQuotes quotes;
    private final Offerings offerings;
    private final Roles roles;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    OfficeInquiriesPage(
            Inquiries inquiries,
            InquiryQuotes quotes,
            Offerings offerings,
            Roles roles,
            Deeds deeds,
            ProgramClock clock,
            Texts texts,
            SheetFiles sheets) {
        this.sheets = sheets;
        this.inquiries = inquiries;
        this.quotes = quotes;
        this.offerings = offerings;
        this.roles = roles;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/office/inquiries")
    @Only(Role.OFFICE)
    Reply list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable UUID before) {
        var found = new ArrayList<>(inquiries.list(
                InquiryState.find(state).orElse(null),
                state.equals(ALL),
                owner.equals(MINE) ? viewer.id().value() : null,
                q.strip().toLowerCase(Locale.ROOT),
                before,
                A_PAGE + 1,
                viewer));
        boolean more = found.size() > A_PAGE;
        if (more) {
            found.removeLast();
        }
        var choices = new ArrayList<>(states());
        choices.add(new Option(ALL, texts.say("site.inquiry.state.all")));
        return Reply.show(
                "site/inquiry/office-inquiries",
                new ListView(
                        found,
                        q,
                        state,
                        owner,
                        choices,
                        Form.empty()
                                .with("q", q)
                                .with("state", state)
                                .with("owner", owner)
                                .query("q", "state", "owner"),
                        more ? next(q, state, owner, found.getLast().id()) : null));
    }

    @GetMapping("/office/inquiries.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "inquiries",
                texts.say("site.inquiries.title"),
                format,
                sheets.columns(
                        "site.inquiry.received",
                        "site.inquiry.file.name",
                        "site.inquiry.file.organization",
                        "site.inquiry.file.email",
                        "site.inquiry.file.phone",
                        "site.inquiry.area",
                        "site.inquiry.people",
                        "site.inquiry.file.preferred",
                        "site.inquiry.file.about",
                        "site.inquiry.state",
                        "site.inquiry.owner",
                        "site.inquiry.file.remind-on"),
                SheetFiles.Rows.paged(
                        last -> inquiries.list(
                                InquiryState.find(form.text("state")).orElse(null),
                                form.has("state", ALL),
                                form.has("owner", MINE) ? viewer.id().value() : null,
                                form.text("q").toLowerCase(Locale.ROOT),
                                last == null ? null : last.id(),
                                AT_ONCE,
                                viewer),
                        this::cells));
    }

    private List<Cell> cells(Inquiry one) {
        return Stream.of(
                        Cell.of(one.receivedAt().atZone(clock.zone()).toLocalDate()),
                        Cell.of(one.name()),
                        Cell.of(one.organizationName()),
                        Cell.of(one.email()),
                        Cell.of(one.phone()),
                        Cell.of(one.area()),
                        one.people() == null ? Cell.NOTHING : Cell.of(one.people()),
                        Cell.of(one.preferred()),
                        Cell.of(one.about()),
                        Cell.of(texts.say(one.state().text())),
                        Cell.of(one.ownerName()),
                        Cell.of(one.remindOn()))
                .toList();
    }

    private List<Option> states() {
        return Arrays.stream(InquiryState.values())
                .map(one -> new Option(one.word(), texts.say(one.text())))
                .toList();
    }

    private static String next(String q, String state, String owner, UUID last) {
        return UriComponentsBuilder.fromPath("/office/inquiries")
                .queryParam("q", "{q}")
                .queryParam("state", "{state}")
                .queryParam("owner", "{owner}")
                .queryParam("before", last)
                .encode()
                .buildAndExpand(q, state, owner)
                .toUriString();
    }

    @GetMapping("/office/inquiries/{id}")
    @Only(Role.OFFICE)
    Reply one(Viewer viewer, @PathVariable UUID id) {
        var inquiry = inquiry(viewer, id);
        return Reply.show("site/inquiry/office-inquiry", view(inquiry, asItIs(inquiry), Form.empty()));
    }

    private static Form asItIs(Inquiry inquiry) {
        return Form.empty()
                .with("state", inquiry.state().word())
                .with("owner", inquiry.owner())
                .with("remindOn", inquiry.remindOn())
                .with("seen", inquiry.seen());
    }

    private Inquiry inquiry(Viewer viewer, UUID id) {
        return inquiries.find(id, viewer).orElseThrow(NotFound::new);
    }

    private OneView view(Inquiry inquiry, Form form, Form noteForm) {
        return new OneView(
                inquiry,
                Optional.ofNullable(inquiry.offering()).flatMap(offerings::find).orElse(null),
                inquiries.notes(inquiry),
                form,
                noteForm,
                states(),
                roles.holding(Role.OFFICE).stream()
                        .map(one -> new Option(one.id().toString(), one.displayName()))
                        .toList(),
                quotes.of(inquiry));
    }

    @PostMapping("/office/inquiries/{id}")
    @Only(Role.OFFICE)
    Reply steer(Viewer viewer, @PathVariable UUID id, Form form) {
        var inquiry = inquiry(viewer, id);
        var state = InquiryState.find(form.text("state"));
        var owner = form.id("owner").map(PersonId::new).filter(one -> roles.has(one, Role.OFFICE));
        var remindOn = form.day("remindOn");
        if (state.isEmpty()) {
            form.wrong("state", Sentence.of("site.inquiry.state-missing"));
        }
        if (remindOn.isPresent() && owner.isEmpty()) {
            form.wrong("owner", Sentence.of("site.inquiry.owner-missing"));
        }
        if (remindOn.isPresent()
                && remindOn.get().isBefore(clock.today())
                && !remindOn.get().equals(inquiry.remindOn())) {
            form.wrong("remindOn", Sentence.of("site.inquiry.remind-past", clock.today()));
        }
        if (!form.isRight() || state.isEmpty()) {
            return Reply.again("site/inquiry/office-inquiry", view(inquiry, form, Form.empty()));
        }
        return deeds.once(form.key(), () -> {
            var now = inquiry(viewer, id);
            return form.has("seen", now.seen())
                            && inquiries.steer(
                                    now, state.get(), owner.orElse(null), remindOn.orElse(null), viewer.actor())
                    ? Reply.seeOther("/office/inquiries/" + id, Sentence.of("site.inquiry.saved"))
                    : changedMeanwhile(inquiry(viewer, id), form);
        });
    }

    /** What was typed stays, beside what somebody else has made of it; saved once more, it counts. */
    private Reply changedMeanwhile(Inquiry now, Form form) {
        form.wrong(
                "state",
                Sentence.of(
                        "site.inquiry.changed-meanwhile",
                        Sentence.of(now.state().text()),
                        now.ownerName() == null ? Sentence.of("site.inquiry.nobody") : now.ownerName(),
                        now.remindOn() == null ? Sentence.of("site.inquiry.no-reminder") : now.remindOn()));
        form.with("seen", now.seen());
        return Reply.again("site/inquiry/office-inquiry", view(now, form, Form.empty()));
    }

    @PostMapping("/office/inquiries/{id}/notes")
    @Only(Role.OFFICE)
    Reply note(Viewer viewer, @PathVariable UUID id, Form form) {
        var inquiry = inquiry(viewer, id);
        String words = form.required("words", Sentence.of("site.inquiry.note-missing"));
        form.atMost("words", 4_000);
        if (!form.isRight()) {
            return Reply.again("site/inquiry/office-inquiry", view(inquiry, asItIs(inquiry), form));
        }
        return deeds.once(form.key(), () -> {
            inquiries.note(inquiry, words, viewer);
            return Reply.seeOther("/office/inquiries/" + id, Sentence.of("site.inquiry.noted"));
        });
    }
}
