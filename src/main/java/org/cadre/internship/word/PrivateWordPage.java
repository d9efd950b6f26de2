package org.cadre.internship.word;

import java.util.List;
import java.util.UUID;
import org.cadre.care.casefile.CaseFiles;
import org.cadre.care.casefile.CaseFiles.Subject;
import org.cadre.internship.Internships;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Either side of a pairing reaches office in private; office reads, and says what it did. */
@Controller
class PrivateWordPage {
    private static final String MITS = "/internship/word-to-office";

    /**
     * The page of who writes.
     *
     * @param other who does not learn of it
     */
    record WordView(String place, String back, String other, List<PrivateWords.Own> own, String office, Form form) {}

    record OfficeWordView(PrivateWord word, Form form) {}

    private final PrivateWords words;
    private final Internships internships;
    private final Pairings pairings;
    private final ProtegeLinks links;
    private final CaseFiles cases;
    private final Settings settings;
    private final Deeds deeds;

    PrivateWordPage(
            PrivateWords words,
            Internships internships,
            Pairings pairings,
            ProtegeLinks links,
            CaseFiles cases,
            Settings settings,
            Deeds deeds) {
        this.words = words;
        this.internships = internships;
        this.pairings = pairings;
        this.links = links;
        this.cases = cases;
        this.settings = settings;
        this.deeds = deeds;
    }

    @GetMapping(MITS)
    @SignedIn
    Reply mits(Viewer viewer) {
        return Reply.show("internship/word/private-word", mitsView(viewer, own(viewer), Form.empty()));
    }

    /** The newest pairing, in force or over: one may want to say something after the end, too. */
    private Pairing own(Viewer viewer) {
        return internships.current(viewer.id()).stream()
                .flatMap(one -> pairings.of(one.id()).stream())
                .reduce((_, later) -> later)
                .orElseThrow(NotFound::new);
    }

    /** What was said before is not repeated to office that enters for the MIT: each reading of it is recorded elsewhere. */
    private WordView mitsView(Viewer viewer, Pairing pairing, Form form) {
        return new WordView(
                MITS,
                "/internship",
                pairing.protegeName(),
                viewer.isActedFor() ? List.of() : words.ofMit(pairing.id()),
                settings.mailFrom(),
                form);
    }

    @PostMapping(MITS)
    @SignedIn
    Reply write(Viewer viewer, Form form) {
        var pairing = own(viewer);
        return write(form, pairing, viewer.id(), viewer.actor(), true, mitsView(viewer, pairing, form));
    }

    private Reply write(Form form, Pairing pairing, PersonId writer, Actor actor, boolean byMit, WordView view) {
        form.required("words", Sentence.of("internship.word.missing"));
        String said = form.atMost("words", PrivateWords.LONGEST);
        if (!form.isRight()) {
            return Reply.again("internship/word/private-word", view);
        }
        return deeds.once(form.key(), () -> {
            if (!words.write(pairing.id(), writer, actor, byMit, said)) {
                form.wrong("words", Sentence.of("internship.word.many", settings.mailFrom()));
                return Reply.again("internship/word/private-word", view);
            }
            return Reply.seeOther(view.place, Sentence.of("internship.word.sent", view.other));
        });
    }

    @GetMapping("/protege/contacts/{token}/word-to-office")
    @Open
    Reply proteges(@PathVariable String token) {
        if (links.readContacts(token) instanceof Link.Good(var subject)) {
            return links.over(subject)
                    .orElseGet(() -> Reply.show(
                            "internship/word/private-word", protegesView(token, pairing(subject), Form.empty())));
        }
        return Reply.seeOther("/protege/contacts/" + token);
    }

    private Pairing pairing(UUID id) {
        return pairings.find(new PairingId(id)).orElseThrow(NotFound::new);
    }

    private WordView protegesView(String token, Pairing pairing, Form form) {
        String back = "/protege/contacts/" + token;
        return new WordView(
                back + "/word-to-office",
                back,
                pairing.mitName(),
                words.ofProtege(pairing.id()),
                settings.mailFrom(),
                form);
    }

    @PostMapping("/protege/contacts/{token}/word-to-office")
    @Open
    Reply write(@PathVariable String token, Form form) {
        if (links.readContacts(token) instanceof Link.Good(var subject)) {
            var pairing = pairing(subject);
            var protege = pairing.protege();
            return links.over(subject)
                    .orElseGet(() -> write(
                            form,
                            pairing,
                            protege,
                            Actor.of(protege.value()),
                            false,
                            protegesView(token, pairing, form)));
        }
        return Reply.seeOther("/protege/contacts/" + token);
    }

    @GetMapping("/office/private-words")
    @Only(Role.OFFICE)
    Reply waiting() {
        return Reply.show("internship/word/private-words", words.waiting());
    }

    @GetMapping("/office/private-words/{id}")
    @Only(Role.OFFICE)
    Reply read(Viewer viewer, @PathVariable UUID id) {
        var word = words.find(id).orElseThrow(NotFound::new);
        words.read(viewer, id);
        return Reply.show("internship/word/private-word-office", new OfficeWordView(word, Form.empty()));
    }

    /** Office says what it did; with the other button it goes into the case file of the pairing as well. */
    @PostMapping("/office/private-words/{id}/settlement")
    @Only(Role.OFFICE)
    Reply settle(Viewer viewer, @PathVariable UUID id, Form form) {
        var word = words.find(id).orElseThrow(NotFound::new);
        form.required("outcome", Sentence.of("internship.word.outcome.missing"));
        String outcome = form.atMost("outcome", 2000);
        if (!form.isRight()) {
            words.read(viewer, id);
            return Reply.again("internship/word/private-word-office", new OfficeWordView(word, form));
        }
        return deeds.once(form.key(), () -> {
            if (!words.settle(viewer, id, outcome)) {
                return Reply.seeOther("/office/private-words", Sentence.of("internship.word.settled-before"));
            }
            if (form.text("deed").equals("case")) {
                var subject = new Subject(
                        new PersonId(word.mit()), word.pairing(), word.mitName() + " and " + word.protegeName());
                cases.write(viewer, subject, "opened", word.writer() + ": " + word.words() + "\n\n" + outcome);
            }
            return Reply.seeOther("/office/private-words", Sentence.of("internship.word.settled"));
        });
    }
}
