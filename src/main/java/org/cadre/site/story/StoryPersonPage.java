package org.cadre.site.story;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.site.media.Limits;
import org.cadre.site.media.Showing;
import org.cadre.site.media.SiteUploads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** One person in a story: office asks them, keeps what they signed, or takes back what they agreed to when they say so. */
@Controller
final class StoryPersonPage {
    private static final String PLACE = StoryEditorPage.PLACE + "/{id}/people/{person}";
    private static final String TEMPLATE = "site/story/story-person";

    record PersonView(
            StorySummary story, StoryPerson person, LocalDate today, Form paperForm, Form removalForm, int megabytes) {
        String place() {
            return StoryEditorPage.PLACE + "/" + story.id() + "/people/" + person.id();
        }

        StoryPerson.State state() {
            return person.state(today);
        }
    }

    private final Stories stories;
    private final StoryConsents consents;
    private final SiteUploads uploads;
    private final Showing showing;
    private final Limits limits;
    private final ProgramClock clock;
    private final Deeds deeds;

    StoryPersonPage(
            Stories stories,
            StoryConsents consents,
            SiteUploads uploads,
            Showing showing,
            Limits limits,
            ProgramClock clock,
            Deeds deeds) {
        this.stories = stories;
        this.consents = consents;
        this.uploads = uploads;
        this.showing = showing;
        this.limits = limits;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id, @PathVariable UUID person) {
        return Reply.show(TEMPLATE, view(id, person(id, person), paper(), Form.empty()));
    }

    private Form paper() {
        return Form.empty().with("givenOn", clock.today()).with("expiresOn", consents.expiry());
    }

    private StoryPerson person(UUID story, UUID person) {
        return consents.find(story, person).orElseThrow(NotFound::new);
    }

    private PersonView view(UUID story, StoryPerson person, Form paper, Form removal) {
        return new PersonView(
                stories.find(story).orElseThrow(NotFound::new),
                person,
                clock.today(),
                paper,
                removal,
                limits.now().fileMegabytes());
    }

    private static String place(UUID story, UUID person) {
        return StoryEditorPage.PLACE + "/" + story + "/people/" + person;
    }

    @PostMapping(PLACE + "/asking")
    @Only(Role.OFFICE)
    Reply ask(Viewer viewer, @PathVariable UUID id, @PathVariable UUID person, Form form) {
        var one = person(id, person);
        if (one.email().isEmpty() || !one.isIn()) {
            throw new NotFound();
        }
        return deeds.once(form.key(), () -> {
            consents.ask(one, viewer.actor());
            return Reply.seeOther(place(id, person), Sentence.of("site.story.person.asked", one.name()));
        });
    }

    @PostMapping(PLACE + "/paper")
    @Only(Role.OFFICE)
    Reply signed(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID person,
            Form form,
            @RequestParam(name = "paper", required = false) @Nullable MultipartFile file) {
        var one = person(id, person);
        if (!one.isIn()) {
            throw new NotFound();
        }
        var today = clock.today();
        var givenOn = form.day("givenOn").orElse(null);
        var expiresOn = form.day("expiresOn").orElse(null);
        if (givenOn == null) {
            form.wrong("givenOn", Sentence.of("site.story.person.given-missing"));
        } else if (givenOn.isAfter(today)) {
            form.wrong("givenOn", Sentence.of("site.story.person.given-later"));
        }
        if (expiresOn == null) {
            form.wrong("expiresOn", Sentence.of("site.story.person.expires-missing"));
        } else if (expiresOn.isBefore(today)) {
            form.wrong("expiresOn", Sentence.of("site.story.person.expires-over"));
        }
        var paper = uploads.paper(form, "paper", file);
        if (paper.isEmpty()) {
            form.wrong("paper", Sentence.of("site.story.person.paper-missing"));
        }
        if (!form.isRight() || paper.isEmpty() || givenOn == null || expiresOn == null) {
            return Reply.again(TEMPLATE, view(id, one, form, Form.empty()));
        }
        return deeds.once(form.key(), () -> {
            consents.signed(id, person, givenOn, expiresOn, uploads.keep(paper.get()), viewer.actor());
            return Reply.seeOther(place(id, person), Sentence.of("site.story.person.paper-kept", one.name()));
        });
    }

    @GetMapping(PLACE + "/papers/{consent}")
    @Only(Role.OFFICE)
    ResponseEntity<Resource> paper(
            @PathVariable UUID id, @PathVariable UUID person, @PathVariable UUID consent, WebRequest request) {
        person(id, person);
        return showing.hand(request, consents.paper(id, consent).orElseThrow(NotFound::new));
    }

    /** At once, and without a question. */
    @PostMapping(PLACE + "/withdrawal")
    @Only(Role.OFFICE)
    Reply withdraw(Viewer viewer, @PathVariable UUID id, @PathVariable UUID person, Form form) {
        var one = person(id, person);
        return deeds.once(form.key(), () -> {
            consents.withdraw(one, false, viewer.actor());
            return Reply.seeOther(place(id, person), Sentence.of("site.story.person.withdrawn", one.name()));
        });
    }

    @PostMapping(PLACE + "/removal")
    @Only(Role.OFFICE)
    Reply remove(Viewer viewer, @PathVariable UUID id, @PathVariable UUID person, Form form) {
        var one = person(id, person);
        form.required("reason", Sentence.of("site.story.person.reason-missing"));
        String reason = form.atMost("reason", 500);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(id, one, paper(), form));
        }
        return deeds.once(form.key(), () -> {
            consents.remove(one, reason, viewer.actor());
            return Reply.seeOther(
                    StoryEditorPage.PLACE + "/" + id, Sentence.of("site.story.person.removed", one.name()));
        });
    }
}
