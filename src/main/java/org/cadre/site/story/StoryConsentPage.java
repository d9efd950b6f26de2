package org.cadre.site.story;

import java.time.LocalDate;
import java.util.Optional;
import org.cadre.people.Open;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.DeadLink;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.site.media.Showing;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.WebRequest;

/** Somebody who is in a story sees it by a link of their own, and agrees, says no, or takes it back. Opening it alone does nothing. */
@Controller
final class StoryConsentPage {
    private static final String PLACE = "/experiences/consent/{token}";

    /**
     * What they are asked.
     *
     * @param story null: it is not to be seen, not even here
     * @param expires the last day, if they agreed today
     */
    record ConsentView(
            StoryPerson person,
            StoryPerson.Consent consent,
            @Nullable StoryView story,
            String title,
            String place,
            LocalDate today,
            LocalDate expires) {
        StoryPerson.State state() {
            return person.isIn() ? consent.state(today) : StoryPerson.State.NONE;
        }
    }

    private final StoryConsents consents;
    private final Stories stories;
    private final StoryViews views;
    private final StoryLinks links;
    private final Showing showing;
    private final Settings settings;
    private final ProgramClock clock;
    private final Deeds deeds;

    StoryConsentPage(
            StoryConsents consents,
            Stories stories,
            StoryViews views,
            StoryLinks links,
            Showing showing,
            Settings settings,
            ProgramClock clock,
            Deeds deeds) {
        this.consents = consents;
        this.stories = stories;
        this.views = views;
        this.links = links;
        this.showing = showing;
        this.settings = settings;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping(PLACE)
    @Open
    Reply show(@PathVariable String token) {
        return asked(token)
                .map(one -> Reply.show("site/story/consent", view(one, token)))
                .orElseGet(() -> dead(token));
    }

    private Optional<StoryConsents.Asked> asked(String token) {
        return links.read(token) instanceof Link.Good(var consent) ? consents.asked(consent) : Optional.empty();
    }

    private ConsentView view(StoryConsents.Asked asked, String token) {
        String place = "/experiences/consent/" + token;
        return new ConsentView(
                asked.person(),
                asked.consent(),
                isOpen(asked) ? views.draft(stories.version(asked.version()), place + "/files/", null) : null,
                asked.title(),
                place,
                clock.today(),
                consents.expiry());
    }

    /** While they are asked or agree, and nobody in it has taken their word back. */
    private boolean isOpen(StoryConsents.Asked asked) {
        var today = clock.today();
        var state = asked.consent().state(today);
        return asked.person().isIn()
                && (state == StoryPerson.State.ASKED || state == StoryPerson.State.IN_FORCE)
                && consents.of(asked.person().story()).stream()
                        .noneMatch(one -> one.isIn() && one.state(today) == StoryPerson.State.WITHDRAWN);
    }

    private Reply dead(String token) {
        String why = switch (links.read(token)) {
            case Link.Used(var _) -> "used";
            case Link.Unknown() -> "unknown";
            case Link.Expired(var _), Link.Good(var _) -> "expired";
        };
        return Reply.show(
                "platform/web/dead-link",
                new DeadLink(why, null, Sentence.of("site.story.consent.dead", settings.mailFrom())));
    }

    /** What the story shows, for whom it is about alone. */
    @GetMapping(PLACE + "/files/{digest}")
    @Open
    ResponseEntity<Resource> file(@PathVariable String token, @PathVariable String digest, WebRequest request) {
        var type = asked(token)
                .filter(this::isOpen)
                .flatMap(one -> stories.fileOf(one.person().story(), digest));
        return showing.show(request, digest, type.orElseThrow(NotFound::new));
    }

    @PostMapping(PLACE)
    @Open
    Reply answer(@PathVariable String token, Form form) {
        var asked = asked(token);
        if (asked.isEmpty()) {
            return dead(token);
        }
        boolean agrees = form.has("answer", "yes");
        boolean declines = form.has("answer", "no");
        return deeds.once(form.key(), () -> {
            if (agrees && consents.give(asked.get())) {
                return Reply.seeOther(place(token), Sentence.of("site.story.consent.thanks"));
            }
            if (declines) {
                consents.decline(asked.get());
                return Reply.seeOther(place(token), Sentence.of("site.story.consent.declined"));
            }
            return Reply.seeOther(place(token));
        });
    }

    @PostMapping(PLACE + "/withdrawal")
    @Open
    Reply withdraw(@PathVariable String token, Form form) {
        var asked = asked(token);
        if (asked.isEmpty()) {
            return dead(token);
        }
        return deeds.once(form.key(), () -> {
            consents.withdraw(asked.get().person(), true, Actor.SYSTEM);
            return Reply.seeOther(place(token), Sentence.of("site.story.consent.gone"));
        });
    }

    private static String place(String token) {
        return "/experiences/consent/" + token;
    }
}
