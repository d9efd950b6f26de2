package org.cadre.internship.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.pairing.ProtegeReach;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.cadre.program.Edition;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.HoursPolicy.ContactMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The MIT's contact log: all contacts by month, with what counts and what waits. */
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
            List<ContactEvidence> evidence,
            List<DisputeThreads.Message> thread,
            boolean mayChange,
            boolean mayRestore) {}

    /** How an entry stands, in words with icon and tone. */
    record Standing(String tone, String icon, Sentence words) {}

    record MonthLines(int number, DateRange days, int counted, int logged, boolean accepted, List<Line> lines) {}

    /** A protégé who may be asked for a word on so many entries. */
    record Asking(PairingId pairing, String name, int entries) {}

    /** @param shared whether what MIT and protégé share is shown: not while office enters for somebody */
    record LogView(
            InternshipSummary internship,
            ContactLog log,
            List<MonthLines> months,
            List<Asking> asking,
            @Nullable Appointment appointment,
            String phone,
            ProtegeReach.@Nullable Trouble trouble,
            boolean writable,
            boolean shared,
            Form form) {}

    static final int LONGEST_ANSWER = 1000;

    private final Internships internships;
    private final ContactLogs logs;
    private final OwnContacts own;
    private final PrivateNotes notes;
    private final ContactEvidences evidences;
    private final DisputeThreads threads;
    private final ProtegeReach reach;
    private final Pairings pairings;
    private final ConfirmationRequests requests;
    private final ContactForms forms;
    private final ContactPhone phone;
    private final Texts texts;
    private final Deeds deeds;

    ContactLogPage(
            Internships internships,
            ContactLogs logs,
            OwnContacts own,
            PrivateNotes notes,
            ContactEvidences evidences,
            DisputeThreads threads,
            ProtegeReach reach,
            Pairings pairings,
            ConfirmationRequests requests,
            ContactForms forms,
            ContactPhone phone,
            Texts texts,
            Deeds deeds) {
        this.internships = internships;
        this.logs = logs;
        this.own = own;
        this.notes = notes;
        this.evidences = evidences;
        this.threads = threads;
        this.reach = reach;
        this.pairings = pairings;
        this.requests = requests;
        this.forms = forms;
        this.phone = phone;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/internship/log")
    @SignedIn
    Reply list(Viewer viewer) {
        var internship = internships.current(viewer.id()).orElseThrow(NotFound::new);
        return Reply.show("internship/log/contact-log", view(viewer, internship, Form.empty()));
    }

    private LogView view(Viewer viewer, InternshipSummary internship, Form form) {
        var log = logs.of(internship).orElseThrow(NotFound::new);
        boolean writable = ContactForms.isWritable(internship);
        var today = forms.today(internship);
        var own = notes.of(viewer, internship.id());
        var evidence = evidences.of(viewer, internship.id());
        // What MIT and protégé share is read by whoever enters for the MIT in an audit alone, where it is recorded.
        boolean shared = !viewer.isActedFor();
        var said = shared ? threads.of(internship.id()) : Map.<ContactEntryId, List<DisputeThreads.Message>>of();
        return new LogView(
                internship,
                log,
                log.months(today).stream()
                        .map(month -> lines(month, log, own, evidence, said, writable))
                        .toList(),
                writable ? asking(log) : List.of(),
                writable ? log.appointment(today).orElse(null) : null,
                phone.words(log.edition()),
                reach.of(internship.id()).orElse(null),
                writable,
                shared,
                form);
    }

    private MonthLines lines(
            ContactLog.Month month,
            ContactLog log,
            Map<ContactEntryId, String> own,
            Map<ContactEntryId, List<ContactEvidence>> evidence,
            Map<ContactEntryId, List<DisputeThreads.Message>> threads,
            boolean writable) {
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
                                evidence.getOrDefault(entry.id(), List.of()),
                                threads.getOrDefault(entry.id(), List.of()),
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

    @PostMapping("/internship/log/{id}/withdrawal")
    @SignedIn
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = forms.writable(viewer);
        return deeds.once(form.key(), () -> {
            own.withdraw(viewer, internship.id(), new ContactEntryId(id));
            return Reply.seeOther("/internship/log", Sentence.of("internship.log.withdrawn"));
        });
    }

    @PostMapping("/internship/log/{id}/restoration")
    @SignedIn
    Reply restore(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = forms.writable(viewer);
        return deeds.once(form.key(), () -> switch (own.restore(viewer, internship.id(), new ContactEntryId(id))) {
            case OwnContacts.Outcome.Logged(var _, var _, var _, var _) ->
                Reply.seeOther("/internship/log", Sentence.of("internship.log.restored"));
            case OwnContacts.Outcome.Refused(var why) ->
                Reply.seeOther(
                        "/internship/log",
                        Sentence.of(
                                "internship.log.not-restored", why.getFirst().sentence()));
            case OwnContacts.Outcome.NoPairing(var day) ->
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

    /** A word to the protégé about a contact in question. */
    @PostMapping("/internship/log/{id}/dispute")
    @SignedIn
    Reply answer(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = forms.writable(viewer);
        var entry = forms.log(internship).find(new ContactEntryId(id)).orElseThrow(NotFound::new);
        var pairing = pairings.find(entry.pairing()).orElseThrow(NotFound::new);
        String text = form.required("answer", Sentence.of("internship.dispute.answer.missing"));
        form.atMost("answer", LONGEST_ANSWER);
        if (!form.isRight()) {
            return Reply.again("internship/log/contact-log", view(viewer, internship, form));
        }
        return deeds.once(form.key(), () -> switch (threads.answer(
                viewer.actor(), pairing, entry, DisputeThreads.Side.MIT, text)) {
            case SAID ->
                Reply.seeOther("/internship/log", Sentence.of("internship.dispute.sent", pairing.protegeName()));
            case SETTLED -> Reply.seeOther("/internship/log", Sentence.of("internship.dispute.settled"));
            case TOO_MANY -> {
                form.wrong("answer", Sentence.of("internship.dispute.many"));
                yield Reply.again("internship/log/contact-log", view(viewer, internship, form));
            }
        });
    }

    @PostMapping("/internship/log/confirmation-request")
    @SignedIn
    Reply ask(Viewer viewer, Form form) {
        var internship = forms.writable(viewer);
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
