package org.cadre.certification.credential;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one award, from which its Open Badges 3.0 credential is made.
 *
 * @param id where anybody can check it
 * @param name of the award, as wallets list it
 * @param status null when it cannot be revoked
 * @param image an address, or the picture itself as a data: address
 */
public record Badge(
        String id,
        String name,
        String description,
        Issuer issuer,
        Holder holder,
        Achievement achievement,
        List<Evidence> evidence,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Status status,
        @Nullable String image) {
    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    public Badge {
        evidence = List.copyOf(evidence);
    }

    /** Who awards it. */
    public record Issuer(
            String id,
            String name,
            String url,
            @Nullable String email,
            @Nullable String image) {
        JsonObjectBuilder json() {
            var json = Json.object()
                    .add("id", id)
                    .add("type", types("Profile"))
                    .add("name", name)
                    .add("url", url);
            if (email != null) {
                json.add("email", email);
            }
            if (image != null) {
                json.add("image", picture(image));
            }
            return json;
        }
    }

    /**
     * Who earned it.
     *
     * @param id an address that says nothing about the person, such as a urn:uuid
     * @param number of the certificate
     */
    public record Holder(
            @Nullable String id,
            String name,
            @Nullable HashedEmail email,
            @Nullable String number) {
        JsonArrayBuilder identifiers() {
            var identifiers = Json.array()
                    .add(Json.object()
                            .add("type", "IdentityObject")
                            .add("hashed", false)
                            .add("identityHash", name)
                            .add("identityType", "name"));
            if (email != null) {
                identifiers.add(Json.object()
                        .add("type", "IdentityObject")
                        .add("hashed", true)
                        .add("identityHash", email.hash())
                        .add("identityType", "emailAddress")
                        .add("salt", email.salt()));
            }
            return identifiers;
        }
    }

    /** An e-mail address that only who knows it can recognize. */
    public record HashedEmail(String hash, String salt) {
        /** The hash that Open Badges prescribes. */
        public static HashedEmail of(String address, String salt) {
            var bytes = (address.strip().toLowerCase(Locale.ROOT) + salt).getBytes(StandardCharsets.UTF_8);
            return new HashedEmail("sha256$" + HexFormat.of().formatHex(Sha256.of(bytes)), salt);
        }

        /** Whether it is that address. */
        public boolean is(String address) {
            return of(address, salt).hash().equals(hash);
        }
    }

    /**
     * What was achieved.
     *
     * @param type a word of Open Badges' list, such as Certification
     * @param criteria where they stand in full; the narrative says them in short
     */
    public record Achievement(
            String id,
            String type,
            String name,
            String description,
            @Nullable String criteria,
            String narrative,
            List<Alignment> alignments,
            @Nullable String image) {
        public Achievement {
            alignments = List.copyOf(alignments);
        }

        JsonObjectBuilder json() {
            var said = Json.object();
            if (criteria != null) {
                said.add("id", criteria);
            }
            var json = Json.object()
                    .add("id", id)
                    .add("type", types("Achievement"))
                    .add("achievementType", type)
                    .add("name", name)
                    .add("description", description)
                    .add("criteria", said.add("narrative", narrative));
            if (!alignments.isEmpty()) {
                var all = Json.array();
                alignments.forEach(one -> all.add(one.json()));
                json.add("alignment", all);
            }
            if (image != null) {
                json.add("image", picture(image));
            }
            return json;
        }
    }

    /** A standard or competency that the achievement answers to. */
    public record Alignment(
            String name,
            String url,
            @Nullable String code,
            @Nullable String framework,
            @Nullable String description) {
        JsonObjectBuilder json() {
            var json = Json.object()
                    .add("type", types("Alignment"))
                    .add("targetName", name)
                    .add("targetUrl", url)
                    .add("targetType", "CFItem");
            if (code != null) {
                json.add("targetCode", code);
            }
            if (framework != null) {
                json.add("targetFramework", framework);
            }
            if (description != null) {
                json.add("targetDescription", description);
            }
            return json;
        }
    }

    /** What was done for it, in short: hours, months, the title of a project. */
    public record Evidence(
            String name, String narrative, @Nullable String genre) {
        JsonObjectBuilder json() {
            var json = Json.object()
                    .add("type", types("Evidence"))
                    .add("name", name)
                    .add("narrative", narrative);
            if (genre != null) {
                json.add("genre", genre);
            }
            return json;
        }
    }

    /** Where its revocation would show. */
    public record Status(String list, int index) {
        JsonObjectBuilder json() {
            return Json.object()
                    .add("id", list + "#" + index)
                    .add("type", "BitstringStatusListEntry")
                    .add("statusPurpose", "revocation")
                    .add("statusListIndex", Integer.toString(index))
                    .add("statusListCredential", list);
        }
    }

    /** The credential, not yet signed. */
    public JsonObject json() {
        var subject = Json.object();
        if (holder.id() != null) {
            subject.add("id", holder.id());
        }
        subject.add("type", types("AchievementSubject")).add("identifier", holder.identifiers());
        if (holder.number() != null) {
            subject.add("licenseNumber", holder.number());
        }
        subject.add("achievement", achievement.json());
        var json = Json.object()
                .add("@context", types(Contexts.CREDENTIALS_V2, Contexts.OPEN_BADGES, Contexts.EXTENSIONS))
                .add("id", id)
                .add("type", types("VerifiableCredential", "OpenBadgeCredential"))
                .add("name", name)
                .add("description", description)
                .add("issuer", issuer.json())
                .add("validFrom", Timestamps.write(validFrom));
        if (validUntil != null) {
            json.add("validUntil", Timestamps.write(validUntil));
        }
        json.add("credentialSubject", subject);
        if (!evidence.isEmpty()) {
            var all = Json.array();
            evidence.forEach(one -> all.add(one.json()));
            json.add("evidence", all);
        }
        if (status != null) {
            json.add("credentialStatus", status.json());
        }
        if (image != null) {
            json.add("image", picture(image));
        }
        return json.add("credentialSchema", Json.array().add(schema(SCHEMA))).build();
    }

    static JsonArrayBuilder types(String... types) {
        return Json.array(List.of(types));
    }

    static JsonObjectBuilder schema(String address) {
        return Json.object().add("id", address).add("type", "1EdTechJsonSchemaValidator2019");
    }

    private static JsonObjectBuilder picture(String address) {
        return Json.object().add("id", address).add("type", "Image");
    }
}
