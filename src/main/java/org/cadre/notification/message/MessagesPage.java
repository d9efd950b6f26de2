package org.cadre.notification.message;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All messages of office, and the form in which one is written. */
@Controller
final class MessagesPage {
    static final String PLACE = "/office/messages";
    private static final int AT_ONCE = 200;

    /** @param next where older ones go on */
    record MessagesView(List<Row> rows, @Nullable UUID next) {}

    /** A message with what became of it. */
    record Row(Message message, Sentence audience, Messages.Progress progress) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final ProgramClock clock;
    private final Messages messages;
    private final Audiences audiences;
    private final MessageForm forms;
    private final Deeds deeds;

    MessagesPage(
            Messages messages,
            Audiences audiences,
            MessageForm forms,
            Deeds deeds,
            SheetFiles sheets,
            Texts texts,
            ProgramClock clock) {
        this.sheets = sheets;
        this.texts = texts;
        this.clock = clock;
        this.messages = messages;
        this.audiences = audiences;
        this.forms = forms;
        this.deeds = deeds;
    }

    @GetMapping("/office/messages")
    @Only(Role.OFFICE)
    Reply all(@RequestParam(required = false) @Nullable UUID before) {
        var found = rows(before, Messages.PAGE + 1);
        boolean more = found.size() > Messages.PAGE;
        var rows = more ? found.subList(0, Messages.PAGE) : found;
        return Reply.show(
                "notification/message/messages",
                new MessagesView(rows, more ? rows.getLast().message().id() : null));
    }

    private List<Row> rows(@Nullable UUID before, int most) {
        var found = messages.newest(before, most);
        var names = audiences.names(found.stream().map(Message::audience).toList());
        var progress = messages.progress(found.stream().map(Message::id).toList());
        return found.stream()
                .map(one -> new Row(
                        one,
                        Objects.requireNonNull(names.get(one.audience())),
                        progress.getOrDefault(one.id(), Messages.Progress.NONE)))
                .toList();
    }

    /** What a message says is read on its page. */
    @GetMapping("/office/messages.{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "messages",
                texts.say("message.title"),
                format,
                sheets.columns(
                        "message.subject",
                        "message.audience",
                        "sheet.column.kind",
                        "sheet.column.state",
                        "message.file.by",
                        "message.when",
                        "message.count.sent",
                        "message.count.bounced",
                        "message.count.failed",
                        "message.count.waiting",
                        "message.count.left-out"),
                SheetFiles.Rows.paged(
                        last -> rows(last == null ? null : last.message().id(), AT_ONCE), this::cells));
    }

    private List<Cell> cells(Row row) {
        var message = row.message();
        var progress = row.progress();
        var at = message.sendAt();
        return Stream.of(
                        Cell.of(message.subject()),
                        Cell.of(texts.say(row.audience())),
                        Cell.of(texts.say("message.file.kind." + message.kind().word())),
                        Cell.of(texts.say("message.state." + message.state().word())),
                        Cell.of(message.madeBy()),
                        Cell.of(at == null ? null : at.atZone(clock.zone()).toLocalDate()),
                        Cell.of(progress.sent()),
                        Cell.of(progress.bounced()),
                        Cell.of(progress.failed()),
                        Cell.of(progress.waiting() + progress.inOutbox()),
                        Cell.of(progress.leftOut()))
                .toList();
    }

    @GetMapping("/office/messages/new")
    @Only(Role.OFFICE)
    Reply fresh(Viewer viewer, @RequestParam(defaultValue = "") String to) {
        return Reply.show(
                "notification/message/write",
                forms.sheet(
                        Form.empty().with("audience", to.isEmpty() ? null : to).with("kind", Kind.NEEDED.word()),
                        PLACE,
                        viewer));
    }

    @PostMapping("/office/messages")
    @Only(Role.OFFICE)
    Reply write(Viewer viewer, Form form) {
        var words = forms.read(form, viewer);
        return words.isEmpty()
                ? Reply.again("notification/message/write", forms.sheet(form, PLACE, viewer))
                : deeds.once(form.key(), () -> Reply.seeOther(PLACE + "/" + messages.write(viewer, words.get())));
    }

    @GetMapping("/office/messages/{id}/words")
    @Only(Role.OFFICE)
    Reply edit(Viewer viewer, @PathVariable UUID id) {
        var message = messages.find(id).filter(Message::isDraft).orElseThrow(NotFound::new);
        return Reply.show("notification/message/write", forms.sheet(forms.filled(message), words(id), viewer));
    }

    private static String words(UUID id) {
        return PLACE + "/" + id + "/words";
    }

    @PostMapping("/office/messages/{id}/words")
    @Only(Role.OFFICE)
    Reply rewrite(Viewer viewer, @PathVariable UUID id, Form form) {
        var message = messages.find(id).orElseThrow(NotFound::new);
        var words = forms.read(form, viewer);
        if (words.isEmpty()) {
            return Reply.again("notification/message/write", forms.sheet(form, words(id), viewer));
        }
        return deeds.once(
                form.key(),
                () -> messages.rewrite(viewer, message, words.get())
                        ? Reply.seeOther(PLACE + "/" + id)
                        : Reply.seeOther(PLACE + "/" + id, Sentence.of("message.changed-meanwhile")));
    }
}
