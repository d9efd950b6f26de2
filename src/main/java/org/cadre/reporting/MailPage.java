package org.cadre.reporting;

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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The mails that could not be sent: office sees why and has them tried again. */
@Controller
final class MailPage {
    private static final int MOST = 100;

    /** What office needs to know of a mail; what it says is between the program and its recipient. */
    record MailView(List<Mails.Written> failed, int most) {}

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
        return Reply.show("reporting/mail", new MailView(mails.failed(MOST), MOST));
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
            return Reply.seeOther("/office/mail", Sentence.of("reporting.mail.tried", mail.recipient()));
        });
    }
}
