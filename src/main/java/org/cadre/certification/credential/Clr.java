package org.cadre.certification.credential;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A Comprehensive Learner Record 2.0: all that one person earned, each badge inside it signed on its own.
 *
 * @param badges signed credentials, the newest first
 */
public record Clr(
        String id,
        String name,
        String description,
        Badge.Issuer issuer,
        Badge.Holder holder,
        List<JsonObject> badges,
        Instant validFrom) {
    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json";

    public Clr {
        badges = List.copyOf(badges);
    }

    /** The credentials inside a transcript, each to be checked on its own. */
    public static List<JsonObject> badges(JsonObject clr) {
        return Reading.list(clr.get("credentialSubject")).stream()
                .filter(JsonObject.class::isInstance)
                .flatMap(subject -> Reading.list(subject.asJsonObject().get("verifiableCredential")).stream())
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }

    /** The transcript, not yet signed. */
    public JsonObject json() {
        var all = Json.array();
        badges.forEach(all::add);
        var subject = Json.object();
        if (holder.id() != null) {
            subject.add("id", holder.id());
        }
        subject.add("type", Badge.types("ClrSubject"))
                .add("identifier", holder.identifiers())
                .add("verifiableCredential", all);
        return Json.object()
                .add(
                        "@context",
                        Badge.types(Contexts.CREDENTIALS_V2, Contexts.CLR, Contexts.OPEN_BADGES, Contexts.EXTENSIONS))
                .add("id", id)
                .add("type", Badge.types("VerifiableCredential", "ClrCredential"))
                .add("name", name)
                .add("description", description)
                .add("issuer", issuer.json())
                .add("validFrom", Timestamps.write(validFrom))
                .add("credentialSubject", subject)
                .add("credentialSchema", Json.array().add(Badge.schema(SCHEMA)))
                .build();
    }
}
