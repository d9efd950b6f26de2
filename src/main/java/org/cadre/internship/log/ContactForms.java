package org.cadre.internship.log;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.HoursPolicy.ContactMode;
import org.cadre.program.HoursPolicy.ProposedContact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The form of one contact: what it begins with, what was typed, and what saving it answers; for the page and for a phone. */
@Component
class ContactForms {
    record StandardsGroup(String name, String credit, List<Option> standards) {}

    /** What the one before was like: its entry, and its fields as a script fills them in. */
    record Last(ContactEntryId entry, String fields) {}

    /**
     * @param action where the form goes
     * @param entry the one that is changed; null: a new one
     * @param replaces a change takes the entry back and makes a new one
     * @param today the day where the MIT lives
     * @param zone where that is, whatever a phone believes
     * @param appointment a contact planned for today or lately that nobody has logged
     * @param last the entry before, where there is one
     * @param evidence what supports the entry that is changed
     * @param phone what a phone says by itself, as JSON
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
            ZoneId zone,
            @Nullable Appointment appointment,
            @Nullable Last last,
            InternshipId internship,
            String phone,
            List<ContactEvidence> evidence,
            boolean notes) {
        boolean isNew() {
            return entry == null;
        }
    }

    private static final int SUMMARY = 2000;
    private static final int NOTE = 4000;

    /** The names a person has been asked about: nobody is asked twice. */
    static final String ASKED = "asked";

    private final Internships internships;
    private final ContactLogs logs;
    private final OwnContacts own;
    private final PrivateNotes notes;
    private final ContactEvidences evidences;
    private final Pairings pairings;
    private final ContactPhone phone;
    private final ProgramClock clock;
    private final Texts texts;
    private final JsonMapper json;

    ContactForms(
            Internships internships,
            ContactLogs logs,
            OwnContacts own,
            PrivateNotes notes,
            ContactEvidences evidences,
            Pairings pairings,
            ContactPhone phone,
            ProgramClock clock,
            Texts texts,
            JsonMapper json) {
        this.internships = internships;
        this.logs = logs;
        this.own = own;
        this.notes = notes;
        this.evidences = evidences;
        this.pairings = pairings;
        this.phone = phone;
        this.clock = clock;
        this.texts = texts;
        this.json = json;
    }

    /** The viewer's own internship while contacts are logged in it. */
    InternshipSummary writable(Viewer viewer) {
        return internships.current(viewer.id()).filter(ContactForms::isWritable).orElseThrow(NotFound::new);
    }

    static boolean isWritable(InternshipSummary internship) {
        return switch (internship.state()) {
            case ACTIVE, ON_HOLD -> true;
            case APPLIED, COMPLETE, WITHDRAWN, LAPSED -> false;
        };
    }

    ContactLog log(InternshipSummary internship) {
        return logs.of(internship).orElseThrow(NotFound::new);
    }

    /** The day where the MIT lives: nobody waits with a contact until the program's day has come to them. */
    LocalDate today(InternshipSummary internship) {
        return logs.here(internship.person()).toLocalDate();
    }

    /** Today, as last time: most contacts are like the one before. */
    Form blank(InternshipSummary internship, ContactLog log) {
        var now = logs.here(internship.person());
        var form = Form.empty().with("day", now.toLocalDate());
        log.latest()
                .ifPresent(last -> form.with("mode", last.mode())
                        .with("minutes", last.minutes())
                        .with("start", startIfOver(log, last, now.toLocalDate(), now)));
        return form;
    }

    /** When the one before began, unless one that begins then on that day is not over yet and would be refused. */
    private static @Nullable LocalTime startIfOver(
            ContactLog log, ContactEntry last, LocalDate day, LocalDateTime now) {
        var start = last.start();
        return start == null || log.edition().hours().isOver(day.atTime(start), last.minutes(), now) ? start : null;
    }

    /** Like an earlier contact in everything that may be the same again; on the day it was planned for, or today. */
    Form like(InternshipSummary internship, ContactLog log, ContactEntryId earlier) {
        var entry = log.find(earlier).orElseThrow(NotFound::new);
        var now = logs.here(internship.person());
        var day = log.appointment(now.toLocalDate())
                .filter(one -> one.entry().equals(earlier))
                .map(Appointment::day)
                .orElse(now.toLocalDate());
        return Form.empty()
                .with("day", day)
                .with("start", startIfOver(log, entry, day, now))
                .with("minutes", entry.minutes())
                .with("mode", entry.mode())
                .withAll("topics", entry.topics())
                .withAll("standards", entry.standards());
    }

    Form filledIn(Viewer viewer, ContactEntry entry) {
        var form = Form.empty();
        if (!viewer.isActedFor()) {
            form.with("summary", entry.summary()).with("nextSteps", entry.nextSteps());
        }
        return form.with("day", entry.day())
                .with("start", entry.start())
                .with("minutes", entry.minutes())
                .with("mode", entry.mode())
                .withAll("topics", entry.topics())
                .withAll("standards", entry.standards())
                .with("nextDay", entry.nextDay())
                .with("longReason", entry.longReason())
                .with("note", notes.read(viewer, entry.id()).orElse(""));
    }

