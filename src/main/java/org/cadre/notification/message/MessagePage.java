package org.cadre.notification.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One message: before it goes, as each of its readers will see it; then how far it has gone. */
@Controller
final class MessagePage {
    private static final int NAMES = 10;
    private static final int MOST_CHOICES = 300;

    /**
     * A draft, read before it is sent.
     *
     * @param leftOut why, and who by name, at most a few
     * @param lacking what is missing, and of whom
     * @param preview empty: nobody gets it
     */
    record DraftView(
            Form form,
            Message message,
            Sentence audience,
            int told,
            int twice,
            List<Some> leftOut,
            List<Some> lacking,
            @Nullable Preview preview,
            List<Option> readers,
            String zone) {}

    /** Some people, the first of them by name. */
    record Some(Sentence what, int count, String names, int more) {}

    /** The message as one of its readers gets it. */
    record Preview(PersonCard reader, String subject, List<Mail.Paragraph> paragraphs) {}

    /** A message on its way or told. */
    record ProgressView(Message message, Sentence audience, Messages.Progress progress, List<Some> leftOut) {}

    private final Messages messages;
    private final Audiences audiences;
    private final Recipients recipients;
    private final Sending sending;
    private final MessageMail writing;
    private final RecipientRows rows;
    private final Mails mails;
    private final People people;
    private final Texts texts;
    private final ProgramClock clock;
    private final Deeds deeds;

    MessagePage(
            Messages messages,
            Audiences audiences,
            Recipients recipients,
            Sending sending,
            MessageMail writing,
            RecipientRows rows,
            Mails mails,
            People people,
            Texts texts,
            ProgramClock clock,
            Deeds deeds) {
        this.messages = messages;
        this.audiences = audiences;
        this.recipients = recipients;
        this.sending = sending;
        this.writing = writing;
        this.rows = rows;
        this.mails = mails;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/messages/{id}")
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID as) {
        var message = find(id);
        if (!message.isDraft()) {
            return progress(message);
        }
        var tomorrow = clock.today().plusDays(1);
        return Reply.show(
                "notification/message/draft",
                draft(
                        viewer,
                        message,
                        as,
                        Form.empty()
                                .with("day", tomorrow)
                                .with("time", LocalTime.of(9, 0))
                                .with("version", message.version())));
    }

    private Message find(UUID id) {
        return messages.find(id).orElseThrow(NotFound::new);
    }

    private Reply progress(Message message) {
        return Reply.show(
                "notification/message/progress",
                new ProgressView(
                        message,
                        audiences.name(message.audience()),
                        messages.progress(message.id()),
                        rows.leftOut(message.id(), NAMES).stream()
                                .map(this::some)
                                .toList()));
    }

    private Some some(RecipientRows.Names one) {
        return new Some(
                Sentence.of("message.left-out." + one.because().replace(' ', '-'), one.count()),
                one.count(),
                String.join(", ", one.names()),
                one.count() - one.names().size());
    }

    private DraftView draft(Viewer viewer, Message message, @Nullable UUID as, Form form) {
        var found = recipients.of(message, viewer);
        var reader = found.told().stream()
                .filter(one -> one.id().value().equals(as))
                .findFirst()
                .or(() -> found.told().stream().findFirst());
        return new DraftView(
                form,
                message,
                audiences.name(message.audience()),
                found.told().size(),
                found.twice(),
                leftOut(found.leftOut()),
                found.lacking().entrySet().stream()
                        .map(one -> some(
                                Sentence.of(
                                        "message.lacking",
                                        one.getValue().size(),
                                        one.getKey().word()),
                                one.getValue()))
                        .toList(),
                reader.map(one -> preview(message, one, found)).orElse(null),
                found.told().stream()
                        .limit(MOST_CHOICES)
                        .map(one -> new Option(one.id().toString(), one.displayName()))
                        .toList(),
                texts.zoneName(clock.zone()));
    }

    private static List<Some> leftOut(Map<PersonCard, LeftOut> all) {
        var grouped = new TreeMap<LeftOut, List<PersonCard>>();
        all.entrySet().stream()
                .sorted(Comparator.comparing(one -> one.getKey().displayName()))
                .forEach(one -> grouped.computeIfAbsent(one.getValue(), _ -> new ArrayList<>())
                        .add(one.getKey()));
        return grouped.entrySet().stream()
                .map(one -> some(
                        Sentence.of(
                                "message.left-out." + one.getKey().word().replace(' ', '-'),
                                one.getValue().size()),
                        one.getValue()))
                .toList();
    }

