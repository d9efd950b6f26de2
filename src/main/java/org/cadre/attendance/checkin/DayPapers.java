package org.cadre.attendance.checkin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionSummary;
import org.cadre.people.People;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Headline;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Seat;
import org.springframework.stereotype.Component;

/** The papers of the day: a sign-in sheet for each session, and badges. */
@Component
class DayPapers {
    private static final int EMPTY_LINES = 6;
    private static final int BADGES_ON_A_SHEET = 8;
    private static final int NAME_POINTS = 22;
    private static final double NAME_INCHES = 2.2;
    private static final int LONGEST_SCHOOL = 60;

    /**
     * What a sign-in sheet says.
     *
     * @param empty numbers of the lines that are left for who comes without a seat
     */
    record SignInView(
            String association,
            String title,
            String event,
            String session,
            String when,
            String where,
            String number,
            List<Line> lines,
            List<Integer> empty,
            Labels labels) {}

    /** @param note that the seat is not confirmed; empty: it is */
    record Line(int number, String name, String school, String note) {}

    record Labels(String number, String name, String school, String signature, String trainer, String how) {}

    /** The badges, sheet by sheet. */
    record BadgesView(String title, List<List<Badge>> sheets) {}

    /** @param place "left0": where on the sheet it stands */
    record Badge(String place, Headline name, String school, String state, String event, String qr) {}

    private final SignInSheets sheets;
    private final CheckIns checkIns;
    private final People people;
    private final Papers papers;
    private final Templates templates;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    DayPapers(
            SignInSheets sheets,
            CheckIns checkIns,
            People people,
            Papers papers,
            Templates templates,
            Texts texts,
            Settings settings,
            ProgramClock clock) {
        this.sheets = sheets;
        this.checkIns = checkIns;
        this.people = people;
        this.papers = papers;
        this.templates = templates;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    byte[] signIn(OfferingSummary offering, SessionSummary session, List<RegistrationSummary> seats) {
        var sheet = sheets.with(offering.id(), seats);
        var lines = new ArrayList<Line>();
        for (var one : seats) {
            lines.add(new Line(
                    lines.size() + 1,
                    printable(one.name()),
                    printable(one.school() == null ? "" : one.school()),
                    one.seat() == Seat.CONFIRMED ? "" : texts.say("checkin.sheet.held")));
        }
        var empty = new ArrayList<Integer>();
        for (int i = 1; i <= EMPTY_LINES; i++) {
            empty.add(lines.size() + i);
        }
        String title = texts.say("checkin.sheet.title");
        var view = new SignInView(
                settings.associationName(),
                title,
                printable(offering.title()),
                printable(session.title()),
                texts.say(
                        "checkin.sheet.when",
                        texts.time(session.startsAt(), offering.zone()),
                        texts.clock(session.endsAt(), offering.zone())),
                printable(session.room() == null ? offering.address() : session.room() + ", " + offering.address()),
                texts.say("checkin.sheet.number", sheet.number(), texts.time(sheet.printedAt(), offering.zone())),
                lines,
                empty,
                new Labels(
                        texts.say("checkin.sheet.line"),
                        texts.say("checkin.sheet.name"),
                        texts.say("checkin.sheet.school"),
                        texts.say("checkin.sheet.signature"),
                        texts.say("checkin.sheet.trainer"),
                        texts.say("checkin.sheet.how")));
        return pdf("attendance/checkin/sign-in-sheet", "sheet", view, title + ": " + offering.title());
    }

    byte[] badges(OfferingSummary offering, List<RegistrationSummary> seats) {
        var codes = new HashMap<RegistrationId, String>();
        checkIns.tickets(offering.id()).stream()
                .filter(one -> !one.dead())
                .forEach(one -> codes.put(one.registration(), one.code()));
        var cards = people.cards(seats.stream().map(RegistrationSummary::person).toList());
        String title = texts.say("checkin.badge.title", offering.title());
        var pages = new ArrayList<List<Badge>>();
        for (var one : seats) {
            if (pages.isEmpty() || pages.getLast().size() == BADGES_ON_A_SHEET) {
                pages.add(new ArrayList<>());
            }
            int at = pages.getLast().size();
            var card = cards.get(one.person());
            String state = card == null || card.state() == null ? "" : card.state();
            String code = codes.get(one.id());
            pages.getLast()
                    .add(new Badge(
                            (at % 2 == 0 ? "left" : "right") + at / 2,
                            Headline.of(printable(one.name()), NAME_POINTS, NAME_INCHES),
                            printable(shortened(one.school() == null ? "" : one.school())),
                            printable(state),
                            printable(offering.title()),
                            code == null ? "" : QrCode.svg(code, texts.say("checkin.ticket.qr", one.name()))));
        }
        return pdf("attendance/checkin/badges", "page", new BadgesView(title, pages), title);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SCHOOL ? text : text.substring(0, LONGEST_SCHOOL - 1) + "…";
    }

    /** One letter that our fonts lack must not keep everybody's paper from being printed. */
    private static String printable(String text) {
        String printed = text;
        for (String letter : Papers.unprintable(text)) {
            printed = printed.replace(letter, "?");
        }
        return printed;
    }

    private byte[] pdf(String template, String name, Object view, String title) {
        return papers.pdf(
                templates.render(template, Map.of(name, view)),
                Details.of(printable(title), settings.associationName(), clock.now()));
    }
}
