package org.cadre.offering;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.people.Open;
import org.cadre.people.Viewer;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The public schedule, and one offering on a page of its own. */
@Controller
final class SchedulePage {
    /** How the dates may be shown; the first when nobody says. */
    private static final List<String> WAYS = List.of("list", "calendar", "states");

    private static final Duration A_WHILE = Duration.ofMinutes(15);

    private final Offerings offerings;
    private final Prices prices;
    private final EventPlans plans;
    private final PriceWords priceWords;
    private final WaitlistFacts waitlist;
    private final EventCalendar calendar;
    private final OfferingData data;
    private final ProgramClock clock;
    private final Texts texts;
    private final Settings settings;

    SchedulePage(
            Offerings offerings,
            Prices prices,
            EventPlans plans,
            PriceWords priceWords,
            WaitlistFacts waitlist,
            EventCalendar calendar,
            OfferingData data,
            ProgramClock clock,
            Texts texts,
            Settings settings) {
        this.offerings = offerings;
        this.prices = prices;
        this.plans = plans;
        this.priceWords = priceWords;
        this.waitlist = waitlist;
        this.calendar = calendar;
        this.data = data;
        this.clock = clock;
        this.texts = texts;
        this.settings = settings;
    }

    @GetMapping("/schedule")
    @Open
    Reply schedule(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String view) {
        var all = offerings.onSchedule(clock.today());
        var wanted = yearMonth(month);
        String way = WAYS.contains(view) ? view : WAYS.getFirst();
        var there = all.stream()
                .filter(one -> state.isEmpty() || state.equals(one.state()))
                .toList();
        var found = there.stream()
                .filter(one -> wanted == null || isIn(one, wanted))
                .toList();
        return new Reply.Public(
                "offering/schedule",
                new ScheduleView(
                        found,
                        shown(found),
                        statesOf(all),
                        monthsOf(all),
                        way,
                        UsState.exists(state) ? state : "",
                        wanted == null ? "" : wanted.toString(),
                        way.equals("calendar") ? ScheduleMonth.of(shownMonth(wanted, there), there) : null,
                        all.isEmpty(),
                        clock.today(),
                        found.isEmpty() ? null : data.of(found)),
                null);
    }

    /** The one asked for, else the first in which something is held; never far from today. */
    private YearMonth shownMonth(@Nullable YearMonth wanted, List<OfferingSummary> there) {
        var now = YearMonth.from(clock.today());
        var month = wanted != null
                ? wanted
                : there.isEmpty() ? now : YearMonth.from(there.getFirst().firstDay());
        return month.isBefore(now) || month.isAfter(now.plusYears(10)) ? now : month;
    }

    /** All dates for a calendar program, which reads them again and again: a canceled one is struck out there. */
    @GetMapping("/schedule.ics")
    @Open
    Reply feed(@RequestParam(defaultValue = "") String state) {
        if (!state.isEmpty() && !UsState.exists(state)) {
            throw new NotFound();
        }
        var dates = offerings.forCalendars(clock.today()).stream()
                .filter(one -> state.isEmpty() || state.equals(one.state()))
                .toList();
        String name = state.isEmpty()
                ? texts.say("offering.feed.name", settings.associationName())
                : texts.say("offering.feed.name-in", settings.associationName(), UsState.name(texts, state));
        return new Reply.Kept(
                "schedule.ics",
                "text/calendar;charset=UTF-8",
                calendar.feed(
                        name, dates, clock.today().atStartOfDay(clock.zone()).toInstant()),
                A_WHILE);
    }

    /** One query for all of them. */
    private Map<OfferingId, List<ShownPrice>> shown(List<OfferingSummary> found) {
        var lists = prices.of(found);
        return found.stream()
                .collect(Collectors.toMap(
                        OfferingSummary::id, one -> shown(one, Objects.requireNonNull(lists.get(one.id())))));
    }

    private List<ShownPrice> shown(OfferingSummary offering, PriceList list) {
        return list.shown(offering.kind() == OfferingKind.IN_HOUSE, today(offering));
    }

    /** Whether an early price is over is said by the place's own calendar, as when it is charged. */
    private LocalDate today(OfferingSummary offering) {
        return clock.now().atZone(offering.zone()).toLocalDate();
    }

    private static @Nullable YearMonth yearMonth(String text) {
        try {
            return text.isEmpty() ? null : YearMonth.parse(text);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static boolean isIn(OfferingSummary offering, YearMonth month) {
        return !YearMonth.from(offering.firstDay()).isAfter(month)
                && !YearMonth.from(offering.lastDay()).isBefore(month);
    }

    private List<Option> statesOf(List<OfferingSummary> all) {
        return all.stream()
                .map(OfferingSummary::state)
                .flatMap(Stream::ofNullable)
                .distinct()
                .sorted()
                .map(code -> new Option(code, UsState.name(texts, code)))
                .toList();
    }

    private List<Option> monthsOf(List<OfferingSummary> all) {
        return all.stream()
                .map(one -> YearMonth.from(one.firstDay()))
                .distinct()
                .sorted()
                .map(one -> new Option(one.toString(), texts.month(one.atDay(1))))
                .toList();
    }

    @GetMapping("/schedule/{id}")
    @Open
    Reply offering(Optional<Viewer> viewer, @PathVariable UUID id) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        var list = prices.of(offering);
        var sessions = offerings.sessions(offering.id());
        return new Reply.Public(
                "offering/offering",
                new OfferingView(
                        offering,
                        sessions,
                        offerings.trainersOf(offering.id()).stream()
                                .map(Offerings.Trainer::name)
                                .toList(),
                        list.bundles(offering.kind() == OfferingKind.IN_HOUSE, today(offering)),
                        texts.zoneName(offering.zone()),
                        offering.takesRegistrations(clock.today()),
                        offering.takesPurchaseOrders(clock.today()),
                        viewer.isPresent(),
                        plans.of(offering.id()).orElseThrow(NotFound::new),
                        offering.canceled()
                                ? offerings.next(offering, clock.today()).orElse(null)
                                : null,
                        priceWords.of(
                                offering,
                                list,
                                clock.now().atZone(offering.zone()).toLocalDate()),
                        !waitlist.withPeopleWaiting(List.of(offering.id())).isEmpty(),
                        data.of(offering, sessions, list, today(offering), offering.takesRegistrations(clock.today()))),
                null);
    }

    @GetMapping("/schedule/{id}.ics")
    @Open
    Reply calendar(@PathVariable UUID id) {
        var offering = offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
        return Reply.download(fileName(offering), "text/calendar;charset=UTF-8", calendar.file(offering, clock.now()));
    }

    private static String fileName(OfferingSummary offering) {
        return offering.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + offering.firstDay()
                + ".ics";
    }
}
