package org.cadre.offering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office sets days, times, rooms and PD minutes of an offering's sessions. */
@Controller
final class SessionsPage {
    private static final String TEMPLATE = "offering/sessions";
    private static final int MOST_MINUTES = 720;

    /** A session on the form; new when it has no id. Its fields end in its number. */
    record Row(int number, @Nullable SessionSummary session) {
        String field(String name) {
            return name + "-" + number;
        }
    }

    private final Offerings offerings;
    private final Deeds deeds;

    SessionsPage(Offerings offerings, Deeds deeds) {
        this.offerings = offerings;
        this.deeds = deeds;
    }

    @GetMapping("/office/offerings/{id}/sessions")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        var offering = offering(id);
        var rows = rows(offering);
        var form = Form.empty();
        for (var row : rows) {
            var session = row.session;
            if (session != null) {
                form.with(row.field("title"), session.title())
                        .with(row.field("day"), session.day(offering.zone()))
                        .with(row.field("starts"), clock(session.startsAt(), offering))
                        .with(row.field("ends"), clock(session.endsAt(), offering))
                        .with(row.field("minutes"), session.minutes())
                        .with(row.field("room"), session.room());
            }
        }
        return Reply.show(TEMPLATE, new SessionsView(offering, form, rows));
    }

    private static LocalTime clock(Instant at, OfferingSummary offering) {
        return at.atZone(offering.zone()).toLocalTime();
    }

    @PostMapping("/office/offerings/{id}/sessions")
    @Only(Role.OFFICE)
    Reply save(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        if (offering.canceled() || offering.closed()) {
            throw new NotFound();
        }
        var rows = rows(offering);
        record Kept(Row row, SessionPlan plan) {}
        var kept = new ArrayList<Kept>();
        var dropped = new ArrayList<SessionId>();
        for (var row : rows) {
            boolean blank = row.session == null && form.text(row.field("title")).isEmpty();
            if (row.session != null && form.ticked(row.field("drop"))) {
                dropped.add(row.session.id());
            } else if (!blank) {
                plan(form, row, offering).ifPresent(plan -> kept.add(new Kept(row, plan)));
            }
        }
        if (form.isRight() && kept.isEmpty()) {
            form.wrong(rows.getFirst().field("title"), Sentence.of("offering.sessions.none"));
        }
        var view = new SessionsView(offering, form, rows);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view);
        }
        try {
            return deeds.once(form.key(), () -> {
                dropped.forEach(session -> offerings.drop(offering.id(), session));
                for (var one : kept) {
                    if (one.row.session == null) {
                        offerings.add(offering.id(), one.plan, offering.zone());
                    } else {
                        offerings.change(offering.id(), one.row.session.id(), one.plan, offering.zone());
                    }
                }
                offerings.sessionsChanged(offering.id(), rows.size() - 1, kept.size(), viewer.actor());
                return Reply.seeOther("/office/offerings/" + offering.id(), Sentence.of("offering.sessions.saved"));
            });
        } catch (DataIntegrityViolationException e) {
            if (dropped.isEmpty()) {
                throw e;
            }
            form.wrong(dropField(rows, dropped.getFirst()), Sentence.of("offering.sessions.attended"));
            return Reply.again(TEMPLATE, view);
        }
    }

    private static String dropField(List<Row> rows, SessionId session) {
        return rows.stream()
                .filter(row -> row.session != null && row.session.id().equals(session))
                .map(row -> row.field("drop"))
                .findAny()
                .orElseThrow();
    }

    private static Optional<SessionPlan> plan(Form form, Row row, OfferingSummary offering) {
        String title = form.required(row.field("title"), Sentence.of("offering.sessions.title-missing"));
        form.atMost(row.field("title"), 160);
        form.required(row.field("day"), Sentence.of("offering.sessions.day-missing"));
        form.required(row.field("starts"), Sentence.of("offering.sessions.starts-missing"));
        form.required(row.field("ends"), Sentence.of("offering.sessions.ends-missing"));
        var day = form.day(row.field("day"));
        var starts = form.time(row.field("starts"));
        var ends = form.time(row.field("ends"));
        var minutes = form.number(row.field("minutes"));
        String room = form.atMost(row.field("room"), 80);
        if (day.isPresent() && isOutside(day.get(), offering)) {
            form.wrong(
                    row.field("day"),
                    Sentence.of("offering.sessions.day-outside", offering.firstDay(), offering.lastDay()));
        }
        if (starts.isPresent() && ends.isPresent() && !ends.get().isAfter(starts.get())) {
            form.wrong(row.field("ends"), Sentence.of("offering.sessions.ends-early"));
        }
        if (minutes.isEmpty() || minutes.get() < 1 || minutes.get() > MOST_MINUTES) {
            form.wrong(row.field("minutes"), Sentence.of("offering.sessions.minutes-missing", MOST_MINUTES));
        }
        if (day.isEmpty() || starts.isEmpty() || ends.isEmpty() || minutes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SessionPlan(
                row.session == null ? null : row.session.module(),
                title,
                day.get(),
                starts.get(),
                ends.get(),
                minutes.get(),
                room.isEmpty() ? null : room));
    }

    private static boolean isOutside(LocalDate day, OfferingSummary offering) {
        return day.isBefore(offering.firstDay()) || day.isAfter(offering.lastDay());
    }

    /** The sessions there are, and one empty row for another. */
    private List<Row> rows(OfferingSummary offering) {
        var rows = new ArrayList<Row>();
        for (var session : offerings.sessions(offering.id())) {
            rows.add(new Row(rows.size() + 1, session));
        }
        rows.add(new Row(rows.size() + 1, null));
        return rows;
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }
}
