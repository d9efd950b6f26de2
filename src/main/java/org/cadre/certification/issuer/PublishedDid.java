package org.cadre.certification.issuer;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The issuer's document as a file, for whoever keeps it beside a certificate to check that without us. */
@Component
public class PublishedDid {
    private final Issuer issuer;
    private final JsonMapper json;

    PublishedDid(Issuer issuer, JsonMapper json) {
        this.issuer = issuer;
        this.json = json;
    }

    /** As it is now: did.json. */
    public byte[] file() {
        return json.writeValueAsBytes(DidDocument.of(issuer.id(), issuer.keys(issuer.id())));
    }
}
