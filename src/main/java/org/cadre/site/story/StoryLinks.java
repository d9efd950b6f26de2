package org.cadre.site.story;

import java.time.Duration;
import java.util.UUID;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** The links by which people in stories consent, and take it back whenever they like: good for longer than any consent. */
@Component
public class StoryLinks {
    private static final String PURPOSE = "story-consent";
    private static final Duration LIFETIME = Duration.ofDays(3660);

    private final SignedLinks links;
    private final Settings settings;

    StoryLinks(SignedLinks links, Settings settings) {
        this.links = links;
        this.settings = settings;
    }

    public String consent(UUID consent) {
        return settings.link("/experiences/consent/" + links.make(PURPOSE, consent, LIFETIME));
    }

    Link read(String token) {
        return links.read(PURPOSE, token);
    }
}
