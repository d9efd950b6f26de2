package org.cadre.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.attendance.Correction.Approver;
import org.cadre.attendance.Corrections.Wanted;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.offering.SessionId;
import org.cadre.offering.SessionSummary;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.DeadLink;
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

/** Corrections after an event was closed: asking for one, and deciding on another person's. */
@Controller
final class CorrectionPage {
    private static final String ASK = "attendance/correction-new";
    private static final String ONE = "attendance/correction";
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NAME = 200;

    /**
     * The form for one person.
     *
     * @param now minutes that stand, by session
     * @param alone whether nobody else could decide: then somebody has to be named
     */
    record AskView(
            OfferingSummary offering,
            RegistrationSummary person,
            List<SessionSummary> sessions,
            Map<SessionId, Integer> now,
            boolean alone,
            Form form) {
        static String field(SessionSummary session) {
            return "minutes-" + session.id();
        }
    }

    /**
     * A correction to be decided on.
     *
     * @param action where the decision goes; null: this viewer does not decide
     * @param own whether the viewer asked for it
     */
    record OneView(
            Correction correction,
            OfferingSummary offering,
            @Nullable String action,
            boolean own,
            Form form) {}

    record ListView(List<Item> items) {}

    record Item(Correction correction, OfferingSummary offering) {}

    private final Corrections corrections;
    private final CorrectionLinks links;
    private final Marks marks;
    private final Registrations registrations;
    private final Offerings offerings;
    private final People people;
    private final Roles roles;
    private final Settings settings;
    private final Deeds deeds;

    CorrectionPage(
            Corrections corrections,
            CorrectionLinks links,
            Marks marks,
            Registrations registrations,
            Offerings offerings,
            People people,
            Roles roles,
            Settings settings,
            Deeds deeds) {
        this.corrections = corrections;
        this.links = links;
        this.marks = marks;
        this.registrations = registrations;
        this.offerings = offerings;
        this.people = people;
        this.roles = roles;
        this.settings = settings;
        this.deeds = deeds;
    }

    @GetMapping("/corrections")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply open(Viewer viewer) {
        return Reply.show(
                "attendance/corrections",
                new ListView(corrections.open(viewer).stream()
                        .map(one -> new Item(one, offerings.find(one.offering()).orElseThrow()))
                        .toList()));
    }

    @GetMapping("/trainer/offerings/{id}/corrections/new")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply ask(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID registration) {
        var offering = offering(id, viewer);
        if (!offering.closed()) {
            return Reply.seeOther("/trainer/offerings/" + id, Sentence.of("attendance.correction.not-closed"));
        }
        if (registration == null) {
            return Reply.seeOther("/trainer/offerings/" + id);
        }
        var person = person(offering, registration, viewer);
        var view = view(offering, person, viewer, Form.empty());
        view.sessions.forEach(
                session -> view.form.with(AskView.field(session), view.now.getOrDefault(session.id(), 0)));
        return Reply.show(ASK, view);
    }

