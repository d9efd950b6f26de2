package org.cadre.internship;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.HoursPolicy.ContactMode;
import org.cadre.program.HoursPolicy.ProposedContact;
import org.cadre.standards.Frameworks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The MIT's contact log: one screen to log a contact from the car park, and the list of all of them. */
@Controller
class ContactLogPage {
    /**
     * One entry in the list.
     *
     * @param words its level and state
     * @param note the author's own private note, where there is one
     */
    record Line(
            ContactEntry entry,
            String mode,
            List<String> topics,
            Standing words,
            boolean counts,
            @Nullable String note,
            boolean mayChange,
            boolean mayRestore) {}

    /** How an entry stands, in words with icon and tone. */
    record Standing(String tone, String icon, Sentence words) {}

    record MonthLines(int number, DateRange days, int counted, int logged, boolean accepted, List<Line> lines) {}

    /** A protégé who may be asked for a word on so many entries. */
    record Asking(PairingId pairing, String name, int entries) {}

    record LogView(
            InternshipSummary internship,
            ContactLog log,
            List<MonthLines> months,
            List<Asking> asking,
            boolean writable) {}

    record StandardsGroup(String name, String credit, List<Option> standards) {}

    /**
     * @param action where the form goes
     * @param entry the one that is changed; null: a new one
     * @param replaces a change takes the entry back and makes a new one
     * @param notes whether private notes are written here: not while office enters for somebody
     */
    record EntryView(
            String action,
            @Nullable ContactEntry entry,
            boolean replaces,
            String protegeName,
            Edition edition,
            Form form,
            List<Option> modes,
            List<Option> topics,
            List<StandardsGroup> standards,
            LocalDate today,
            boolean notes) {}

    private static final int SUMMARY = 2000;
    private static final int NOTE = 4000;

    private final Internships internships;
    private final ContactLogs logs;
    private final PrivateNotes notes;
    private final Pairings pairings;
    private final ConfirmationRequests requests;
    private final ProgramClock clock;
    private final Texts texts;
    private final Deeds deeds;

