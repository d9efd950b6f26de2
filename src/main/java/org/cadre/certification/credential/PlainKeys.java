package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON-LD can say one thing in many ways, and a signature holds for all of them. A checker that reads {@code validUntil}
 * must not be shown a document that says the same under the full address of that word, or elsewhere: documents that use
 * such freedom are refused.
 */
final class PlainKeys {
    private static final Set<String> HIDING =
            Set.of("@graph", "@included", "@nest", "@reverse", "@context", "@id", "@type");
    private static final Set<String> LANGUAGE_VALUE = Set.of("@value", "@language", "@direction");
    private static final Set<String> READ =
            Set.of("validFrom", "validUntil", "issuer", "credentialStatus", "issuanceDate", "expirationDate");

    /** A credential of ours has a few hundred; processing JSON-LD takes time with the square of what stands together. */
    private static final int MOST_VALUES = 10_000;

    private final @Nullable String id;
    private final boolean strict;
    private int values;

    private PlainKeys(@Nullable String id, boolean strict) {
        this.id = id;
        this.strict = strict;
    }

    /**
     * Refuses what could hide a word.
     *
     * @param strict whether only contexts named by their address may stand in it, no word spelled as an address, and no
     *     more than anybody could need
     */
    static void check(JsonObject document, boolean strict) {
        var keys = new PlainKeys(Reading.id(document), strict);
        keys.context(document);
        document.forEach((key, value) -> {
            if (!key.equals(DataIntegrity.CONTEXT)) {
                keys.key(key);
                keys.walk(value);
            }
        });
    }

    private void walk(JsonValue value) {
        if (strict && ++values > MOST_VALUES) {
            throw new UnsafeDocument(UnsafeDocument.Problem.TOO_LARGE, Integer.toString(values));
        }
        switch (value) {
            case JsonArray some -> some.forEach(this::walk);
            case JsonObject object -> object(object);
            default -> {}
        }
    }

    private void object(JsonObject object) {
        boolean credential =
                Reading.is(object, "VerifiableCredential") || Reading.is(object, "EnvelopedVerifiableCredential");
        if (credential || !strict) {
            context(object);
        }
        if (id != null
                && id.equals(Reading.id(object))
                && object.keySet().stream().anyMatch(READ::contains)) {
            throw hidden("id");
        }
        for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
            if (!entry.getKey().equals(DataIntegrity.CONTEXT) || (strict && !credential)) {
                key(entry.getKey());
                walk(entry.getValue());
            }
        }
    }

    private void context(JsonObject object) {
        if (strict
                && !Reading.list(object.get(DataIntegrity.CONTEXT)).stream().allMatch(JsonString.class::isInstance)) {
            throw hidden(DataIntegrity.CONTEXT);
        }
    }

    private void key(String key) {
        boolean hides = HIDING.contains(key)
                || key.startsWith("https://www.w3.org/2018/credentials#")
                || (strict && (key.contains(":") || (key.startsWith("@") && !LANGUAGE_VALUE.contains(key))));
        if (hides) {
            throw hidden(key);
        }
    }

    private static UnsafeDocument hidden(String key) {
        return new UnsafeDocument(UnsafeDocument.Problem.HIDDEN_WORD, key);
    }
}