    @PostMapping("/trainer/offerings/{id}/corrections")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply propose(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id, viewer);
        if (!offering.closed()) {
            return Reply.seeOther("/trainer/offerings/" + id, Sentence.of("attendance.correction.not-closed"));
        }
        var person = person(offering, form.id("registration").orElseThrow(NotFound::new), viewer);
        var view = view(offering, person, viewer, form);
        var wanted = wanted(view);
        String reason = form.required("reason", Sentence.of("attendance.correction.reason-missing"));
        form.atMost("reason", LONGEST_REASON);
        var approver = approver(view, viewer);
        if (form.isRight() && wanted.isEmpty()) {
            form.wrong(
                    AskView.field(view.sessions.getFirst()),
                    Sentence.of("attendance.correction.nothing", person.name()));
        }
        if (!form.isRight()) {
            return Reply.again(ASK, view);
        }
        return deeds.once(
                form.key(),
                () -> corrections
                        .propose(person.id(), person.person(), reason, wanted, approver, viewer.actor())
                        .map(correction -> Reply.seeOther(
                                "/corrections/" + correction, Sentence.of("attendance.correction.proposed")))
                        .orElseGet(() -> {
                            form.wrong("reason", Sentence.of("attendance.correction.waits-already", person.name()));
                            return Reply.again(ASK, view);
                        }));
    }

    private List<Wanted> wanted(AskView view) {
        var wanted = new ArrayList<Wanted>();
        for (var session : view.sessions) {
            String field = AskView.field(session);
            int before = view.now.getOrDefault(session.id(), 0);
            int after = view.form.number(field).orElse(before);
            if (after < 0 || after > session.minutes()) {
                view.form.wrong(field, Sentence.of("attendance.minutes-wrong", view.person.name(), session.minutes()));
            } else if (after != before) {
                wanted.add(new Wanted(session.id(), before, after));
            }
        }
        return wanted;
    }

    /** Who is named to decide by a link, and is not the one who asks. */
    private @Nullable Approver approver(AskView view, Viewer viewer) {
        var form = view.form;
        String name = form.atMost("approver-name", LONGEST_NAME);
        String email = form.text("approver-email");
        if (name.isEmpty() && email.isEmpty()) {
            if (view.alone) {
                form.wrong("approver-email", Sentence.of("attendance.correction.alone"));
            }
            return null;
        }
        if (name.isEmpty()) {
            form.wrong("approver-name", Sentence.of("attendance.correction.approver-name-missing"));
        }
        if (!EMAIL.matcher(email).matches() || email.length() > 254) {
            form.wrong("approver-email", Sentence.of("attendance.correction.approver-email-wrong"));
        } else if (isOwn(email, viewer)) {
            form.wrong("approver-email", Sentence.of("attendance.correction.approver-is-you"));
        }
        return new Approver(name, People.asKept(email));
    }

    private boolean isOwn(String email, Viewer viewer) {
        UUID asking = viewer.actor().person();
        return asking != null
                && people.find(new PersonId(asking))
                        .filter(one -> People.asKept(email).equals(one.email())
                                || (one.personalEmail() != null
                                        && People.asKept(email).equals(People.asKept(one.personalEmail()))))
                        .isPresent();
    }

    @GetMapping("/corrections/{id}")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply one(Viewer viewer, @PathVariable UUID id) {
        return Reply.show(ONE, view(correction(id, viewer), viewer, Form.empty()));
    }

    @PostMapping("/corrections/{id}/decision")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply decide(Viewer viewer, @PathVariable UUID id, Form form) {
        var correction = correction(id, viewer);
        return decide(
                correction, form, viewer.actor(), "/corrections/" + id, view(correction, viewer, form), () -> true);
    }

    private interface Guard {
        boolean isOpen();
    }

    private Reply decide(Correction correction, Form form, Actor actor, String back, OneView view, Guard link) {
        boolean approves = form.has("do", "approve");
        if (!approves && !form.has("do", "refuse")) {
            return Reply.seeOther(back);
        }
        String because = form.atMost("because", LONGEST_REASON);
        if (!approves && because.isEmpty()) {
            form.wrong("because", Sentence.of("attendance.correction.because-missing"));
        }
        if (!form.isRight()) {
            return Reply.again(ONE, view);
        }
        return deeds.once(form.key(), () -> {
            if (!link.isOpen()) {
                return Reply.seeOther(back, Sentence.of("attendance.correction.decided-already"));
            }
            var decision = corrections.decide(correction, approves, because.isEmpty() ? null : because, actor);
            return switch (decision) {
                case DONE ->
                    Reply.seeOther(
                            back,
                            Sentence.of(
                                    approves ? "attendance.correction.approved" : "attendance.correction.refused",
                                    correction.name()));
                case DECIDED_ALREADY -> Reply.seeOther(back, Sentence.of("attendance.correction.decided-already"));
                case SAME_PERSON -> {
                    form.wrong("because", Sentence.of("attendance.correction.same-person"));
                    yield Reply.again(ONE, view);
                }
                case SEAT_GONE -> {
                    form.wrong("because", Sentence.of("attendance.correction.seat-gone", correction.name()));
                    yield Reply.again(ONE, view);
                }
            };
        });
    }

    @PostMapping("/corrections/{id}/withdrawal")
    @Only({Role.TRAINER, Role.OFFICE})
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        var correction = correction(id, viewer);
        return deeds.once(form.key(), () -> {
            boolean withdrawn = corrections.withdraw(correction, viewer.actor());
            return Reply.seeOther(
                    "/corrections/" + id,
                    Sentence.of(
                            withdrawn ? "attendance.correction.withdrawn" : "attendance.correction.decided-already"));
        });
    }

    /** By the link that somebody who was named has in a mail. */
    @GetMapping("/correction/{token}")
    @Open
    Reply byLink(@PathVariable String token, Optional<Viewer> viewer) {
        return switch (links.read(token)) {
            case Link.Good(var subject) -> Reply.show(ONE, linked(subject, token, viewer, Form.empty()));
            case Link.Used(var subject) -> Reply.show(ONE, linked(subject, null, viewer, Form.empty()));
            case Link.Expired(var _) -> dead("expired");
            case Link.Unknown() -> dead("unknown");
        };
    }

    @PostMapping("/correction/{token}")
    @Open
    Reply decideByLink(@PathVariable String token, Optional<Viewer> viewer, Form form) {
        return switch (links.read(token)) {
            case Link.Good(var subject) -> {
                var view = linked(subject, token, viewer, form);
                // Whoever asked and got hold of the link is still the one who asked.
                var actor = view.own ? viewer.orElseThrow().actor() : new Actor(null, null);
                yield decide(
                        view.correction, form, actor, "/correction/" + token, view, () -> view.own || links.use(token));
            }
            case Link.Used(var _) -> Reply.seeOther("/correction/" + token);
            case Link.Expired(var _) -> dead("expired");
            case Link.Unknown() -> dead("unknown");
        };
    }

    private OneView linked(UUID subject, @Nullable String token, Optional<Viewer> viewer, Form form) {
        var correction = corrections.find(new CorrectionId(subject)).orElseThrow(NotFound::new);
        boolean own = viewer.filter(one -> asked(correction, one)).isPresent();
        return new OneView(
                correction,
                offerings.find(correction.offering()).orElseThrow(),
                token == null || own || !correction.isOpen() ? null : "/correction/" + token,
                own,
                form);
    }

    private Reply dead(String why) {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("attendance.correction.dead", settings.mailFrom())));
    }

    private OneView view(Correction correction, Viewer viewer, Form form) {
        boolean own = asked(correction, viewer);
        return new OneView(
                correction,
                offerings.find(correction.offering()).orElseThrow(),
                own || !correction.isOpen() ? null : "/corrections/" + correction.id() + "/decision",
                own,
                form);
    }

    /** Whether this is the person who asked, also when they act for somebody else. */
    private static boolean asked(Correction correction, Viewer viewer) {
        return correction.proposedBy().value().equals(viewer.actor().person());
    }

    private Correction correction(UUID id, Viewer viewer) {
        return corrections.find(new CorrectionId(id), viewer).orElseThrow(NotFound::new);
    }

    private OfferingSummary offering(UUID id, Viewer viewer) {
        return offerings
                .find(new OfferingId(id))
                .filter(one -> !one.canceled())
                .filter(one -> viewer.isOffice() || offerings.trains(viewer.id(), one.id()))
                .orElseThrow(NotFound::new);
    }

    private RegistrationSummary person(OfferingSummary offering, UUID registration, Viewer viewer) {
        return registrations.in(offering.id(), viewer).stream()
                .filter(one -> one.id().equals(new RegistrationId(registration)) && one.seat() == Seat.CONFIRMED)
                .findAny()
                .orElseThrow(NotFound::new);
    }

    private AskView view(OfferingSummary offering, RegistrationSummary person, Viewer viewer, Form form) {
        var now = new HashMap<SessionId, Integer>();
        marks.in(offering.id()).stream()
                .filter(cell -> cell.registration().equals(person.id()))
                .forEach(cell -> now.put(cell.session(), cell.minutes()));
        return new AskView(offering, person, offerings.sessions(offering.id()), now, isAlone(offering, viewer), form);
    }

    /** Whether there is no other trainer of the event and nobody else at office. */
    private boolean isAlone(OfferingSummary offering, Viewer viewer) {
        UUID asking = viewer.actor().person();
        return offerings.trainersOf(offering.id()).stream()
                        .allMatch(one -> one.id().value().equals(asking))
                && roles.holding(Role.OFFICE).stream()
                        .allMatch(one -> one.id().value().equals(asking));
    }
}
