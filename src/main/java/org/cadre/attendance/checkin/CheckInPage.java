package org.cadre.attendance.checkin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.attendance.Arrivals;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.platform.web.Trouble;
import org.cadre.platform.web.WorkerScript;
import org.cadre.registration.RegistrationId;
import org.cadre.registration.RegistrationSummary;
import org.cadre.registration.Registrations;
import org.cadre.registration.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Check-in on a phone: by the code of a seat, typed or scanned, and by name. With script the phone keeps the list and what
 * it saw, and sends it when it can; every key is done once, so the deeds here need no other guard.
 */
@Controller
final class CheckInPage {
    private static final int MOST_AT_ONCE = 200;
    private static final int CONFLICTS = 30;
    private static final String JSON = "application/json";

    /** A scan as a phone sends it. */
    record Sent(
            UUID key,
            UUID session,
            @Nullable String code,
            @Nullable UUID registration,
            @Nullable Boolean typed,
            @Nullable Boolean undo,
            Instant at) {}

    /** What a phone keeps to know people by, without any code itself. */
    record PhoneList(
            Instant now,
            String field,
            String token,
            boolean closed,
            List<PhonePerson> people,
            Map<String, String> dead) {}

    /** @param here since when, by session */
    record PhonePerson(
            UUID registration,
            String name,
            @Nullable String school,
            boolean held,
            List<String> codes,
            Map<String, String> here) {}

    /** An answer as a phone shows it. */
    record PhoneAnswer(
            UUID key,
            String outcome,
            boolean conflict,
            @Nullable UUID registration,
            String tone,
            String icon,
            String headline,
            String why) {}

    private final Venue venue;
    private final CheckIns checkIns;
    private final Arrivals arrivals;
    private final Registrations registrations;
    private final AnswerWords words;
    private final Texts texts;
    private final ProgramClock clock;
    private final JsonMapper json;

    CheckInPage(
            Venue venue,
            CheckIns checkIns,
            Arrivals arrivals,
            Registrations registrations,
            AnswerWords words,
            Texts texts,
            ProgramClock clock,
            JsonMapper json) {
        this.venue = venue;
        this.checkIns = checkIns;
        this.arrivals = arrivals;
        this.registrations = registrations;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
        this.json = json;
    }

    /** The script that keeps this page on the phone. Its address is its reach: the pages of check-in, no others. */
    @GetMapping("/checkin/worker.js")
    @Open
    Reply worker() {
        return WorkerScript.of("check-in-worker.js");
    }

    @GetMapping("/checkin/{id}")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply page(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID session,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID answer) {
        var offering = venue.offering(id, viewer);
        var sessions = venue.sessions(offering);
        var chosen = venue.chosen(offering, sessions, session);
        var all = registrations.in(offering.id(), viewer);
        var since = arrivals.present(offering.id()).stream()
                .filter(one -> one.session().equals(chosen.id()))
                .collect(Collectors.toMap(Arrivals.Present::registration, one -> words.clock(one.since(), offering)));
        String search = q.strip().toLowerCase(Locale.ROOT);
        return Reply.show(
                "attendance/checkin/check-in",
                new CheckInView(
                        offering,
                        sessions,
                        chosen,
                        all.stream()
                                .filter(one ->
                                        one.name().toLowerCase(Locale.ROOT).contains(search))
                                .map(one -> new CheckInView.Row(one, since.get(one.id())))
                                .toList(),
                        (int) all.stream()
                                .filter(one -> since.containsKey(one.id()))
                                .count(),
                        all.size(),
                        q.strip(),
                        answer == null
                                ? null
                                : checkIns.find(answer, offering)
                                        .map(one -> words.say(one, offering))
                                        .orElse(null),
                        conflicts(offering, sessions),
                        mayCheckIn(offering, chosen),
                        viewer.isOffice(),
                        json.writeValueAsString(phoneWords()),
                        texts.zoneName(offering.zone())));
    }

    private boolean mayCheckIn(OfferingSummary offering, SessionSummary session) {
        return !offering.closed()
                && !clock.now().atZone(offering.zone()).toLocalDate().isBefore(session.day(offering.zone()));
    }

    private List<CheckInView.Conflict> conflicts(OfferingSummary offering, List<SessionSummary> sessions) {
        var titles = sessions.stream().collect(Collectors.toMap(SessionSummary::id, SessionSummary::title));
        return checkIns.conflicts(offering, CONFLICTS).stream()
                .map(one -> new CheckInView.Conflict(
                        words.say(one, offering),
                        titles.getOrDefault(one.session(), ""),
                        texts.time(one.at(), offering.zone())))
                .toList();
    }

    /** What the phone says by itself when it cannot ask; {0} is a name or a number, {1} a time. */
    private Map<String, String> phoneWords() {
        var said = new LinkedHashMap<String, String>();
        for (var outcome : List.of(
                Outcome.CHECKED_IN,
                Outcome.ALREADY_HERE,
                Outcome.NOT_CONFIRMED,
                Outcome.REPLACED,
                Outcome.TAKEN_BACK)) {
            said.put(outcome.word(), texts.say(outcome.text(), "{0}", "{1}"));
            said.put(outcome.word() + " title", texts.say(outcome.text() + ".title", "{0}"));
        }
        for (String key : List.of(
                "kept",
                "asking",
                "not-on-list",
                "not-on-list.title",
                "connected",
                "no-network",
                "no-network-nothing",
                "signed-out",
                "refused",
                "camera-refused",
                "check-in",
                "undo",
                "since")) {
            said.put(key, texts.say("checkin.phone." + key, "{0}", "{1}"));
        }
        return said;
    }

