package org.cadre.attendance.checkin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cadre.attendance.Arrivals;
import org.cadre.attendance.Arrivals.Arrival;
import org.cadre.attendance.Arrivals.Method;
import org.cadre.attendance.checkin.SignInSheets.Line;
import org.cadre.attendance.checkin.SignInSheets.Sheet;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Registrations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Types the marks of a printed sheet back, all sessions in one screen: by the numbers of the lines, or by ticks. */
@Controller
final class PaperMarksPage {
    private static final String TEMPLATE = "attendance/checkin/paper-marks";
    private static final Pattern LINES = Pattern.compile("(\\d{1,4})(?:\\s*[-–]\\s*(\\d{1,4}))?");

    /** @param open the sessions that have begun, whose marks can be there */
    record PaperMarksView(
            OfferingSummary offering,
            List<SessionSummary> sessions,
            Set<SessionId> open,
            Sheet sheet,
            List<Sheet> sheets,
            List<Row> rows,
            Form form) {

        static String field(SessionSummary session) {
            return "lines-" + session.id();
        }

        static String mark(Row row, SessionSummary session) {
            return row.number() + ":" + session.id();
        }
    }

    /**
     * A line of the sheet.
     *
     * @param now who has the seat today; null: it was given back
     * @param here the sessions that are marked already
     */
    record Row(int number, String printed, @Nullable String now, Set<SessionId> here) {
        boolean isSame() {
            return printed.equals(now);
        }
    }

    private record Read(Line line, SessionSummary session) {}

    private final Venue venue;
    private final SignInSheets sheets;
    private final Arrivals arrivals;
    private final Registrations registrations;
    private final People people;
    private final Deeds deeds;
    private final ProgramClock clock;

