package org.cadre.certification.issuer;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The identifier of who is reached at an address of the web: {@code did:web:host}, the colon of a port percent-encoded. */
final class WebDid {
    private WebDid() {}

    static String of(URI address) {
        String host = encoded(address.getHost()) + (address.getPort() < 0 ? "" : "%3A" + address.getPort());
        String path = address.getPath() == null ? "" : address.getPath();
        var did = new StringBuilder("did:web:").append(host);
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                did.append(':').append(encoded(segment));
            }
        }
        return did.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