    EntryView view(
            Viewer viewer, InternshipSummary internship, ContactLog log, @Nullable ContactEntry entry, Form form) {
        String protege = entry != null
                ? entry.protegeName()
                : pairings.of(internship.id()).stream()
                        .filter(Pairing::isActive)
                        .map(Pairing::protegeName)
                        .findFirst()
                        .orElseGet(() -> texts.say("internship.log.protege"));
        var today = today(internship);
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
                today,
                viewer.zone(),
                entry == null ? log.appointment(today).orElse(null) : null,
                entry == null ? log.latest().map(this::last).orElse(null) : null,
                internship.id(),
                phone.words(log.edition()),
                entry == null
                        ? List.of()
                        : evidences.of(viewer, internship.id()).getOrDefault(entry.id(), List.of()),
                !viewer.isActedFor());
    }

    private Last last(ContactEntry entry) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put(
                "start",
                entry.start() == null ? List.of() : List.of(entry.start().toString()));
        fields.put("minutes", List.of(String.valueOf(entry.minutes())));
        fields.put("mode", List.of(entry.mode()));
        fields.put("topics", entry.topics());
        fields.put("standards", entry.standards());
        return new Last(entry.id(), json.writeValueAsString(fields));
    }

    private static List<StandardsGroup> standards(Edition edition) {
        return edition.frameworks().stream()
                .map(framework -> new StandardsGroup(
                        framework.shortName(),
                        framework.credit(),
                        framework.top().stream()
                                .map(standard -> new Option(standard.key(), standard.said()))
                                .toList()))
                .toList();
    }

    /** Saves what was typed, or answers with the form and everything that speaks against it. */
    Reply save(Viewer viewer, InternshipSummary internship, @Nullable ContactEntryId changed, Form form) {
        var typed = typed(log(internship).edition(), form);
        String note = form.atMost("note", NOTE);
        askAboutChildren(internship, typed, form);
        if (changed != null && !note.isEmpty() && notes.isTaken(viewer, changed)) {
            form.wrong("note", Sentence.of("internship.note.taken"));
        }
        if (viewer.isActedFor() && changed != null) {
            typed = keepingWhatIsShared(log(internship).find(changed).orElseThrow(NotFound::new), typed);
        }
        var outcome = changed == null
                ? own.add(viewer, internship.id(), typed)
                : own.correct(viewer, internship.id(), changed, typed);
        switch (outcome) {
            case OwnContacts.Outcome.Refused(var why) ->
                why.forEach(refusal -> form.wrong(refusal.field(), refusal.sentence()));
            case OwnContacts.Outcome.NoPairing(var day) ->
                form.wrong("day", Sentence.of("internship.log.no-pairing", day));
            case OwnContacts.Outcome.Logged(var entry, var replaced, var supplement, var now) -> {
                if (form.isRight()) {
                    notes.keep(viewer, entry, note);
                    if (replaced && changed != null) {
                        notes.delete(viewer, changed);
                        evidences.carryOver(internship.id(), changed, entry);
                    }
                    return Reply.seeOther("/internship/log", saved(now, typed, changed != null, replaced, supplement));
                }
            }
        }
        var log = log(internship);
        var entry = changed == null ? null : log.find(changed).orElseThrow(NotFound::new);
        return Reply.again("internship/log/contact-entry", view(viewer, internship, log, entry, form));
    }

    /** Office does not see what was said when it changes an entry for somebody: left empty, it stays as it is. */
    private static OwnContacts.Typed keepingWhatIsShared(ContactEntry before, OwnContacts.Typed typed) {
        return new OwnContacts.Typed(
                typed.contact(),
                typed.topics(),
                typed.standards(),
                typed.summary().isEmpty() ? before.summary() : typed.summary(),
                typed.nextSteps().isEmpty() ? before.nextSteps() : typed.nextSteps(),
                typed.nextDay());
    }

    /** Once for each wording: who says it names no child, or means to, goes on. */
    private void askAboutChildren(InternshipSummary internship, OwnContacts.Typed typed, Form form) {
        // Names of grown-ups are looked up only where something looks like a name: knowing them finds fewer, never
        // more.
        var known = Stream.of(typed.summary(), typed.nextSteps())
                        .allMatch(
                                text -> ChildNames.shipped().in(text, List.of()).isEmpty())
                ? List.<String>of()
                : logs.namesAround(internship.id());
        var all = new ArrayList<String>();
        for (String field : List.of("summary", "nextSteps")) {
            var names = ChildNames.shipped().in(field.equals("summary") ? typed.summary() : typed.nextSteps(), known);
            if (!names.isEmpty() && !form.all(ASKED).containsAll(names)) {
                form.wrong(field, Sentence.of("internship.child.ask", names));
            }
            all.addAll(names);
        }
        form.withAll(ASKED, all);
    }

    private OwnContacts.Typed typed(Edition edition, Form form) {
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
        return new OwnContacts.Typed(
                new ProposedContact(day, start, minutes, mode.isEmpty() ? null : mode, longReason),
                form.all("topics").stream()
                        .filter(word -> Topic.find(word).isPresent())
                        .distinct()
                        .toList(),
                form.all("standards").stream()
                        .filter(key -> edition.standard(key).isPresent())
                        .distinct()
                        .toList(),
                summary,
                nextSteps,
                nextDay);
    }

    private static Sentence saved(
            ContactLog log, OwnContacts.Typed typed, boolean corrected, boolean replaced, boolean supplement) {
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
        return Sentence.of(
                "internship.log.saved",
                minutes,
                new Hours(log.counted()),
                new Hours(log.target()),
                new Hours(log.waiting()));
    }
}
