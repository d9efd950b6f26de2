package org.cadre.notification.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.mail.Mails;
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

/** All mail that left the program and what became of it; what could not be sent, office has tried again. */
@Controller
final class MailPage {
    private static final int MOST = 100;
    private static final int PAGE = 50;
    private static final int AT_ONCE = 200;

    /** What office needs to know of a mail; what it says is between the program and its recipient. */
    record FailedView(List<Mails.Line> failed, int most) {}

    /** @param next where older ones go on */
    record AllView(List<Mails.Line> mails, @Nullable UUID next) {}

    private final SheetFiles sheets;
    private final Texts texts;
    private final ProgramClock clock;
    private final Mails mails;
    private final Deeds deeds;
    private final AuditTrail audit;

    MailPage(Mails mails, Deeds deeds, AuditTrail audit, SheetFiles sheets, Texts texts, ProgramClock clock) {
        this.sheets = sheets;
        this.texts = texts;
        this.clock = clock;
        this.mails = mails;
        this.deeds = deeds;
        this.audit = audit;
    }

    @GetMapping("/office/mail")
    @Only(Role.OFFICE)
    Reply failed() {
        return Reply.show("notification/message/mail-failed", new FailedView(mails.failed(MOST, null), MOST));
    }

    @GetMapping("/office/mail/all")
    @Only(Role.OFFICE)
    Reply all(@RequestParam(required = false) @Nullable UUID before) {
        var newest = mails.lines(PAGE, before);
        return Reply.show(
                "notification/message/mail-all",
                new AllView(newest, newest.size() == PAGE ? newest.getLast().id() : null));
    }

    @GetMapping("/office/mail.{format}")
    @Only(Role.OFFICE)
    Reply failed(Viewer viewer, @PathVariable String format) {
        return file(viewer, "undelivered-mail", "message.mail.title", format, last -> mails.failed(AT_ONCE, last));
    }

    @GetMapping("/office/mail/all.{format}")
    @Only(Role.OFFICE)
    Reply all(Viewer viewer, @PathVariable String format) {
        return file(viewer, "mail", "message.mail.all.title", format, last -> mails.lines(AT_ONCE, last));
    }

    private Reply file(
            Viewer viewer,
            String list,
            String title,
            String format,
            Function<@Nullable UUID, List<Mails.Line>> pageBefore) {
        return sheets.recorded(
                viewer.actor(),
                list,
                texts.say(title),
                format,
                sheets.columns(
                        "message.subject",
                        "sheet.column.email",
                        "message.mail.file.written",
                        "message.mail.file.time",
                        "sheet.column.state",
                        "message.mail.file.tries",
                        "message.mail.file.why"),
                SheetFiles.Rows.paged(last -> pageBefore.apply(last == null ? null : last.id()), this::cells));
    }

    private List<Cell> cells(Mails.Line one) {
        return Stream.of(
                        Cell.of(one.subject()),
                        Cell.of(one.recipient()),
                        Cell.of(one.writtenAt().atZone(clock.zone()).toLocalDate()),
                        Cell.of(texts.clock(one.writtenAt(), clock.zone())),
                        Cell.of(texts.say("message.mail.state." + one.state())),
                        Cell.of(one.tries()),
                        Cell.of(one.lastError()))
                .toList();
    }

    @PostMapping("/office/mail/{id}/another-try")
    @Only(Role.OFFICE)
    Reply tryAgain(Viewer viewer, @PathVariable UUID id, Form form) {
        var mail = mails.find(id).orElseThrow(NotFound::new);
        return deeds.once(form.key(), () -> {
            if (mail.state().equals("failed")) {
                mails.tryAgain(id);
                audit.record(
                        viewer.actor(),
                        "mail.tried-again",
                        null,
                        id,
                        Map.of("state", mail.state(), "tries", mail.tries()),
                        Map.of("state", "waiting"));
            }
            return Reply.seeOther("/office/mail", Sentence.of("message.mail.tried", mail.recipient()));
        });
    }
}
