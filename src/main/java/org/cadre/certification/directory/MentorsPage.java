package org.cadre.certification.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.offering.UsState;
import org.cadre.people.AskingPace;
import org.cadre.people.Open;
import org.cadre.people.Place;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The public directory, and the form by which a district or a principal asks for one of the mentors in it. */
@Controller
final class MentorsPage {
    private static final int A_PAGE = 24;
    private static final String FORM = "certification/directory/request-form";
    private static final String SENT = "/mentors/requested";
    private static final List<String> ASKS_AS = List.of("district", "principal");
    /** People do not see this field: what fills it in is no person. */
    private static final String TRAP = "website";

    /** @param next the address of the next page; null: this is the last */
    record MentorsView(
            List<MentorCard> mentors,
            Form form,
            List<Option> states,
            List<Option> kinds,
            @Nullable String next) {
        boolean filtered() {
            return !form.text("state").isEmpty() || !form.text("kind").isEmpty();
        }
    }

    /** The form, with the mentor it is for. */
    record RequestView(MentorCard mentor, Form form, List<Option> asksAs, List<Option> kinds) {}

    record SentView() {}

    private final Directory directory;
    private final MentorRequests requests;
    private final AskingPace pace;
    private final Texts texts;
    private final Deeds deeds;

    MentorsPage(Directory directory, MentorRequests requests, AskingPace pace, Texts texts, Deeds deeds) {
        this.directory = directory;
        this.requests = requests;
        this.pace = pace;
        this.texts = texts;
        this.deeds = deeds;
    }

    @GetMapping("/mentors")
    @Open
    Reply list(Form form, @RequestParam(required = false) @Nullable UUID after) {
        String state = UsState.exists(form.text("state")) ? form.text("state") : "";
        String kind = Availability.KINDS.contains(form.text("kind")) ? form.text("kind") : "";
        var found = directory.list(state, kind, after, A_PAGE + 1);
        var shown = found.subList(0, Math.min(A_PAGE, found.size()));
        return Reply.show(
                "certification/directory/mentors",
                new MentorsView(
                        shown,
                        form,
                        UsState.options(texts),
                        Availability.kinds(texts),
                        found.size() > A_PAGE
                                ? next(state, kind, shown.getLast().id())
                                : null));
    }

    private static String next(String state, String kind, UUID last) {
        return UriComponentsBuilder.fromPath("/mentors")
                .queryParam("state", "{state}")
                .queryParam("kind", "{kind}")
                .queryParam("after", last)
                .encode()
                .buildAndExpand(state, kind)
                .toUriString();
    }

    @GetMapping("/mentors/{id}/request")
    @Open
    Reply show(@PathVariable UUID id) {
        return Reply.show(FORM, view(mentor(id), Form.empty()));
    }

    private MentorCard mentor(UUID id) {
        return directory.find(id).orElseThrow(NotFound::new);
    }

    private RequestView view(MentorCard mentor, Form form) {
        return new RequestView(
                mentor,
                form,
                ASKS_AS.stream()
                        .map(word -> new Option(word, texts.say("certification.request.as." + word)))
                        .toList(),
                Availability.kinds(texts).stream()
                        .filter(kind -> mentor.kinds().contains(kind.value()))
                        .toList());
    }

    @PostMapping("/mentors/{id}/request")
    @Open
    Reply ask(HttpServletRequest request, @PathVariable UUID id, Form form) {
        var mentor = mentor(id);
        if (!form.text(TRAP).isEmpty()) {
            return Reply.seeOther(SENT);
        }
        var asked = read(form, mentor);
        if (!form.isRight()) {
            return Reply.again(FORM, view(mentor, form));
        }
        return deeds.once(form.key(), () -> {
            var person = directory.person(mentor.id()).orElseThrow(NotFound::new);
            if (!requests.hasRoom(person)) {
                form.wrong("about", Sentence.of("certification.request.no-room", mentor.name()));
            } else if (!pace.mayAsk("mentor-request", Place.of(request))
                    || !pace.mayTell("mentor-request", asked.email())) {
                form.wrong("about", Sentence.of("certification.request.too-many"));
            }
            if (!form.isRight()) {
                return Reply.again(FORM, view(mentor, form));
            }
            requests.receive(person, mentor.name(), asked);
            return Reply.seeOther(SENT);
        });
    }

    private static MentorRequests.Asked read(Form form, MentorCard mentor) {
        String name = form.required("name", Sentence.of("certification.request.name-missing"));
        form.atMost("name", 120);
        String email = form.required("email", Sentence.of("certification.request.email-missing"))
                .toLowerCase(Locale.ROOT);
        form.atMost("email", 254);
        if (!MailAddress.isOne(email)) {
            form.wrong("email", Sentence.of("certification.request.email-wrong"));
        }
        if (!ASKS_AS.contains(form.text("asksAs"))) {
            form.wrong("asksAs", Sentence.of("certification.request.as-missing"));
        }
        if (!mentor.kinds().contains(form.text("kind"))) {
            form.wrong("kind", Sentence.of("certification.request.kind-missing"));
        }
        String about = form.required("about", Sentence.of("certification.request.about-missing"));
        form.atMost("about", 2_000);
        return new MentorRequests.Asked(
                oneLine(name),
                email,
                form.text("asksAs"),
                oneLine(form.atMost("organization", 160)),
                form.text("kind"),
                about);
    }

    /** A name goes into a mail's subject: a stranger does not write further headers with it. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    @GetMapping("/mentors/requested")
    @Open
    Reply sent() {
        return Reply.show("certification/directory/request-sent", new SentView());
    }
}