    PaperMarksPage(
            Venue venue,
            SignInSheets sheets,
            Arrivals arrivals,
            Registrations registrations,
            People people,
            Deeds deeds,
            ProgramClock clock) {
        this.venue = venue;
        this.sheets = sheets;
        this.arrivals = arrivals;
        this.registrations = registrations;
        this.people = people;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping("/checkin/{id}/paper")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply form(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer sheet) {
        var offering = venue.offering(id, viewer);
        return Reply.show(TEMPLATE, view(offering, viewer, sheet(offering, viewer, sheet), Form.empty()));
    }

    /** The sheet that was asked for, else the newest; when none was printed, the names as they stand. */
    private Sheet sheet(OfferingSummary offering, Viewer viewer, @Nullable Integer number) {
        if (number != null) {
            return sheets.find(offering.id(), number).orElseThrow(NotFound::new);
        }
        return sheets.of(offering.id()).stream()
                .findFirst()
                .orElseGet(() -> sheets.with(offering.id(), registrations.in(offering.id(), viewer)));
    }

    @PostMapping("/checkin/{id}/paper")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply typeBack(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = venue.offering(id, viewer);
        if (offering.closed()) {
            return Reply.seeOther("/checkin/" + id, Sentence.of("checkin.closed"));
        }
        var sheet = sheet(offering, viewer, form.number("sheet").orElse(null));
        var now = registrations.in(offering.id(), viewer).stream()
                .collect(Collectors.toMap(RegistrationSummary::id, one -> one));
        var read = read(form, sheet, offering, now);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(offering, viewer, sheet, form));
        }
        return deeds.once(form.key(), () -> {
            int written = 0;
            for (var one : read) {
                var arrival = arrivals.checkIn(
                        offering, one.session, one.line.seat(), one.line.holder(), Method.PAPER, null, viewer.actor());
                written += arrival instanceof Arrival.CheckedIn ? 1 : 0;
            }
            return Reply.seeOther(
                    "/checkin/" + id + "/paper?sheet=" + sheet.number(),
                    Sentence.of(
                            "checkin.paper.written",
                            Sentence.of("checkin.paper.written.new", written),
                            Sentence.of("checkin.paper.written.old", read.size() - written)));
        });
    }

    private List<Read> read(
            Form form, Sheet sheet, OfferingSummary offering, Map<RegistrationId, RegistrationSummary> now) {
        var sessions = venue.sessions(offering).stream()
                .filter(one -> isOpen(one, offering))
                .toList();
        var names = people.names(sheet.lines().stream().map(Line::holder).toList());
        var read = new LinkedHashSet<Read>();
        for (var session : sessions) {
            String field = PaperMarksView.field(session);
            var numbers = new TreeSet<>(numbers(form, field, sheet));
            for (String mark : form.all("mark")) {
                if (mark.endsWith(":" + session.id())) {
                    numbers.add(ticked(mark));
                }
            }
            for (int number : numbers) {
                if (number < 1 || number > sheet.lines().size()) {
                    continue;
                }
                var line = sheet.lines().get(number - 1);
                var seat = now.get(line.seat());
                String printed = names.getOrDefault(line.holder(), "");
                if (seat == null) {
                    form.wrong(field, Sentence.of("checkin.paper.given-back", number, printed));
                } else if (!seat.person().equals(line.holder())) {
                    form.wrong(field, Sentence.of("checkin.paper.replaced", number, printed, seat.name()));
                } else {
                    read.add(new Read(line, session));
                }
            }
        }
        return List.copyOf(read);
    }

    private static int ticked(String mark) {
        try {
            return Integer.parseInt(mark.substring(0, mark.indexOf(':')));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** "1-12, 15": single lines and runs of them. */
    private static Set<Integer> numbers(Form form, String field, Sheet sheet) {
        var numbers = new TreeSet<Integer>();
        for (String part : form.text(field).split("[,;\\n]")) {
            String typed = part.strip();
            if (typed.isEmpty()) {
                continue;
            }
            var lines = LINES.matcher(typed);
            if (!lines.matches()) {
                form.wrong(field, Sentence.of("checkin.paper.not-lines", typed));
                continue;
            }
            int from = Integer.parseInt(lines.group(1));
            int to = lines.group(2) == null ? from : Integer.parseInt(lines.group(2));
            if (from < 1 || to < from || to > sheet.lines().size()) {
                form.wrong(
                        field,
                        Sentence.of(
                                "checkin.paper.no-line",
                                typed,
                                sheet.number(),
                                sheet.lines().size()));
                continue;
            }
            for (int line = from; line <= to; line++) {
                numbers.add(line);
            }
        }
        return numbers;
    }

    private boolean isOpen(SessionSummary session, OfferingSummary offering) {
        return !clock.now().atZone(offering.zone()).toLocalDate().isBefore(session.day(offering.zone()));
    }

    private PaperMarksView view(OfferingSummary offering, Viewer viewer, Sheet sheet, Form form) {
        var sessions = venue.sessions(offering);
        var open = new HashSet<SessionId>();
        sessions.stream().filter(one -> isOpen(one, offering)).forEach(one -> open.add(one.id()));
        var here = new HashMap<RegistrationId, Set<SessionId>>();
        arrivals.present(offering.id())
                .forEach(one -> here.computeIfAbsent(one.registration(), _ -> new HashSet<>())
                        .add(one.session()));
        Map<PersonId, String> printed =
                people.names(sheet.lines().stream().map(Line::holder).toList());
        var now = new LinkedHashMap<RegistrationId, String>();
        registrations.in(offering.id(), viewer).forEach(one -> now.put(one.id(), one.name()));
        var rows = new ArrayList<Row>();
        for (var line : sheet.lines()) {
            rows.add(new Row(
                    rows.size() + 1,
                    printed.getOrDefault(line.holder(), ""),
                    now.get(line.seat()),
                    here.getOrDefault(line.seat(), Set.of())));
        }
        return new PaperMarksView(offering, sessions, open, sheet, sheets.of(offering.id()), rows, form);
    }
}
