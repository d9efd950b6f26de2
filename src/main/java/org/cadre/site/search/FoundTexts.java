package org.cadre.site.search;

import org.cadre.site.resource.ResourceEvents;
import org.cadre.site.search.PublicTexts.Kind;
import org.cadre.site.search.PublicTexts.Published;
import org.cadre.site.story.StoryEvents;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes stories and resources findable for as long as they are shown. */
@Component
class FoundTexts {
    private static final String ENGLISH = "en";

    private final PublicTexts texts;

    FoundTexts(PublicTexts texts) {
        this.texts = texts;
    }

    @EventListener
    void found(StoryEvents.StoryShown story) {
        texts.publish(new Published(
                Kind.STORY, story.story(), ENGLISH, story.href(), story.title(), story.words(), story.until()));
    }

    @EventListener
    void gone(StoryEvents.StoryHidden story) {
        texts.withdraw(Kind.STORY, story.story());
    }

    @EventListener
    void found(ResourceEvents.ResourceShown resource) {
        texts.publish(new Published(
                Kind.RESOURCE,
                resource.resource(),
                resource.language(),
                resource.href(),
                resource.title(),
                resource.words(),
                null));
    }

    @EventListener
    void gone(ResourceEvents.ResourceHidden resource) {
        texts.withdraw(Kind.RESOURCE, resource.resource());
    }
}
