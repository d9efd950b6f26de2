package org.cadre.internship.log;

import java.util.UUID;
import org.cadre.internship.ContactEntryId;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One screen to log a contact from the car park, and to change one. */
@Controller
class ContactEntryPage {
    private final ContactForms forms;
    private final Deeds deeds;

    ContactEntryPage(ContactForms forms, Deeds deeds) {
        this.forms = forms;
        this.deeds = deeds;
    }

    @GetMapping("/internship/log/new")
    @SignedIn
    Reply blank(Viewer viewer, Form asked) {
        var internship = forms.writable(viewer);
        var log = forms.log(internship);
        var form = asked.id("like")
                .map(earlier -> forms.like(internship, log, new ContactEntryId(earlier)))
                .orElseGet(() -> forms.blank(internship, log));
        return Reply.show("internship/log/contact-entry", forms.view(viewer, internship, log, null, form));
    }

    @PostMapping("/internship/log")
    @SignedIn
    Reply add(Viewer viewer, Form form) {
        var internship = forms.writable(viewer);
        return deeds.once(form.key(), () -> forms.save(viewer, internship, null, form));
    }

    @GetMapping("/internship/log/{id}")
    @SignedIn
    Reply edit(Viewer viewer, @PathVariable UUID id) {
        var internship = forms.writable(viewer);
        var log = forms.log(internship);
        var entry =
                log.find(new ContactEntryId(id)).filter(ContactEntry::stands).orElseThrow(NotFound::new);
        return Reply.show(
                "internship/log/contact-entry",
                forms.view(viewer, internship, log, entry, forms.filledIn(viewer, entry)));
    }

    @PostMapping("/internship/log/{id}")
    @SignedIn
    Reply correct(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = forms.writable(viewer);
        return deeds.once(form.key(), () -> forms.save(viewer, internship, new ContactEntryId(id), form));
    }
}
