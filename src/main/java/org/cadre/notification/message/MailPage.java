package org.cadre.notification.message;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.mail.Mails;
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

/** All mail that left the program and what became of it; what could not be sent, office has tried again. */
@Controller
final class MailPage {
    private static final int MOST = 100;
    private static final int PAGE = 50;

    /** What office needs to know of a mail; what it says is between the program and its recipient. */
    record FailedView(List<Mails.Written> failed, int most) {}

    /** @param next where older ones go on */
    record AllView(List<Mails.Written> mails, @Nullable UUID next) {}

    private final Mails mails;
    private final Deeds deeds;
    private final AuditTrail audit;

    MailPage(Mails mails, Deeds deeds, AuditTrail audit) {
        this.mails = mails;
        this.deeds = deeds;
        this.audit = audit;
    }

    @GetMapping("/office/mail")
    @Only(Role.OFFICE)
    Reply failed() {
        return Reply.show("notification/message/mail-failed", new FailedView(mails.failed(MOST), MOST));
    }

    @GetMapping("/office/mail/all")
    @Only(Role.OFFICE)
    Reply all(@RequestParam(required = false) @Nullable UUID before) {
        var newest = mails.newest(PAGE, before);
        return Reply.show(
                "notification/message/mail-all",
                new AllView(newest, newest.size() == PAGE ? newest.getLast().id() : null));
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
