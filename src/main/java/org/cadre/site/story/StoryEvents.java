package org.cadre.site.story;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may hear about stories. */
public final class StoryEvents {
    private StoryEvents() {}

    /**
     * Everybody may see it from now on, as it says here: told anew whenever that changes, in the same transaction.
     *
     * @param words in Markdown, with the summary and the quotation
     * @param until the last day on which everyone in it consents; null: nobody is in it
     */
    public record StoryShown(
            UUID story,
            String href,
            String title,
            String words,
            @Nullable LocalDate until) {}

    /** Nobody may see it any more. */
    public record StoryHidden(UUID story) {}

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