    private static Some some(Sentence what, List<PersonCard> all) {
        return new Some(
                what,
                all.size(),
                all.stream().limit(NAMES).map(PersonCard::displayName).collect(Collectors.joining(", ")),
                Math.max(0, all.size() - NAMES));
    }

    private static Preview preview(Message message, PersonCard reader, Recipients.Found found) {
        var values = found.valuesOf(reader.id());
        return new Preview(
                reader,
                new MessageText(message.subject()).filled(values),
                new MessageText(message.body()).paragraphs(values));
    }

    /** To whoever asks, as the chosen reader would get it. */
    @PostMapping("/office/messages/{id}/test")
    @Only(Role.OFFICE)
    Reply test(Viewer viewer, @PathVariable UUID id, Form form) {
        var message = find(id);
        var self = people.find(viewer.id()).orElseThrow();
        var found = recipients.of(message, viewer);
        var as = form.id("as");
        var reader = found.told().stream()
                .filter(one -> as.filter(one.id().value()::equals).isPresent())
                .findFirst()
                .orElse(self);
        return deeds.once(form.key(), () -> {
            mails.send(writing.sample(message, reader, self.email(), found.valuesOf(reader.id())));
            return Reply.seeOther(
                    MessagesPage.PLACE + "/" + id + "?as=" + reader.id(),
                    Sentence.of("message.test.sent", self.email()));
        });
    }

    @PostMapping("/office/messages/{id}/schedule")
    @Only(Role.OFFICE)
    Reply schedule(Viewer viewer, @PathVariable UUID id, Form form) {
        var message = find(id);
        if (!message.isDraft() || !form.text("version").equals(Integer.toString(message.version()))) {
            return Reply.seeOther(MessagesPage.PLACE + "/" + id, Sentence.of("message.changed-meanwhile"));
        }
        var at = when(form);
        if (at.isEmpty()) {
            return Reply.again("notification/message/draft", draft(viewer, message, null, form));
        }
        return deeds.once(form.key(), () -> switch (messages.schedule(viewer, message, at.get())) {
            case DONE ->
                Reply.seeOther(
                        MessagesPage.PLACE + "/" + id,
                        Sentence.of("message.scheduled", texts.time(at.get(), clock.zone())));
            case CHANGED_MEANWHILE ->
                Reply.seeOther(MessagesPage.PLACE + "/" + id, Sentence.of("message.changed-meanwhile"));
        });
    }

    /** In the program's zone. */
    private Optional<Instant> when(Form form) {
        if (form.has("when", "now")) {
            return Optional.of(clock.now());
        }
        form.required("day", Sentence.of("message.day.missing"));
        form.required("time", Sentence.of("message.time.missing"));
        var day = form.day("day");
        var time = form.time("time");
        if (day.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        var at = day.get().atTime(time.get()).atZone(clock.zone()).toInstant();
        LocalDate last = clock.today().plusYears(1);
        if (at.isBefore(clock.now())) {
            form.wrong("day", Sentence.of("message.day.past"));
        } else if (day.get().isAfter(last)) {
            form.wrong("day", Sentence.of("message.day.far", last));
        }
        return form.isRight() ? Optional.of(at) : Optional.empty();
    }

    @PostMapping("/office/messages/{id}/schedule/withdrawal")
    @Only(Role.OFFICE)
    Reply unschedule(Viewer viewer, @PathVariable UUID id, Form form) {
        find(id);
        return done(id, form, "message.unscheduled", () -> messages.unschedule(viewer, id));
    }

    @PostMapping("/office/messages/{id}/pause")
    @Only(Role.OFFICE)
    Reply pause(Viewer viewer, @PathVariable UUID id, Form form) {
        find(id);
        return done(id, form, "message.paused", () -> sending.pause(viewer.actor(), id, null));
    }

    @PostMapping("/office/messages/{id}/pause/end")
    @Only(Role.OFFICE)
    Reply resume(Viewer viewer, @PathVariable UUID id, Form form) {
        find(id);
        return done(id, form, "message.resumed", () -> sending.resume(viewer.actor(), id));
    }

    @PostMapping("/office/messages/{id}/stop")
    @Only(Role.OFFICE)
    Reply stop(Viewer viewer, @PathVariable UUID id, Form form) {
        find(id);
        return done(id, form, "message.stopped", () -> sending.stop(viewer.actor(), id));
    }

    private Reply done(UUID id, Form form, String said, BooleanSupplier deed) {
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        MessagesPage.PLACE + "/" + id,
                        Sentence.of(deed.getAsBoolean() ? said : "message.changed-meanwhile")));
    }
}
