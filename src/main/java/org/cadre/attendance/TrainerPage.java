package org.cadre.attendance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.Only;
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
import org.cadre.registration.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** On the day, on a phone: a trainer's own events, and who is in which session. */
@Controller
final class TrainerPage {
    private static final String TEMPLATE = "attendance/attendance";

    private final Attendances attendances;
    private final Marks marks;
    private final Registrations registrations;
    private final Offerings offerings;
    private final ClosingEvents closing;
    private final Corrections corrections;
    private final Deeds deeds;
    private final ProgramClock clock;

    TrainerPage(
            Attendances attendances,
            Marks marks,
            Registrations registrations,
            Offerings offerings,
            ClosingEvents closing,
            Corrections corrections,
            Deeds deeds,
            ProgramClock clock) {
        this.attendances = attendances;
        this.marks = marks;
        this.registrations = registrations;
        this.offerings = offerings;
        this.closing = closing;
        this.corrections = corrections;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping("/trainer")
    @Only(Role.TRAINER)
    Reply own(Viewer viewer) {
        var today = clock.today();
        var all = offerings.trainedBy(viewer.id());
        return Reply.show(
                "attendance/trainer",
                new TrainerView(
                        all.stream().filter(one -> isOn(one, today)).toList(),
                        all.stream()
                                .filter(one -> one.firstDay().isAfter(today))
                                .sorted(Comparator.comparing(OfferingSummary::firstDay))
                                .toList(),
                        all.stream()
                                .filter(one -> one.lastDay().isBefore(today))
                                .toList(),
                        corrections.open(viewer).size()));
    }

    private static boolean isOn(OfferingSummary offering, LocalDate today) {
        return !today.isBefore(offering.firstDay()) && !today.isAfter(offering.lastDay());
    }

    @GetMapping("/trainer/offerings/{id}")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply sheet(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID session) {
        var offering = offering(id, viewer);
        return Reply.show(TEMPLATE, view(offering, viewer, session, null));
    }

    @PostMapping("/trainer/offerings/{id}/sessions/{session}")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply mark(Viewer viewer, @PathVariable UUID id, @PathVariable UUID session, Form form) {
        var offering = offering(id, viewer);
        var chosen = offerings.sessions(offering.id()).stream()
                .filter(one -> one.id().equals(new SessionId(session)))
                .findAny()
                .orElseThrow(NotFound::new);
        String back = "/trainer/offerings/" + id + "?session=" + session;
        if (!mayMark(offering, chosen)) {
            return Reply.seeOther(
                    back, Sentence.of(offering.closed() ? "attendance.closed-already" : "attendance.not-yet"));
        }
        var minutes = typed(form, offering, chosen, viewer);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(offering, viewer, session, form));
        }
        return deeds.once(form.key(), () -> {
            attendances.mark(offering, chosen, minutes, viewer.actor());
            long present = minutes.values().stream().filter(one -> one > 0).count();
            return Reply.seeOther(back, Sentence.of("attendance.saved", present, minutes.size(), chosen.title()));
        });
    }

    /**
     * What the form says of each participant. A tick means all of the session, a number so much of it; what the trainer
     * did not touch is left as it is, so that two trainers with two phones do not undo each other.
     */
    private Map<RegistrationId, Integer> typed(
            Form form, OfferingSummary offering, SessionSummary session, Viewer viewer) {
        boolean everybody = form.ticked("everybody");
        var stored = marks.in(offering.id()).stream()
                .filter(cell -> cell.session().equals(session.id()))
                .collect(Collectors.toMap(Marks.Cell::registration, Marks.Cell::minutes));
        var minutes = new HashMap<RegistrationId, Integer>();
        for (var one : confirmed(offering, viewer)) {
            int now = stored.getOrDefault(one.id(), 0);
            if (everybody && now == 0) {
                minutes.put(one.id(), session.minutes());
            } else if (form.text(AttendanceView.was(one)).isEmpty()) {
                minutes.put(one.id(), now);
            } else {
                int was = form.number(AttendanceView.was(one)).orElse(0);
                int wanted = wanted(form, one, session, was);
                minutes.put(one.id(), wanted == was ? now : wanted);
            }
        }
        return minutes;
    }

    private static int wanted(Form form, RegistrationSummary one, SessionSummary session, int was) {
        boolean ticked = form.ticked(AttendanceView.present(one));
        var part = form.number(AttendanceView.minutes(one));
        if (part.isPresent() && (part.get() < 0 || part.get() > session.minutes())) {
            form.wrong(
                    AttendanceView.minutes(one),
                    Sentence.of("attendance.minutes-wrong", one.name(), session.minutes()));
            return was;
        }
        if (!ticked && (part.isEmpty() || part.get() == was)) {
            return 0;
        }
        return part.orElse(session.minutes());
    }

    @PostMapping("/trainer/offerings/{id}/closing")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply close(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id, viewer);
        String back = "/trainer/offerings/" + id;
        if (clock.today().isBefore(offering.lastDay())) {
            return Reply.seeOther(back, Sentence.of("attendance.close.too-early", offering.lastDay()));
        }
        return deeds.once(form.key(), () -> {
            boolean closed = attendances.close(offering.id(), viewer.actor());
            return Reply.seeOther(
                    back,
                    Sentence.of(closed ? "attendance.close.done" : "attendance.closed-already", offering.title()));
        });
    }

    /** The event, if this person is its trainer or office; for everyone else there is none. */
    private OfferingSummary offering(UUID id, Viewer viewer) {
        return offerings
                .find(new OfferingId(id))
                .filter(one -> !one.canceled())
                .filter(one -> viewer.isOffice() || offerings.trains(viewer.id(), one.id()))
                .orElseThrow(NotFound::new);
    }

    private List<RegistrationSummary> confirmed(OfferingSummary offering, Viewer viewer) {
        return registrations.in(offering.id(), viewer).stream()
                .filter(one -> one.seat() == Seat.CONFIRMED)
                .toList();
    }

    /** From the session's day on; what is wrong after closing is put right by a correction. */
    private boolean mayMark(OfferingSummary offering, SessionSummary session) {
        return !clock.now().atZone(offering.zone()).toLocalDate().isBefore(session.day(offering.zone()))
                && !offering.closed();
    }

    private AttendanceView view(OfferingSummary offering, Viewer viewer, @Nullable UUID wanted, @Nullable Form typed) {
        var sessions = offerings.sessions(offering.id());
        var session = sessions.stream()
                .filter(one -> one.id().value().equals(wanted))
                .findAny()
                .orElseGet(() -> SessionSummary.at(clock.now(), sessions, offering.zone()));
        var all = registrations.in(offering.id(), viewer);
        var people = all.stream().filter(one -> one.seat() == Seat.CONFIRMED).toList();
        var cells = new HashMap<RegistrationId, Map<SessionId, Integer>>();
        marks.in(offering.id())
                .forEach(cell -> cells.computeIfAbsent(cell.registration(), _ -> new HashMap<>())
                        .put(cell.session(), cell.minutes()));
        return new AttendanceView(
                offering,
                sessions,
                session,
                people,
                all.size() - people.size(),
                registrations.needsIn(offering.id(), viewer),
                cells,
                typed == null ? filled(people, session, cells) : typed,
                mayMark(offering, session),
                !offering.closed() && !clock.today().isBefore(offering.lastDay()),
                closing.closesOn(offering),
                corrections.of(offering.id()),
                viewer.isOffice());
    }

    private static Form filled(
            List<RegistrationSummary> people,
            SessionSummary session,
            Map<RegistrationId, Map<SessionId, Integer>> cells) {
        var form = Form.empty();
        for (var one : people) {
            int minutes = cells.getOrDefault(one.id(), Map.of()).getOrDefault(session.id(), 0);
            form.with(AttendanceView.was(one), minutes);
            if (minutes > 0) {
                form.with(AttendanceView.present(one), "yes");
            }
            if (minutes > 0 && minutes < session.minutes()) {
                form.with(AttendanceView.minutes(one), minutes);
            }
        }
        return form;
    }
}
