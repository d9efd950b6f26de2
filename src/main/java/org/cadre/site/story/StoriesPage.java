package org.cadre.site.story;

import java.util.List;
import org.cadre.people.Open;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.site.media.Showing;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** Everybody reads what those experienced who took part, while they consent. */
@Controller
final class StoriesPage {
    private static final int PAGE = 12;
    private static final int FURTHEST = 1_000;

    /** @param next where the next page begins; null: there is none */
    record ListView(
            List<ShownStory> stories,
            boolean first,
            @Nullable Integer next) {}

    private final ShownStories shown;
    private final Stories stories;
    private final StoryViews views;
    private final Showing showing;

    StoriesPage(ShownStories shown, Stories stories, StoryViews views, Showing showing) {
        this.shown = shown;
        this.stories = stories;
        this.views = views;
        this.showing = showing;
    }

    @GetMapping("/experiences")
    @Open
    Reply list(@RequestParam(defaultValue = "0") int from) {
        int after = Math.clamp(from, 0, FURTHEST);
        var found = shown.newest(PAGE + 1, after);
        return new Reply.Public(
                "site/story/stories",
                new ListView(
                        found.subList(0, Math.min(PAGE, found.size())),
                        after == 0,
                        found.size() > PAGE ? after + PAGE : null),
                null);
    }

    @GetMapping("/experiences/{slug}")
    @Open
    Reply one(@PathVariable String slug) {
        var seen = shown.find(slug).orElseThrow(NotFound::new);
        return new Reply.Public(
                "site/story/story-page", views.shown(stories.version(seen.version()), "/experiences/" + slug), null);
    }

    /** A picture, a video or its captions: no longer than the story itself is seen. */
    @GetMapping("/experiences/{slug}/files/{digest}")
    @Open
    ResponseEntity<Resource> file(@PathVariable String slug, @PathVariable String digest, WebRequest request) {
        return showing.show(request, digest, shown.fileOf(slug, digest).orElseThrow(NotFound::new));
    }
}
