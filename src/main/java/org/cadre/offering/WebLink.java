package org.cadre.offering;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** Reads an address on the web: nothing else is ever shown as a link. */
final class WebLink {
    private static final int LONGEST = 500;

    private WebLink() {}

    static Optional<String> read(Form form, String field) {
        String typed = form.atMost(field, LONGEST);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var address = new URI(typed);
            if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null) {
                return Optional.of(typed);
            }
        } catch (URISyntaxException _) {
            // said below, like an address of another kind
        }
        form.wrong(field, Sentence.of("offering.plan.link-wrong"));
        return Optional.empty();
    }
}
