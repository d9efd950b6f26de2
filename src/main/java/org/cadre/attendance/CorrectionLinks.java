package org.cadre.attendance;

import java.time.Duration;
import java.util.UUID;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** The signed link by which somebody who was named decides on a correction without signing in. */
@Component
public class CorrectionLinks {
    private static final String PURPOSE = "attendance-correction";
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final SignedLinks links;
    private final Settings settings;

    CorrectionLinks(SignedLinks links, Settings settings) {
        this.links = links;
        this.settings = settings;
    }

    /** A whole address at which a correction is read and decided; used up by the decision. */
    public String to(CorrectionId correction) {
        UUID subject = correction.value();
        links.withdraw(PURPOSE, subject);
        return settings.link("/correction/" + links.make(PURPOSE, subject, LIFETIME));
    }

    Link read(String token) {
        return links.read(PURPOSE, token);
    }

    /** True exactly once. */
    boolean use(String token) {
        return links.use(PURPOSE, token);
    }
}
