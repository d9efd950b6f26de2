package org.cadre.care.request;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cadre.care.request.CareRequests.Outcome;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office writes down what somebody asked by phone or letter. The days run from the day they asked. */
@Controller
class EnteredRequestPage {
    record EnteredView(PersonCard person, List<Option> kinds, Form form) {}

    private final CareRequests requests;
    private final People people;
    private final ProgramClock clock;
    private final Texts texts;
    private final Deeds deeds;

    EnteredRequestPage(CareRequests requests, People people, ProgramClock clock, Texts texts, Deeds deeds) {
        this.requests = requests;
        this.people = people;
        this.clock = clock;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/office/people/{id}/requests/new")
    @Only(Role.OFFICE)
    Reply blank(@PathVariable UUID id) {
        return Reply.show(
                "care/request/request-entered", view(person(id), Form.empty().with("asked", clock.today())));
    }

    private PersonCard person(UUID id) {
        return people.find(new PersonId(id)).orElseThrow(NotFound::new);
    }

    private EnteredView view(PersonCard person, Form form) {
        return new EnteredView(
                person,
                Arrays.stream(RequestKind.values())
                        .map(kind -> new Option(kind.word(), texts.say(kind.label())))
                        .toList(),
                form);
    }

    @PostMapping("/office/people/{id}/requests")
    @Only(Role.OFFICE)
    Reply enter(Viewer viewer, @PathVariable UUID id, Form form) {
        var person = person(id);
        var kind = RequestKind.find(form.text("kind"));
        if (kind.isEmpty()) {
            form.wrong("kind", Sentence.of("care.request.kind.missing"));
        }
        kind.filter(RequestKind::needsWords)
                .ifPresent(_ -> form.required("words", Sentence.of("care.request.words.missing")));
        String words = form.atMost("words", OwnRequestsPage.LONGEST);
        var asked = form.day("asked");
        if (asked.isEmpty()) {
            form.wrong("asked", Sentence.of("care.request.asked.missing"));
        } else if (asked.get().isAfter(clock.today())) {
            form.wrong("asked", Sentence.of("care.request.asked.future", clock.today()));
        }
        if (!form.isRight()) {
            return Reply.again("care/request/request-entered", view(person, form));
        }
        return deeds.once(form.key(), () -> switch (requests.ask(
                viewer, person.id(), kind.orElseThrow(), words, asked.orElseThrow())) {
            case Outcome.Asked(var request, var dueOn) ->
                Reply.seeOther(
                        "/office/requests/" + request,
                        Sentence.of("care.request.entered", person.displayName(), dueOn));
            case Outcome.AskedBefore _ -> again(person, form, "care.request.asked-before.office");
            case Outcome.TooMany _ -> again(person, form, "care.request.many.office");
        });
    }

    private Reply again(PersonCard person, Form form, String why) {
        form.wrong("kind", Sentence.of(why, person.displayName()));
        return Reply.again("care/request/request-entered", view(person, form));
    }
}
