package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few things about a credential that a checker reads from it. */
final class Reading {
    private Reading() {}

    static @Nullable String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : null;
    }

    static @Nullable String id(JsonObject object) {
        return text(object, "id");
    }

    /** The issuer's id, whether it stands alone or in an object. */
    static @Nullable String issuer(JsonObject credential) {
        return credential.get("issuer") instanceof JsonObject issuer ? id(issuer) : text(credential, "issuer");
    }

    static Optional<Instant> moment(JsonObject credential, String key) {
        return Optional.ofNullable(text(credential, key)).flatMap(Timestamps::read);
    }

    /** One value or several, as a list. */
    static List<JsonValue> list(@Nullable JsonValue value) {
        return switch (value) {
            case null -> List.of();
            case JsonArray some -> some;
            default -> List.of(value);
        };
    }

    static boolean is(JsonObject object, String type) {
        return list(object.get("type")).stream()
                .anyMatch(one ->
                        one instanceof JsonString text && text.getString().equals(type));
    }
}
