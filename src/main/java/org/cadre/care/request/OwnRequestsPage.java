package org.cadre.care.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.care.request.CareRequests.Outcome;
import org.cadre.people.SignedIn;
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

/** What somebody asks of office about themselves, and what came of it. */
@Controller
class OwnRequestsPage {
    static final int LONGEST = 5000;
    private static final String PLACE = "/account/requests";

    record OwnView(List<CareRequest> requests, List<Option> kinds, Map<RequestKind, Integer> terms, Form form) {}

    private final CareRequests requests;
    private final RequestTerms terms;
    private final ProgramClock clock;
    private final Texts texts;
    private final Deeds deeds;

    OwnRequestsPage(CareRequests requests, RequestTerms terms, ProgramClock clock, Texts texts, Deeds deeds) {
        this.requests = requests;
        this.terms = terms;
        this.clock = clock;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @SignedIn
    Reply show(Viewer viewer, Form form) {
        var wanted = Form.empty()
                .with(
                        "kind",
                        RequestKind.find(form.text("kind"))
                                .map(RequestKind::word)
                                .orElse(null));
        return Reply.show("care/request/own-requests", view(viewer, wanted));
    }

    /** Office that enters for somebody reads a complaint at its own page, where each reading is recorded. */
    private OwnView view(Viewer viewer, Form form) {
        return new OwnView(
                requests.of(viewer.id()).stream()
                        .map(one -> viewer.isActedFor() && one.kind().isConfidential() ? one.unread() : one)
                        .toList(),
                Arrays.stream(RequestKind.values())
                        .map(kind -> new Option(kind.word(), texts.say(kind.label() + ".own")))
                        .toList(),
                terms.all(),
                form);
    }

    @PostMapping(PLACE)
    @SignedIn
    Reply ask(Viewer viewer, Form form) {
        var kind = RequestKind.find(form.text("kind"));
        if (kind.isEmpty()) {
            form.wrong("kind", Sentence.of("care.request.kind.missing"));
        }
        kind.filter(RequestKind::needsWords)
                .ifPresent(_ -> form.required("words", Sentence.of("care.request.words.missing")));
        String words = form.atMost("words", LONGEST);
        if (!form.isRight()) {
            return Reply.again("care/request/own-requests", view(viewer, form));
        }
        return deeds.once(form.key(), () -> switch (requests.ask(
                viewer, viewer.id(), kind.orElseThrow(), words, clock.today())) {
            case Outcome.Asked(var _, var dueOn) -> Reply.seeOther(PLACE, Sentence.of("care.request.sent", dueOn));
            case Outcome.AskedBefore _ -> again(viewer, form, "care.request.asked-before");
            case Outcome.TooMany _ -> again(viewer, form, "care.request.many");
        });
    }

    private Reply again(Viewer viewer, Form form, String why) {
        form.wrong("kind", Sentence.of(why));
        return Reply.again("care/request/own-requests", view(viewer, form));
    }

    @PostMapping(PLACE + "/{id}/withdrawal")
    @SignedIn
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        if (requests.of(viewer.id()).stream().noneMatch(one -> one.id().equals(id))) {
            throw new NotFound();
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        PLACE,
                        Sentence.of(
                                requests.withdraw(viewer, id)
                                        ? "care.request.withdrawn"
                                        : "care.request.answered-before")));
    }
}
