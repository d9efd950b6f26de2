package org.cadre.site.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.UnprintableText;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office answers an inquiry with a quote: for the in-house training it proposed, or for seats in a date that stands. */
@Controller
final class InquiryQuotePage {
    private static final String TEMPLATE = "site/inquiry/inquiry-quote";
    private static final int MOST_SEATS = 100;

    record InquiryQuoteView(Inquiry inquiry, Form form, List<Option> offerings) {}

    private final Inquiries inquiries;
    private final InquiryQuotes quotes;
    private final Offerings offerings;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Texts texts;

    InquiryQuotePage(
            Inquiries inquiries,
            InquiryQuotes quotes,
            Offerings offerings,
            Deeds deeds,
            ProgramClock clock,
            Texts texts) {
        this.inquiries = inquiries;
        this.quotes = quotes;
        this.offerings = offerings;
        this.deeds = deeds;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/office/inquiries/{id}/quote")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id) {
        var inquiry = inquiry(viewer, id);
        if (inquiry.orders() != null) {
            return Reply.seeOther(place(inquiry));
        }
        return Reply.show(
                TEMPLATE,
                view(
                        inquiry,
                        Form.empty()
                                .with("offering", inquiry.offering())
                                .with(
                                        "seats",
                                        inquiry.people() == null ? null : Math.min(inquiry.people(), MOST_SEATS))));
    }

    private Inquiry inquiry(Viewer viewer, UUID id) {
        return inquiries.find(id, viewer).orElseThrow(NotFound::new);
    }

    private static String place(Inquiry inquiry) {
        return "/office/inquiries/" + inquiry.id();
    }

    private InquiryQuoteView view(Inquiry inquiry, Form form) {
        return new InquiryQuoteView(
                inquiry,
                form,
                choices(inquiry).stream()
                        .map(one -> new Option(
                                one.id().toString(),
                                texts.say(
                                        "site.quote.offering",
                                        one.title(),
                                        texts.days(one.firstDay(), one.lastDay()),
                                        one.town())))
                        .toList());
    }

    /** The proposal first, then what stands on the schedule. */
    private List<OfferingSummary> choices(Inquiry inquiry) {
        var all = new LinkedHashMap<OfferingId, OfferingSummary>();
        Optional.ofNullable(inquiry.offering())
                .flatMap(offerings::find)
                .filter(one -> one.takesRegistrations(clock.today()))
                .ifPresent(one -> all.put(one.id(), one));
        offerings.onSchedule(clock.today()).forEach(one -> all.putIfAbsent(one.id(), one));
        return new ArrayList<>(all.values());
    }

    @PostMapping("/office/inquiries/{id}/quote")
    @Only(Role.OFFICE)
    Reply quote(Viewer viewer, @PathVariable UUID id, Form form) {
        var inquiry = inquiry(viewer, id);
        var chosen = form.id("offering")
                .flatMap(wanted -> choices(inquiry).stream()
                        .filter(one -> one.id().value().equals(wanted))
                        .findFirst());
        if (chosen.isEmpty()) {
            form.wrong("offering", Sentence.of("site.quote.offering-missing"));
        }
        int seats = form.number("seats", Sentence.of("site.quote.seats-wrong", MOST_SEATS))
                .orElse(0);
        if (seats < 1 || seats > MOST_SEATS) {
            form.wrong("seats", Sentence.of("site.quote.seats-wrong", MOST_SEATS));
        }
        if (!form.isRight() || chosen.isEmpty()) {
            return Reply.again(TEMPLATE, view(inquiry, form));
        }
        try {
            return deeds.once(
                    form.key(),
                    () -> answer(
                            inquiry,
                            form,
                            quotes.quote(inquiry, chosen.get(), seats, form.ticked("board"), viewer.actor())));
        } catch (UnprintableText e) {
            form.wrong("offering", Sentence.of("invoice.unprintable", String.join(" ", e.characters())));
            return Reply.again(TEMPLATE, view(inquiry, form));
        }
    }

    private Reply answer(Inquiry inquiry, Form form, InquiryQuotes.Outcome outcome) {
        return switch (outcome) {
            case InquiryQuotes.Outcome.Quoted(var number) ->
                Reply.seeOther(place(inquiry), Sentence.of("site.quote.sent", number, inquiry.email()));
            case InquiryQuotes.Outcome.Answered() -> Reply.seeOther(place(inquiry), Sentence.of("site.quote.answered"));
            case InquiryQuotes.Outcome.TooFewSeats(var left) ->
                again(inquiry, form, "seats", Sentence.of("site.quote.too-few", left));
            case InquiryQuotes.Outcome.NotOffered() ->
                again(inquiry, form, "offering", Sentence.of("site.quote.not-offered"));
            case InquiryQuotes.Outcome.NothingDue() ->
                again(inquiry, form, "offering", Sentence.of("site.quote.nothing-due"));
        };
    }

    private Reply again(Inquiry inquiry, Form form, String field, Sentence why) {
        form.wrong(field, why);
        return Reply.again(TEMPLATE, view(inquiry, form));
    }
}
