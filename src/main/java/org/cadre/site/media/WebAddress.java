package org.cadre.site.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** Reads an address of another site: https alone, with nothing hidden in it. */
public final class WebAddress {
    private static final int LONGEST = 500;

    private WebAddress() {}

    public static Optional<String> read(Form form, String field) {
        String typed = form.atMost(field, LONGEST);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (isSafe(typed)) {
            return Optional.of(typed);
        }
        form.wrong(field, Sentence.of("site.media.link-wrong"));
        return Optional.empty();
    }

    static boolean isSafe(String typed) {
        try {
            var address = new URI(typed);
            return "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getHost().contains(".")
                    && address.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
