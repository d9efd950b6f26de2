package org.cadre.people;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.cadre.platform.web.Attempts;
import org.cadre.platform.web.Attempts.Limit;
import org.springframework.stereotype.Component;

/** How often a stranger may ask from one place, and how many mails one address gets for it: no robot fills a list. */
@Component
public class AskingPace {
    private static final int MOST_FROM_PLACE = 10;
    private static final int MOST_TO_ADDRESS = 3;
    private static final Duration WITHIN = Duration.ofHours(1);

    private final Attempts attempts;

    AskingPace(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Whether one may ask from there once more; counts it when so.
     *
     * @param what is asked: each is counted apart
     */
    public boolean mayAsk(String what, String place) {
        return attempts.allow(new Limit(what + "-from-place", MOST_FROM_PLACE, WITHIN), place);
    }

    /** Whether the address may get one more mail for it; counts it when so. No address is written down for it. */
    public boolean mayTell(String what, String address) {
        return attempts.allow(
                new Limit(what + "-to-address", MOST_TO_ADDRESS, WITHIN),
                UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
