package org.cadre.internship.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.Internships;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
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
import org.springframework.web.multipart.MultipartFile;

/** The MIT adds what supports a contact, a calendar file or a letter; the coach reads it before verifying. */
@Controller
class ContactEvidencePage {
    private final ContactForms forms;
    private final ContactEvidences evidences;
    private final Internships internships;
    private final Deeds deeds;

    ContactEvidencePage(ContactForms forms, ContactEvidences evidences, Internships internships, Deeds deeds) {
        this.forms = forms;
        this.evidences = evidences;
        this.internships = internships;
        this.deeds = deeds;
    }

    @PostMapping("/internship/log/{id}/evidence")
    @SignedIn
    Reply add(
            Viewer viewer,
            @PathVariable UUID id,
            Form form,
            @RequestParam(name = "evidence", required = false) @Nullable MultipartFile sent) {
        var internship = forms.writable(viewer);
        var log = forms.log(internship);
        var entry =
                log.find(new ContactEntryId(id)).filter(ContactEntry::stands).orElseThrow(NotFound::new);
        String place = "/internship/log/" + id;
        return deeds.once(form.key(), () -> {
            byte[] bytes = sent == null ? new byte[0] : bytes(sent);
            String name = sent == null || sent.getOriginalFilename() == null ? "" : sent.getOriginalFilename();
            switch (EvidenceUpload.of(name, bytes)) {
                case EvidenceUpload.Refused(var why) -> form.wrong("evidence", why);
                case EvidenceUpload.Good good -> {
                    if (evidences.add(viewer, internship.id(), entry.id(), good, bytes)) {
                        return Reply.seeOther(place, Sentence.of("internship.evidence.added", good.name()));
                    }
                    form.wrong("evidence", Sentence.of("internship.evidence.enough", EvidenceUpload.MOST_FILES));
                }
            }
            var again = forms.filledIn(viewer, entry);
            form.problems().forEach(again::wrong);
            return Reply.again("internship/log/contact-entry", forms.view(viewer, internship, log, entry, again));
        });
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/internship/log/evidence/{file}")
    @SignedIn
    Reply own(Viewer viewer, @PathVariable UUID file) {
        var internship = internships.current(viewer.id()).orElseThrow(NotFound::new);
        return file(viewer, internship.id(), file);
    }

    private Reply file(Viewer viewer, InternshipId internship, UUID file) {
        var found = evidences.of(viewer, internship, file).orElseThrow(NotFound::new);
        return Reply.download(found.name(), found.mediaType(), evidences.read(found));
    }

    @PostMapping("/internship/log/evidence/{file}/deletion")
    @SignedIn
    Reply remove(Viewer viewer, @PathVariable UUID file, Form form) {
        var internship = forms.writable(viewer);
        var found = evidences.of(viewer, internship.id(), file).orElseThrow(NotFound::new);
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        "/internship/log/" + found.entry(),
                        evidences.remove(viewer, internship.id(), found)
                                ? Sentence.of("internship.evidence.removed", found.name())
                                : Sentence.of("internship.evidence.relied-on")));
    }

    @GetMapping("/coach/internships/{id}/log/evidence/{file}")
    @Only(Role.COACH)
    Reply coached(Viewer viewer, @PathVariable UUID id, @PathVariable UUID file) {
        var internship = new InternshipId(id);
        if (!internships.coaches(viewer, internship)) {
            throw new NotFound();
        }
        return file(viewer, internship, file);
    }
}
