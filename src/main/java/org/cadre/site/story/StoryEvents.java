package org.cadre.site.story;

import java.time.LocalDate;
import java.util.UUID;

/** What others may hear about stories. */
public final class StoryEvents {
    private StoryEvents() {}

    /** Somebody is asked whether they may be named or shown. */
    public record ConsentAsked(UUID consent, String name, String email, String title) {}

    /** Somebody consented, and can take it back by a link of their own. */
    public record ConsentGiven(
            UUID consent, UUID story, String name, String email, String title, LocalDate expiresOn) {}

    public record ConsentDeclined(UUID story, String name, String title) {}

    /** A consent was taken back: the story is gone. */
    public record ConsentWithdrawn(UUID story, String name, String title, boolean byThemselves) {}

    /** A consent ends soon, and nothing has been given that lasts longer. */
    public record ConsentEndsSoon(UUID story, String name, String title, LocalDate expiresOn) {}

    /** A consent has ended: the story is gone. */
    public record ConsentEnded(UUID story, String name, String title, LocalDate expiresOn) {}
}
