package org.cadre.internship.office;

import java.util.UUID;
import java.util.function.Predicate;
import org.cadre.care.casefile.CaseFiles;
import org.cadre.care.casefile.CaseFiles.Subject;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office lets a pairing rest, go on or end. Why is written into a case file, which only office reads. */
@Controller
class OfficePairingPage {
    private static final int LONGEST = 5000;

    private final OfficeInternshipSheet sheet;
    private final Pairings pairings;
    private final CaseFiles cases;
    private final Deeds deeds;

    OfficePairingPage(OfficeInternshipSheet sheet, Pairings pairings, CaseFiles cases, Deeds deeds) {
        this.sheet = sheet;
        this.pairings = pairings;
        this.cases = cases;
        this.deeds = deeds;
    }

    @PostMapping("/office/internships/{id}/suspension")
    @Only(Role.OFFICE)
    Reply suspend(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(viewer, id, form, "suspended", Pairing::isActive, one -> pairings.suspend(viewer.actor(), one));
    }

    @PostMapping("/office/internships/{id}/reinstatement")
    @Only(Role.OFFICE)
    Reply reinstate(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(
                viewer,
                id,
                form,
                "reinstated",
                one -> one.state() == Pairing.State.SUSPENDED,
                one -> pairings.reinstate(viewer.actor(), one));
    }

    @PostMapping("/office/internships/{id}/pairing-end")
    @Only(Role.OFFICE)
    Reply end(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(
                viewer,
                id,
                form,
                "ended",
                one -> one.isActive() || one.state() == Pairing.State.SUSPENDED,
                one -> pairings.endByOffice(viewer.actor(), one));
    }

    /** A complaint is written down without anything else happening. */
    @PostMapping("/office/internships/{id}/case-file")
    @Only(Role.OFFICE)
    Reply open(Viewer viewer, @PathVariable UUID id, Form form) {
        return deed(viewer, id, form, "opened", one -> one.acceptedAt() != null, _ -> true);
    }

    /** The field of each deed is its own, since they stand on one page. */
    private Reply deed(
            Viewer viewer, UUID id, Form form, String kind, Predicate<Pairing> fits, Predicate<Pairing> deed) {
        var internship = sheet.find(id);
        var pairing = pairings.of(internship.id()).stream()
                .filter(fits)
                .reduce((_, later) -> later)
                .orElseThrow(NotFound::new);
        String field = kind + "Words";
        form.required(field, Sentence.of("internship.case.words.missing"));
        String words = form.atMost(field, LONGEST);
        if (!form.isRight()) {
            return sheet.again(internship, form);
        }
        return deeds.once(form.key(), () -> {
            if (!deed.test(pairing)) {
                return Reply.seeOther("/office/internships/" + id, Sentence.of("internship.case.gone"));
            }
            cases.write(viewer, subjectOf(pairing), kind, words);
            return Reply.seeOther(
                    "/office/internships/" + id,
                    Sentence.of("internship.case.done." + kind, pairing.mitName(), pairing.protegeName()));
        });
    }

    private static Subject subjectOf(Pairing pairing) {
        return new Subject(pairing.mit(), pairing.id().value(), pairing.mitName() + " and " + pairing.protegeName());
    }
}