    /** By name or by a typed code, without script. */
    @PostMapping("/checkin/{id}/sessions/{session}/arrivals")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply arrive(Viewer viewer, @PathVariable UUID id, @PathVariable UUID session, Form form) {
        var offering = venue.offering(id, viewer);
        var chosen = venue.session(offering, session);
        String back = "/checkin/" + id + "?session=" + session;
        var registration = form.id("registration").map(RegistrationId::new).orElse(null);
        if (registration == null && form.text("code").isEmpty()) {
            return Reply.seeOther(back);
        }
        var answer = checkIns.take(
                offering,
                chosen,
                new Scan(
                        form.key(),
                        chosen.id(),
                        form.text("code"),
                        registration,
                        true,
                        form.ticked("undo"),
                        clock.now()),
                viewer);
        return Reply.seeOther(back + "&answer=" + answer.key());
    }

    /** The list a phone keeps: names, what is known of their codes, and who is here. */
    @GetMapping("/checkin/{id}/list")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply list(Viewer viewer, @PathVariable UUID id, HttpServletRequest request) {
        var offering = venue.offering(id, viewer);
        var here = new HashMap<RegistrationId, Map<String, String>>();
        arrivals.present(offering.id())
                .forEach(one -> here.computeIfAbsent(one.registration(), _ -> new LinkedHashMap<>())
                        .put(one.session().toString(), words.clock(one.since(), offering)));
        var codes = new HashMap<RegistrationId, List<String>>();
        var dead = new LinkedHashMap<String, String>();
        var people = registrations.in(offering.id(), viewer);
        var names = people.stream().collect(Collectors.toMap(RegistrationSummary::id, RegistrationSummary::name));
        for (var ticket : checkIns.tickets(offering.id())) {
            if (ticket.dead()) {
                dead.put(digest(ticket.code()), names.getOrDefault(ticket.registration(), ""));
            } else {
                codes.computeIfAbsent(ticket.registration(), _ -> new ArrayList<>())
                        .add(digest(ticket.code()));
            }
        }
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return answer(new PhoneList(
                clock.now(),
                token.getParameterName(),
                token.getToken(),
                offering.closed(),
                people.stream()
                        .map(one -> new PhonePerson(
                                one.id().value(),
                                one.name(),
                                one.school(),
                                one.seat() == Seat.HELD,
                                codes.getOrDefault(one.id(), List.of()),
                                here.getOrDefault(one.id(), Map.of())))
                        .toList(),
                dead));
    }

    /** A lost phone tells nobody's code: it knows them by their digests. */
    private static String digest(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a phone saw, sent when it can: each scan is answered by itself. */
    @PostMapping("/checkin/{id}/scans")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply scans(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = venue.offering(id, viewer);
        Sent[] sent;
        try {
            sent = json.readValue(form.text("scans"), Sent[].class);
        } catch (JacksonException _) {
            return badRequest();
        }
        if (sent == null || sent.length > MOST_AT_ONCE) {
            return badRequest();
        }
        var sessions = venue.sessions(offering).stream().collect(Collectors.toMap(SessionSummary::id, one -> one));
        var answers = new ArrayList<PhoneAnswer>();
        for (var one : sent) {
            if (one == null || one.key() == null || one.session() == null || one.at() == null) {
                return badRequest();
            }
            answers.add(phoneAnswer(answerTo(offering, sessions, one, viewer), offering));
        }
        return answer(Map.of("answers", answers));
    }

    private Answer answerTo(
            OfferingSummary offering, Map<SessionId, SessionSummary> sessions, Sent one, Viewer viewer) {
        var id = new SessionId(one.session());
        var session = sessions.get(id);
        if (session == null) {
            return new Answer(one.key(), id, Outcome.UNKNOWN, null, null, null, null, one.at());
        }
        var scan = new Scan(
                one.key(),
                id,
                one.code(),
                one.registration() == null ? null : new RegistrationId(one.registration()),
                Boolean.TRUE.equals(one.typed()),
                Boolean.TRUE.equals(one.undo()),
                one.at());
        return checkIns.take(offering, session, scan, viewer);
    }

    private PhoneAnswer phoneAnswer(Answer answer, OfferingSummary offering) {
        var said = words.say(answer, offering);
        var registration = answer.registration();
        return new PhoneAnswer(
                answer.key(),
                answer.outcome().word(),
                answer.outcome().isConflict(),
                registration == null ? null : registration.value(),
                said.tone(),
                said.icon(),
                said.headline(),
                said.why());
    }

    private Reply answer(Object what) {
        return new Reply.File(
                "answer.json", JSON, json.writeValueAsString(what).getBytes(StandardCharsets.UTF_8), false);
    }

    private static Reply badRequest() {
        return new Reply.Page("platform/web/trouble", new Trouble("bad-request", null), 400);
    }
}
