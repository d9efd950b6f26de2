package org.cadre.internship.pairing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.people.OrganizationCard;
import org.cadre.people.OrganizationId;
import org.cadre.people.OrganizationKind;
import org.cadre.people.Organizations;
import org.cadre.people.People;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The MIT names a protégé, waits for the answer, and may end a pairing to begin another. */
@Controller
class ProtegePage {
    /**
     * @param open the pairing that stands; null: somebody is to be named
     * @param schools what the search for a school found
     * @param earlier pairings that are over, to say so
     */
    record ProtegeView(
            InternshipSummary internship,
            Edition edition,
            @Nullable Pairing open,
            List<Pairing> earlier,
            List<Option> kinds,
            List<Option> schools,
            boolean searched,
            Form form) {}

    /** The schools found while one types. */
    record SchoolsView(List<Option> schools, boolean searched, Form form) {}

    /** The value of the choice that says one has a say in the protégé's appraisal. */
    private static final String EVALUATES = "evaluates";

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+\\.[^\\s@<>\",;.]+");

    private final Internships internships;
    private final Pairings pairings;
    private final ProtegeLinks links;
    private final Organizations organizations;
    private final People people;
    private final Editions editions;
    private final Texts texts;
    private final Deeds deeds;

    ProtegePage(
            Internships internships,
            Pairings pairings,
            ProtegeLinks links,
            Organizations organizations,
            People people,
            Editions editions,
            Texts texts,
            Deeds deeds) {
        this.internships = internships;
        this.pairings = pairings;
        this.links = links;
        this.organizations = organizations;
        this.people = people;
        this.editions = editions;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/internship/protege")
    @SignedIn
    Reply protege(Viewer viewer) {
        return Reply.show("internship/pairing/protege", view(placed(viewer), Form.empty(), false));
    }

    /** The viewer's own internship, once it has a place and while it goes on. */
    private InternshipSummary placed(Viewer viewer) {
        return internships
                .current(viewer.id())
                .filter(internship -> internship.isOpen() && internship.edition() != null)
                .orElseThrow(NotFound::new);
    }

    private Edition edition(InternshipSummary internship) {
        return editions.of(Objects.requireNonNull(internship.edition()));
    }

    private ProtegeView view(InternshipSummary internship, Form form, boolean searched) {
        var all = pairings.of(internship.id());
        return new ProtegeView(
                internship,
                edition(internship),
                all.stream().filter(Pairing::isOpen).findFirst().orElse(null),
                all.stream().filter(pairing -> !pairing.isOpen()).toList(),
                Arrays.stream(ProtegeKind.values())
                        .map(kind -> new Option(kind.word(), texts.say(kind.label())))
                        .toList(),
                schools(form),
                searched,
                form);
    }

    /** What the search finds, and what is chosen already. */
    private List<Option> schools(Form form) {
        var found = new ArrayList<Option>();
        var chosen = form.id("school").map(OrganizationId::new).flatMap(organizations::find);
        chosen.ifPresent(school -> found.add(option(school)));
        if (form.text("schoolName").length() >= 2) {
            organizations.search(form.text("schoolName"), OrganizationKind.SCHOOL, null).stream()
                    .filter(school -> chosen.isEmpty() || !chosen.get().id().equals(school.id()))
                    .forEach(school -> found.add(option(school)));
        }
        return found;
    }

    private static Option option(OrganizationCard school) {
        String whereabouts = school.whereabouts();
        return new Option(
                school.id().toString(), whereabouts.isEmpty() ? school.name() : school.name() + " · " + whereabouts);
    }

    /** The part of the form that htmx refreshes while one types. */
    @GetMapping("/internship/protege/schools")
    @SignedIn
    Reply schools(Viewer viewer, Form form) {
        return Reply.show(
                "internship/pairing/protege-schools",
                new SchoolsView(schools(form), form.text("schoolName").length() >= 2, form));
    }

    @PostMapping("/internship/protege")
    @SignedIn
    Reply name(Viewer viewer, Form form) {
        var internship = placed(viewer);
        if (form.has("do", "search")) {
            return Reply.show("internship/pairing/protege", view(internship, form, true));
        }
        if (internship.state() == Fact.InternshipState.ON_HOLD) {
            form.wrong("name", Sentence.of("internship.protege.on-hold"));
        }
        String name = form.required("name", Sentence.of("internship.protege.name.missing"));
        form.atMost("name", 200);
        String email = People.asKept(form.required("email", Sentence.of("internship.protege.email.missing")));
        if (!email.isEmpty() && (!EMAIL.matcher(email).matches() || email.length() > 254)) {
            form.wrong("email", Sentence.of("internship.protege.email.wrong"));
        }
        if (people.findByEmail(email)
                .filter(card -> card.id().equals(viewer.id()))
                .isPresent()) {
            form.wrong("email", Sentence.of("internship.protege.email.own"));
        }
        var kind = ProtegeKind.find(form.text("kind"));
        if (kind.isEmpty()) {
            form.wrong("kind", Sentence.of("internship.protege.kind.missing"));
        }
        boolean evaluates = form.has("declares", EVALUATES);
        if (!form.ticked("declares")) {
            form.wrong("declares", Sentence.of("internship.protege.declares.choose"));
        } else if (evaluates && edition(internship).internship().evaluatingIsRefused()) {
            form.wrong("declares", Sentence.of("internship.protege.declares.missing"));
        } else if (evaluates && !form.ticked("warned")) {
            form.wrong("warned", Sentence.of("internship.protege.warned.missing"));
        }
        if (!form.ticked("signs")) {
            form.wrong("signs", Sentence.of("internship.protege.signs.missing"));
        }
        var school = form.id("school")
                .map(OrganizationId::new)
                .filter(id -> organizations.find(id).isPresent());
        if (school.isEmpty() && !form.text("schoolName").isEmpty()) {
            form.wrong("schoolName", Sentence.of("internship.protege.school.choose"));
        }
        if (!form.isRight() || kind.isEmpty()) {
            return Reply.again(
                    "internship/pairing/protege",
                    view(internship, form, !form.text("schoolName").isEmpty()));
        }
        return deeds.once(form.key(), () -> {
            var outcome = pairings.propose(
                    viewer,
                    internship.id(),
                    edition(internship),
                    name,
                    email,
                    kind.get(),
                    school.orElse(null),
                    evaluates);
            return switch (outcome) {
                case PROPOSED ->
                    Reply.seeOther("/internship/protege", Sentence.of("internship.protege.asked", name, email));
                case ONE_AT_A_TIME ->
                    Reply.seeOther("/internship/protege", Sentence.of("internship.protege.one-at-a-time"));
                case TOO_MANY_TODAY -> {
                    form.wrong("email", Sentence.of("internship.protege.too-many-today"));
                    yield Reply.again("internship/pairing/protege", view(internship, form, false));
                }
            };
        });
    }

    @PostMapping("/internship/protege/request")
    @SignedIn
    Reply askAgain(Viewer viewer, Form form) {
        var pairing = proposed(viewer);
        return deeds.once(form.key(), () -> {
            if (!links.mayAskAgain(pairing.id())) {
                return Reply.seeOther(
                        "/internship/protege", Sentence.of("internship.protege.asked-often", pairing.protegeName()));
            }
            pairings.askAgain(viewer.actor(), pairing);
            return Reply.seeOther(
                    "/internship/protege", Sentence.of("internship.protege.asked-again", pairing.protegeName()));
        });
    }

    @PostMapping("/internship/protege/withdrawal")
    @SignedIn
    Reply takeBack(Viewer viewer, Form form) {
        var pairing = proposed(viewer);
        return deeds.once(form.key(), () -> {
            if (pairings.takeBack(viewer.actor(), pairing)) {
                links.withdrawAgreement(pairing.id());
            }
            return Reply.seeOther("/internship/protege", Sentence.of("internship.protege.taken-back"));
        });
    }

    private Pairing proposed(Viewer viewer) {
        return pairings.open(placed(viewer).id())
                .filter(pairing -> pairing.state() == Pairing.State.PROPOSED)
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/internship/protege/ending")
    @SignedIn
    Reply end(Viewer viewer, Form form) {
        var internship = placed(viewer);
        var pairing = pairings.open(internship.id())
                .filter(one -> one.state() != Pairing.State.PROPOSED)
                .orElseThrow(NotFound::new);
        String reason = form.required("reason", Sentence.of("internship.pairing.end.reason.missing"));
        form.atMost("reason", 1000);
        if (!form.isRight()) {
            return Reply.again("internship/pairing/protege", view(internship, form, false));
        }
        return deeds.once(form.key(), () -> {
            pairings.end(viewer.actor(), pairing, reason, false);
            return Reply.seeOther(
                    "/internship/protege",
                    Sentence.of(
                            edition(internship).internship().hoursCarryOver()
                                    ? "internship.pairing.ended"
                                    : "internship.pairing.ended.afresh",
                            pairing.protegeName()));
        });
    }
}
