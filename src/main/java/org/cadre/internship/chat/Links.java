package org.cadre.internship.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the addresses in what somebody wrote that may be followed: https, and places of this Cadre. Nothing else is a link. */
@Component
final class Links {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"\\p{Cntrl}\\p{Cf}]+");
    private static final Pattern END = Pattern.compile("[.,;:!?'’”»\\]}]+$");

    /**
     * A stretch of text.
     *
     * @param href where it leads, if anywhere
     */
    record Part(String text, @Nullable String href) {}

    private final String own;

    Links(Settings settings) {
        this.own = settings.publicUrl() + "/";
    }

    List<Part> in(String text) {
        var parts = new ArrayList<Part>();
        var found = ADDRESS.matcher(text);
        int done = 0;
        while (found.find()) {
            String address = withoutEnd(found.group());
            if (mayBeFollowed(address)) {
                if (found.start() > done) {
                    parts.add(new Part(text.substring(done, found.start()), null));
                }
                parts.add(new Part(address, address));
                done = found.start() + address.length();
            }
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), null));
        }
        return parts;
    }

    /** A sentence's own full stop or bracket is not part of the address in it. */
    private static String withoutEnd(String address) {
        String shorter = END.matcher(address).replaceFirst("");
        boolean bracketed = shorter.endsWith(")") && shorter.indexOf('(') < 0;
        return bracketed ? withoutEnd(shorter.substring(0, shorter.length() - 1)) : shorter;
    }

    private boolean mayBeFollowed(String address) {
        if (!address.startsWith("https://") && !address.startsWith(own)) {
            return false;
        }
        try {
            var uri = new URI(address);
            // A name before the host makes an address look like another's.
            return uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
