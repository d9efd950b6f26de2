package org.cadre.certification.conformance;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.cadre.certification.credential.Contexts;
import org.cadre.certification.credential.DataModel;
import org.cadre.certification.credential.Json;
import org.jspecify.annotations.Nullable;

/** Reads what suites send. */
final class Documents {
    private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/";

    private Documents() {}

    static JsonObject object(JsonObject body, String key) {
        if (body.get(key) instanceof JsonObject object) {
            return object;
        }
        throw Refusal.malformed(key);
    }

    static JsonObject options(JsonObject body) {
        return body.get("options") instanceof JsonObject options ? options : JsonValue.EMPTY_JSON_OBJECT;
    }

    static @Nullable String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? text.getString() : null;
    }

    /** One value or several, as a list. */
    static List<JsonValue> list(@Nullable JsonValue value) {
        return switch (value) {
            case null -> List.of();
            case JsonArray some -> some;
            default -> List.of(value);
        };
    }

    static Stream<String> texts(@Nullable JsonValue value) {
        return list(value).stream().filter(JsonString.class::isInstance).map(one -> ((JsonString) one).getString());
    }

    static DataModel.Version version(JsonObject document) {
        return texts(document.get("@context"))
                        .findFirst()
                        .filter(Contexts.CREDENTIALS_V1::equals)
                        .isPresent()
                ? DataModel.Version.V1
                : DataModel.Version.V2;
    }

    /**
     * The same statements as our processor reads them: version 1.1 has no words for data integrity proofs, so their
     * context is added where it is missing, and a context wrapped in another is unwrapped.
     */
    static JsonObject plain(JsonObject document) {
        boolean canonicalJson = list(document.get("proof")).stream()
                .anyMatch(
                        proof -> proof instanceof JsonObject one && "eddsa-jcs-2022".equals(text(one, "cryptosuite")));
        if (canonicalJson || !(document.get("@context") instanceof JsonArray contexts)) {
            return document;
        }
        var plain = Json.array();
        contexts.forEach(one -> plain.add(unwrapped(one)));
        if (version(document) == DataModel.Version.V1
                && texts(contexts).noneMatch(one -> one.startsWith(DATA_INTEGRITY))) {
            plain.add(Contexts.DATA_INTEGRITY_V2);
        }
        return Json.object(document).add("@context", plain).build();
    }

    private static JsonValue unwrapped(JsonValue context) {
        return context instanceof JsonObject object
                        && object.size() == 1
                        && object.get("@context") instanceof JsonObject inner
                ? inner
                : context;
    }
}