    ContactLogPage(
            Internships internships,
            ContactLogs logs,
            PrivateNotes notes,
            Pairings pairings,
            ConfirmationRequests requests,
            ProgramClock clock,
            Texts texts,
            Deeds deeds) {
        this.internships = internships;
        this.logs = logs;
        this.notes = notes;
        this.pairings = pairings;
        this.requests = requests;
        this.clock = clock;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/internship/log")
    @SignedIn
    Reply list(Viewer viewer) {
        var internship = internships.current(viewer.id()).orElseThrow(NotFound::new);
        var log = logs.of(internship).orElseThrow(NotFound::new);
        boolean writable = isWritable(internship);
        var own = notes.of(viewer, internship.id());
        return Reply.show(
                "internship/contact-log",
                new LogView(
                        internship,
                        log,
                        log.months(clock.today()).stream()
                                .map(month -> lines(month, log, own, writable))
                                .toList(),
                        writable ? asking(log) : List.of(),
                        writable));
    }

    private static boolean isWritable(InternshipSummary internship) {
        return switch (internship.state()) {
            case ACTIVE, ON_HOLD -> true;
            case APPLIED, COMPLETE, WITHDRAWN, LAPSED -> false;
        };
    }

    private MonthLines lines(
            ContactLog.Month month, ContactLog log, Map<ContactEntryId, String> own, boolean writable) {
        return new MonthLines(
                month.number(),
                month.days(),
                month.counted(),
                month.minutes(),
                month.accepted(),
                month.entries().stream()
                        .map(entry -> new Line(
                                entry,
                                mode(log.edition(), entry.mode()),
                                topics(entry),
                                standing(entry, log),
                                log.counts(entry),
                                own.get(entry.id()),
                                writable && entry.stands(),
                                writable && entry.state() == ContactState.WITHDRAWN))
                        .toList());
    }

    static String mode(Edition edition, String key) {
        return edition.hours().mode(key).map(ContactMode::title).orElse(key);
    }

    private List<String> topics(ContactEntry entry) {
        return entry.topics().stream()
                .flatMap(word -> Topic.find(word).stream())
                .map(topic -> texts.say(topic.label()))
                .toList();
    }

    /** Level and state of an entry, in words. */
    static Standing standing(ContactEntry entry, ContactLog log) {
        return switch (entry.state()) {
            case DRAFT -> new Standing("quiet", "pencil", Sentence.of("internship.entry.draft"));
            case DISPUTED ->
                new Standing(
                        "problem", "question-circle", Sentence.of("internship.entry.disputed", entry.protegeName()));
            case WITHDRAWN -> new Standing("quiet", "x-circle", Sentence.of("internship.entry.withdrawn"));
            case REVERSED -> new Standing("quiet", "arrow-counterclockwise", Sentence.of("internship.entry.reversed"));
            case SUBMITTED ->
                switch (entry.level()) {
                    case CONFIRMED ->
                        new Standing(
                                "done",
                                "check-circle-fill",
                                Sentence.of("internship.entry.confirmed", entry.protegeName()));
                    case VERIFIED -> new Standing("done", "patch-check", Sentence.of("internship.entry.verified"));
                    case SUPPORTED -> waiting(entry, log, "internship.entry.supported");
                    case SELF_ATTESTED -> waiting(entry, log, "internship.entry.waiting");
                };
        };
    }

    private static Standing waiting(ContactEntry entry, ContactLog log, String key) {
        return log.counts(entry)
                ? new Standing("done", "check-circle", Sentence.of(key, entry.protegeName()))
                : new Standing("attention", "hourglass-split", Sentence.of(key, entry.protegeName()));
    }

    private static List<Asking> asking(ContactLog log) {
        return log.awaitingConfirmation().stream()
                .collect(Collectors.groupingBy(ContactEntry::pairing, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> new Asking(
                        one.getKey(),
                        one.getValue().getFirst().protegeName(),
                        one.getValue().size()))
                .toList();
    }

    @GetMapping("/internship/log/new")
    @SignedIn
    Reply blank(Viewer viewer) {
        var internship = writable(viewer);
        var log = logs.of(internship).orElseThrow(NotFound::new);
        return Reply.show("internship/contact-entry", view(viewer, internship, log, null, defaults(log)));
    }

    private InternshipSummary writable(Viewer viewer) {
        return internships
                .current(viewer.id())
                .filter(ContactLogPage::isWritable)
                .orElseThrow(NotFound::new);
    }

    /** As last time, today: most contacts are like the one before. */
    private Form defaults(ContactLog log) {
        var form = Form.empty().with("day", clock.today());
        log.latest()
                .ifPresent(last -> form.with("mode", last.mode())
                        .with("minutes", last.minutes())
                        .with("start", last.start()));
        return form;
    }

    private EntryView view(
            Viewer viewer, InternshipSummary internship, ContactLog log, @Nullable ContactEntry entry, Form form) {
        String protege = entry != null
                ? entry.protegeName()
                : pairings.of(internship.id()).stream()
                        .filter(Pairing::isActive)
                        .map(Pairing::protegeName)
                        .findFirst()
                        .orElseGet(() -> texts.say("internship.log.protege"));
        return new EntryView(
                entry == null ? "/internship/log" : "/internship/log/" + entry.id(),
                entry,
                entry != null && (entry.isAttested() || log.isAccepted(entry.day())),
                protege,
                log.edition(),
                form,
                log.edition().hours().modes().stream()
                        .filter(ContactMode::counts)
                        .map(mode -> new Option(mode.key(), mode.title()))
                        .toList(),
                Arrays.stream(Topic.values())
                        .map(topic -> new Option(topic.word(), texts.say(topic.label())))
                        .toList(),
                standards(log.edition()),
                clock.today(),
                !viewer.isActedFor());
    }

    private static List<StandardsGroup> standards(Edition edition) {
        return edition.standards().stream()
                .flatMap(key -> Frameworks.shipped().find(key).stream())
                .map(framework -> new StandardsGroup(
                        framework.shortName(),
                        framework.credit(),
                        framework.standards().stream()
                                .map(standard -> new Option(standard.key(), standard.number() + " " + standard.title()))
                                .toList()))
                .toList();
    }

    @PostMapping("/internship/log")
    @SignedIn
    Reply add(Viewer viewer, Form form) {
        var internship = writable(viewer);
        return deeds.once(form.key(), () -> save(viewer, internship, null, form));
    }

    @GetMapping("/internship/log/{id}")
    @SignedIn
    Reply edit(Viewer viewer, @PathVariable UUID id) {
        var internship = writable(viewer);
        var log = logs.of(internship).orElseThrow(NotFound::new);
        var entry =
                log.find(new ContactEntryId(id)).filter(ContactEntry::stands).orElseThrow(NotFound::new);
        var form = Form.empty()
                .with("day", entry.day())
                .with("start", entry.start())
                .with("minutes", entry.minutes())
                .with("mode", entry.mode())
                .withAll("topics", entry.topics())
                .withAll("standards", entry.standards())
                .with("summary", entry.summary())
                .with("nextSteps", entry.nextSteps())
                .with("nextDay", entry.nextDay())
                .with("longReason", entry.longReason())
                .with("note", notes.read(viewer, entry.id()).orElse(""));
        return Reply.show("internship/contact-entry", view(viewer, internship, log, entry, form));
    }

    @PostMapping("/internship/log/{id}")
    @SignedIn
    Reply correct(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = writable(viewer);
        return deeds.once(form.key(), () -> save(viewer, internship, new ContactEntryId(id), form));
    }

    private Reply save(Viewer viewer, InternshipSummary internship, @Nullable ContactEntryId changed, Form form) {
        var typed = typed(form);
        String note = form.atMost("note", NOTE);
        var outcome = changed == null
                ? logs.add(viewer, internship.id(), typed)
                : logs.correct(viewer, internship.id(), changed, typed);
        switch (outcome) {
            case ContactLogs.Outcome.Refused(var why) ->
                why.forEach(refusal -> form.wrong(refusal.field(), refusal.sentence()));
            case ContactLogs.Outcome.NoPairing(var day) ->
                form.wrong("day", Sentence.of("internship.log.no-pairing", day));
            case ContactLogs.Outcome.Logged(var entry, var replaced, var supplement) -> {
                if (form.isRight()) {
                    notes.keep(viewer, entry, note);
                    if (replaced && changed != null) {
                        notes.delete(viewer, changed);
                    }
                    return Reply.seeOther(
                            "/internship/log", saved(internship, typed, changed != null, replaced, supplement));
                }
            }
        }
        var log = logs.of(internship).orElseThrow(NotFound::new);
        var entry = changed == null ? null : log.find(changed).orElseThrow(NotFound::new);
        return Reply.again("internship/contact-entry", view(viewer, internship, log, entry, form));
    }

    private ContactLogs.Typed typed(Form form) {
        var day = form.day("day").orElse(null);
        var start = form.time("start").orElse(null);
        var minutes = form.number("minutes").orElse(null);
        String mode = form.text("mode");
        var nextDay = form.day("nextDay").orElse(null);
        if (nextDay != null && nextDay.isBefore(clock.today().minusYears(1))) {
            form.wrong("nextDay", Sentence.of("internship.log.next-day.past"));
        }
        String summary = form.atMost("summary", SUMMARY);
        String nextSteps = form.atMost("nextSteps", SUMMARY);
        String longReason = form.atMost("longReason", 500);
        return new ContactLogs.Typed(
                new ProposedContact(day, start, minutes, mode.isEmpty() ? null : mode, longReason),
                form.all("topics").stream()
                        .filter(word -> Topic.find(word).isPresent())
                        .distinct()
                        .toList(),
                form.all("standards").stream()
                        .filter(key -> Frameworks.shipped().standard(key).isPresent())
                        .distinct()
                        .toList(),
                summary,
                nextSteps,
                nextDay);
    }

    private Sentence saved(
            InternshipSummary internship,
            ContactLogs.Typed typed,
            boolean corrected,
            boolean replaced,
            boolean supplement) {
        var minutes = new Hours(Objects.requireNonNullElse(typed.contact().minutes(), 0));
        if (replaced) {
            return Sentence.of("internship.log.replaced");
        }
        if (corrected) {
            return Sentence.of("internship.log.corrected");
        }
        if (supplement) {
            return Sentence.of("internship.log.supplemented", minutes);
        }
        var log = logs.of(internship).orElseThrow(NotFound::new);
        return Sentence.of(
                "internship.log.saved",
                minutes,
                new Hours(log.counted()),
                new Hours(log.target()),
                new Hours(log.waiting()));
    }

    @PostMapping("/internship/log/{id}/withdrawal")
    @SignedIn
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = writable(viewer);
        return deeds.once(form.key(), () -> {
            logs.withdraw(viewer, internship.id(), new ContactEntryId(id));
            return Reply.seeOther("/internship/log", Sentence.of("internship.log.withdrawn"));
        });
    }

    @PostMapping("/internship/log/{id}/restoration")
    @SignedIn
    Reply restore(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = writable(viewer);
        return deeds.once(form.key(), () -> switch (logs.restore(viewer, internship.id(), new ContactEntryId(id))) {
            case ContactLogs.Outcome.Logged(var _, var _, var _) ->
                Reply.seeOther("/internship/log", Sentence.of("internship.log.restored"));
            case ContactLogs.Outcome.Refused(var why) ->
                Reply.seeOther(
                        "/internship/log",
                        Sentence.of(
                                "internship.log.not-restored", why.getFirst().sentence()));
            case ContactLogs.Outcome.NoPairing(var day) ->
                Reply.seeOther("/internship/log", Sentence.of("internship.log.no-pairing", day));
        });
    }

    @PostMapping("/internship/log/{id}/note/deletion")
    @SignedIn
    Reply deleteNote(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            notes.delete(viewer, new ContactEntryId(id));
            return Reply.seeOther("/internship/log", Sentence.of("internship.log.note-deleted"));
        });
    }

    @PostMapping("/internship/log/confirmation-request")
    @SignedIn
    Reply ask(Viewer viewer, Form form) {
        var internship = writable(viewer);
        Optional<Pairing> pairing = pairings.of(internship.id()).stream()
                .filter(one -> one.id().value().equals(form.id("pairing").orElse(null)))
                .findFirst();
        var asked = pairing.orElseThrow(NotFound::new);
        return deeds.once(
                form.key(),
                () -> requests.ask(viewer.actor(), viewer.id(), asked)
                        ? Reply.seeOther(
                                "/internship/log", Sentence.of("internship.confirmation.asked", asked.protegeName()))
                        : Reply.seeOther(
                                "/internship/log",
                                Sentence.of("internship.confirmation.asked-today", asked.protegeName())));
    }
}
