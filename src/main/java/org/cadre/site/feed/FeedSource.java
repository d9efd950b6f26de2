package org.cadre.site.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cadre.platform.text.Sentence;

/** Something the public site tells news of: its feed is at {@code /feeds/NAME.atom}. */
public interface FeedSource {
    /** One thing that is new.
     *
     * @param id never changes, and belongs to nothing else: "urn:uuid:…"
     * @param href its page, from the root
     * @param at when it was last changed for its readers
     * @param summary in plain text
     */
    record News(String id, String title, String href, Instant at, String summary) {}

    /** As it stands in the address. */
    String name();

    Sentence title();

    /** The page on which people read the same. */
    String place();

    /** How long readers may keep it without asking again; nothing where it may be withdrawn at any moment. */
    default Duration kept() {
        return Duration.ofMinutes(15);
    }

    /** What everybody may see at this moment, the newest first. */
    List<News> news(int most);
}
