package org.cadre.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.DateDemand;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.UsState;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Office's offerings with their counts, and one offering with everybody in it. */
@Controller
final class OfficeOfferingsPage {
    private static final int A_PAGE = 25;
    private static final int AT_ONCE = 200;
    private static final String PAST = "past";

    private final SheetFiles sheets;
    private final Texts texts;
    private final Registrations registrations;
    private final Offerings offerings;
    private final Credits credits;
    private final DateDemand demand;
    private final ProgramClock clock;

    OfficeOfferingsPage(
            Registrations registrations,
            Offerings offerings,
            Credits credits,
            DateDemand demand,
            ProgramClock clock,
            SheetFiles sheets,
            Texts texts) {
        this.texts = texts;
        this.sheets = sheets;
        this.registrations = registrations;
        this.offerings = offerings;
        this.credits = credits;
        this.demand = demand;
        this.clock = clock;
    }

    @GetMapping("/office/offerings")
    @Only(Role.OFFICE)
    Reply list(
            @RequestParam(defaultValue = "") String when,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable UUID after) {
        boolean past = when.equals(PAST);
        var found = new ArrayList<>(
                past
                        ? offerings.past(clock.today(), day, after, A_PAGE + 1)
                        : offerings.coming(clock.today(), day, after, A_PAGE + 1));
        boolean more = found.size() > A_PAGE;
        if (more) {
            found.removeLast();
        }
        var counts =
                registrations.counts(found.stream().map(OfferingSummary::id).toList());
        return Reply.show(
                "registration/office-offerings",
                new OfficeOfferingsView(
                        found.stream()
                                .map(one -> new OfficeOfferingsView.Row(
                                        one, counts.getOrDefault(one.id(), Registrations.Counts.NONE)))
                                .toList(),
                        past,
                        more ? next(past, found.getLast()) : null,
                        past ? List.of() : wanted()));
    }

    private List<OfficeOfferingsView.Wanted> wanted() {
        return demand.byState().stream()
                .map(one -> new OfficeOfferingsView.Wanted(
                        one.state() == null ? null : UsState.name(texts, one.state()), one.people()))
                .toList();
    }

    private static String next(boolean past, OfferingSummary last) {
        return "/office/offerings?" + (past ? "when=" + PAST + "&" : "") + "day=" + last.firstDay() + "&after="
                + last.id();
    }

    @GetMapping("/office/offerings.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        boolean past = form.has("when", PAST);
        return sheets.recorded(
                viewer.actor(),
                "offerings",
                texts.say("offering.office.title"),
                format,
                sheets.columns(
                        "registration.files.first-day",
                        "registration.files.last-day",
                        "registration.offering",
                        "registration.files.kind",
                        "registration.files.city",
                        "registration.files.state",
                        "registration.files.capacity",
                        "registration.files.taken",
                        "registration.offerings.held",
                        "registration.offerings.state"),
                row -> {
                    var page = page(past, null);
                    while (!page.isEmpty()) {
                        var counts = registrations.counts(
                                page.stream().map(OfferingSummary::id).toList());
                        page.forEach(one ->
                                row.accept(cells(one, counts.getOrDefault(one.id(), Registrations.Counts.NONE))));
                        page = page(past, page.getLast());
                    }
                });
    }

    private List<OfferingSummary> page(boolean past, @Nullable OfferingSummary last) {
        var day = last == null ? null : last.firstDay();
        var id = last == null ? null : last.id().value();
        return past
                ? offerings.past(clock.today(), day, id, AT_ONCE)
                : offerings.coming(clock.today(), day, id, AT_ONCE);
    }

    private List<Cell> cells(OfferingSummary one, Registrations.Counts counts) {
        return Stream.of(
                        Cell.of(one.firstDay()),
                        Cell.of(one.lastDay()),
                        Cell.of(one.title()),
                        Cell.of(texts.say(one.kindText())),
                        Cell.of(one.city()),
                        Cell.of(one.state()),
                        Cell.of(one.capacity()),
                        Cell.of(one.used()),
                        Cell.of(counts.held()),
                        Cell.of(texts.say(state(one))))
                .toList();
    }

    private static String state(OfferingSummary one) {
        if (one.canceled()) {
            return "offering.canceled";
        }
        if (one.closed()) {
            return "registration.offerings.closed";
        }
        return one.isSoldOut() ? "offering.sold-out" : "registration.offerings.open";
    }

    @GetMapping("/office/offerings/{id}")
    @Only(Role.OFFICE)
    Reply one(Viewer viewer, @PathVariable UUID id) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        var people = registrations.in(offering.id(), viewer);
        return Reply.show(
                "registration/office-offering",
                new OfficeOfferingView(
                        offering,
                        offerings.sessions(offering.id()),
                        offerings.trainersOf(offering.id()).stream()
                                .map(Offerings.Trainer::name)
                                .toList(),
                        people,
                        registrations.nameless(offering.id()),
                        registrations.needsIn(offering.id(), viewer),
                        credits.of(people.stream().map(RegistrationSummary::id).toList()),
                        clock.today()));
    }
}
