package org.cadre.certification.directory;

import java.time.Duration;
import java.util.UUID;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** The signed links of a request: one that confirms the address of who asks, one by which the mentor answers. */
@Component
public class MentorRequestLinks {
    private static final String CONFIRM = "mentor-request-confirm";
    private static final String ANSWER = "mentor-request-answer";
    private static final Duration TO_CONFIRM = Duration.ofDays(7);
    private static final Duration TO_ANSWER = Duration.ofDays(22);

    private final SignedLinks links;
    private final Settings settings;

    MentorRequestLinks(SignedLinks links, Settings settings) {
        this.links = links;
        this.settings = settings;
    }

    /** A whole address at which who asked confirms that the address they gave is theirs. */
    public String confirmation(UUID request) {
        return settings.link("/mentors/confirmation/" + links.make(CONFIRM, request, TO_CONFIRM));
    }

    /** A whole address at which the mentor reads the request and answers it. */
    public String answer(UUID request) {
        return settings.link("/mentors/answer/" + links.make(ANSWER, request, TO_ANSWER));
    }

    Link readConfirmation(String token) {
        return links.read(CONFIRM, token);
    }

    Link readAnswer(String token) {
        return links.read(ANSWER, token);
    }
}
