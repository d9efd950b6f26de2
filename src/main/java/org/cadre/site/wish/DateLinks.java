package org.cadre.site.wish;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** The signed links of a wish: one says that the address is theirs, one ends the mails. */
@Component
class DateLinks {
    private static final String CONFIRM = "date-wish-confirm";
    private static final String END = "date-wish-end";
    /** A mail of years ago still ends what it belongs to. */
    private static final Duration TO_END = Duration.ofDays(10 * 365L);

    private final SignedLinks links;
    private final Settings settings;
    private final Clock system;

    DateLinks(SignedLinks links, Settings settings, Clock system) {
        this.links = links;
        this.settings = settings;
        this.system = system;
    }

    /** A whole address at which it is confirmed, for as long as the wish is kept without. */
    String confirmation(DateWish wish) {
        var left = Duration.between(system.instant(), wish.askedAt().plus(DateWishes.UNCONFIRMED));
        return settings.link("/dates/confirmation/" + links.make(CONFIRM, wish.id(), left));
    }

    Link read(String token) {
        return links.read(CONFIRM, token);
    }

    boolean use(String token) {
        return links.use(CONFIRM, token);
    }

    /** A whole address at which the mails end, also by the one click of a mail program. */
    String end(UUID wish) {
        return settings.link("/mail-preferences/dates/" + links.make(END, wish, TO_END));
    }

    /** Whose mails end; a restored backup or age takes no one's way out away. */
    Optional<UUID> ending(String token) {
        return switch (links.read(END, token)) {
            case Link.Good(var wish) -> Optional.of(wish);
            case Link.Used(var wish) -> Optional.of(wish);
            case Link.Expired(var wish) -> Optional.of(wish);
            case Link.Unknown() -> Optional.empty();
        };
    }
}
