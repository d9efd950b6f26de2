package org.cadre.certification.issuer;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.cadre.people.Open;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The issuer's document with its public keys, for whoever checks a credential. */
@Controller
final class DidPage {
    private static final MediaType DID = MediaType.parseMediaType("application/did+json");
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Issuer issuer;
    private final JsonMapper json;

    DidPage(Issuer issuer, JsonMapper json) {
        this.issuer = issuer;
        this.json = json;
    }

    @GetMapping("/.well-known/did.json")
    @Open
    ResponseEntity<byte[]> document(HttpServletRequest request) {
        String asked = asked(request);
        List<IssuerKey> keys = issuer.keys(asked);
        byte[] document = json.writeValueAsBytes(
                keys.isEmpty() ? DidDocument.of(issuer.id(), issuer.keys(issuer.id())) : DidDocument.of(asked, keys));
        return ResponseEntity.ok()
                .contentType(DID)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .header("Access-Control-Allow-Origin", "*")
                .eTag(Etag.of(document))
                .body(document);
    }

    /** The issuer that lives at the host that was asked: an earlier host that still leads here keeps its own keys. */
    private static String asked(HttpServletRequest request) {
        try {
            int port = request.getServerPort();
            boolean usual = port == ("https".equals(request.getScheme()) ? 443 : 80);
            return WebDid.of(
                    new URI(request.getScheme(), null, request.getServerName(), usual ? -1 : port, null, null, null));
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
