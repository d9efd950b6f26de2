package org.cadre.certification.issuer;

import java.util.UUID;
import org.cadre.people.Open;
import org.cadre.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The signed lists of what was revoked, for whoever checks a credential. */
@Controller
final class StatusListPage {
    private static final MediaType CREDENTIAL = MediaType.parseMediaType("application/vc");

    /** Many who check read nothing else. */
    private static final MediaType JSON = MediaType.APPLICATION_JSON;

    private final SignedLists lists;

    StatusListPage(SignedLists lists) {
        this.lists = lists;
    }

    /** Kept by caches only as long as its name is asked for each time: a revocation shows at once. */
    @GetMapping("/credentials/status/{list}")
    @Open
    ResponseEntity<byte[]> list(@PathVariable UUID list, @RequestHeader HttpHeaders asked) {
        var signed = lists.find(list).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(asked.getAccept().stream().anyMatch(JSON::equalsTypeAndSubtype) ? JSON : CREDENTIAL)
                .header("Vary", "Accept")
                .cacheControl(CacheControl.noCache().cachePublic())
                .header("Access-Control-Allow-Origin", "*")
                .eTag(signed.etag())
                .body(signed.bytes());
    }
}
