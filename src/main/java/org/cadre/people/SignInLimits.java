package org.cadre.people;

import java.time.Duration;
import org.cadre.platform.web.Attempts.Limit;

/** How often somebody may try to come in. */
final class SignInLimits {
    /** A passphrase for one address. The owner still comes in by a one-time link. */
    static final Limit PASSPHRASE_OF_ADDRESS = new Limit("PASSPHRASE_OF_ADDRESS", 10, Duration.ofMinutes(15));

    /** Passphrases from one place: a whole district may sit behind one address of the internet. */
    static final Limit PASSPHRASE_FROM_PLACE = new Limit("PASSPHRASE_FROM_PLACE", 60, Duration.ofMinutes(15));

    /** Mails to one address. Every link that was sent goes on working. */
    static final Limit MAIL_TO_ADDRESS = new Limit("MAIL_TO_ADDRESS", 4, Duration.ofHours(1));

    static final Limit MAIL_FROM_PLACE = new Limit("MAIL_FROM_PLACE", 40, Duration.ofHours(1));

    /** The passphrase asked for when a sign-up is confirmed in another browser. */
    static final Limit CONFIRMATION = new Limit("CONFIRMATION", 10, Duration.ofMinutes(15));

    private SignInLimits() {}
}
