package org.cadre.notification.message;

import java.util.List;
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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All messages of office, and the form in which one is written. */
@Controller
final class MessagesPage {
    static final String PLACE = "/office/messages";

    /** @param next where older ones go on */
    record MessagesView(List<Row> rows, @Nullable UUID next) {}

    /** A message with what became of it. */
    record Row(Message message, Sentence audience, Messages.Progress progress) {}

    private final Messages messages;
    private final Audiences audiences;
    private final MessageForm forms;
    private final Deeds deeds;

    MessagesPage(Messages messages, Audiences audiences, MessageForm forms, Deeds deeds) {
        this.messages = messages;
        this.audiences = audiences;
        this.forms = forms;
        this.deeds = deeds;
    }

    @GetMapping("/office/messages")
    @Only(Role.OFFICE)
    Reply all(@RequestParam(required = false) @Nullable UUID before) {
        var found = messages.newest(before);
        boolean more = found.size() > Messages.PAGE;
        var rows = found.stream()
                .limit(Messages.PAGE)
                .map(one -> new Row(one, audiences.name(one.audience()), messages.progress(one.id())))
                .toList();
        return Reply.show(
                "notification/message/messages",
                new MessagesView(rows, more ? rows.getLast().message().id() : null));
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
