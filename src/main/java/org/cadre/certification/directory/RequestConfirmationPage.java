package org.cadre.certification.directory;

import java.util.UUID;
import org.cadre.people.Open;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who asked for a mentor confirms by a link in a mail that the address is theirs; opening it alone does nothing. */
@Controller
final class RequestConfirmationPage {
    /** @param failed the mentor is not to be asked any more */
    record ConfirmationView(MentorRequest request, String action, boolean failed) {
        boolean isOpen() {
            return request.state() == MentorRequest.State.UNCONFIRMED && !failed;
        }
    }

    private final MentorRequests requests;
    private final MentorRequestLinks links;
    private final Settings settings;
    private final Deeds deeds;

    RequestConfirmationPage(MentorRequests requests, MentorRequestLinks links, Settings settings, Deeds deeds) {
        this.requests = requests;
        this.links = links;
        this.settings = settings;
        this.deeds = deeds;
    }

    @GetMapping("/mentors/confirmation/{token}")
    @Open
    Reply show(@PathVariable String token) {
        return switch (links.readConfirmation(token)) {
            case Link.Good(var request) -> page(request, token, false);
            case Link.Used(var request) -> page(request, token, false);
            case Link.Expired(var _) -> dead("expired");
            case Link.Unknown() -> dead("unknown");
        };
    }

    private Reply page(UUID request, String token, boolean failed) {
        return requests.find(request)
                .map(one -> Reply.show(
                        "certification/directory/request-confirmation",
                        new ConfirmationView(one, "/mentors/confirmation/" + token, failed)))
                .orElseGet(() -> dead("expired"));
    }

    private Reply dead(String why) {
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("certification.request.dead", settings.mailFrom())));
    }

    @PostMapping("/mentors/confirmation/{token}")
    @Open
    Reply confirm(@PathVariable String token, Form form) {
        if (!(links.readConfirmation(token) instanceof Link.Good(var id))) {
            return Reply.seeOther("/mentors/confirmation/" + token);
        }
        var request = requests.find(id);
        if (request.isEmpty()) {
            return dead("expired");
        }
        return deeds.once(
                form.key(),
                () -> requests.confirm(request.get()) == MentorRequests.Confirmation.NOT_SHOWN
                        ? page(id, token, true)
                        : Reply.seeOther("/mentors/confirmation/" + token));
    }
}
