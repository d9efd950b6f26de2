package org.cadre.certification.directory;

import java.util.UUID;
import org.cadre.people.Open;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The mentor reads a request and accepts or declines it: by the link in the mail, or signed in. */
@Controller
final class RequestAnswerPage {
    private static final String TEMPLATE = "certification/directory/request-answer";
    private static final int LONGEST_WORDS = 1_000;

    /** @param action where the answer goes */
    record AnswerView(MentorRequest request, String action, Form form) {
        boolean isOpen() {
            return request.state() == MentorRequest.State.WAITING;
        }
    }

    private final MentorRequests requests;
    private final MentorRequestLinks links;
    private final Settings settings;
    private final Deeds deeds;

    RequestAnswerPage(MentorRequests requests, MentorRequestLinks links, Settings settings, Deeds deeds) {
        this.requests = requests;
        this.links = links;
        this.settings = settings;
        this.deeds = deeds;
    }

    @GetMapping("/mentors/answer/{token}")
    @Open
    Reply byLink(@PathVariable String token) {
        return switch (links.readAnswer(token)) {
            case Link.Good(var id) -> page(find(id), "/mentors/answer/" + token);
            case Link.Used(var id) -> page(find(id), "/mentors/answer/" + token);
            case Link.Expired(var _) -> dead("expired");
            case Link.Unknown() -> dead("unknown");
        };
    }

    private MentorRequest find(UUID id) {
        return requests.find(id).orElseThrow(NotFound::new);
    }

    private static Reply page(MentorRequest request, String action) {
        return Reply.show(TEMPLATE, new AnswerView(request, action, Form.empty()));
    }

    private Reply dead(String why) {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("certification.request.dead", settings.mailFrom())));
    }

    @PostMapping("/mentors/answer/{token}")
    @Open
    Reply answerByLink(@PathVariable String token, Form form) {
        return links.readAnswer(token) instanceof Link.Good(var id)
                ? answer(find(id), "/mentors/answer/" + token, form, new Actor(null, null))
                : Reply.seeOther("/mentors/answer/" + token);
    }

    @GetMapping("/mentor-requests/{id}")
    @SignedIn
    Reply own(Viewer viewer, @PathVariable UUID id) {
        return page(own(id, viewer), "/mentor-requests/" + id);
    }

    private MentorRequest own(UUID id, Viewer viewer) {
        return requests.find(id)
                .filter(one -> one.mentor().equals(viewer.id()) && one.state() != MentorRequest.State.UNCONFIRMED)
                .orElseThrow(NotFound::new);
    }

    @PostMapping("/mentor-requests/{id}")
    @SignedIn
    Reply answer(Viewer viewer, @PathVariable UUID id, Form form) {
        return answer(own(id, viewer), "/mentor-requests/" + id, form, viewer.actor());
    }

    private Reply answer(MentorRequest request, String place, Form form, Actor actor) {
        boolean accepted = form.text("answer").equals("accept");
        if (!accepted && !form.text("answer").equals("decline")) {
            form.wrong("answer", Sentence.of("certification.request.answer-missing"));
        }
        String words = form.atMost("words", LONGEST_WORDS);
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, new AnswerView(request, place, form));
        }
        return deeds.once(
                form.key(),
                () -> Reply.seeOther(
                        place,
                        Sentence.of(
                                !requests.answer(request, accepted, words, actor)
                                        ? "certification.request.answered-already"
                                        : accepted
                                                ? "certification.request.accepted"
                                                : "certification.request.declined")));
    }
}
