package org.cadre.certification.credential;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shape that Verifiable Credentials 2.0 demands of credentials and presentations. */
public final class DataModel {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern SUBRESOURCE = Pattern.compile("sha(256|384|512)-[A-Za-z0-9+/]+=*");
    private static final List<String> TYPED = List.of("credentialStatus", "termsOfUse", "evidence", "refreshService");

    /** One thing that is wrong, and where. */
    public record Fault(String path, Rule rule) {}

    /** What was broken. */
    public enum Rule {
        MISSING,
        EMPTY,
        NOT_AN_OBJECT,
        NOT_A_STRING,
        NOT_A_URL,
        /** The first context is another one than the version demands. */
        WRONG_FIRST_CONTEXT,
        NOT_A_CONTEXT,
        /** The type that says what it is, is not among its types. */
        WRONG_TYPE,
        /** Not XML Schema's dateTimeStamp. */
        NOT_A_MOMENT,
        ENDS_BEFORE_IT_BEGINS,
        /** Neither text nor text with its language and direction. */
        NOT_A_TEXT,
        NO_DIGEST,
        NOT_A_DIGEST,
        TWICE
    }

    /** Which version a document must be of. */
    public enum Version {
        V2,
        /** Verifiable Credentials 1.1, with issuanceDate and expirationDate. */
        V1
    }

    private final Version version;
    private final List<Fault> faults = new ArrayList<>();

    private DataModel(Version version) {
        this.version = version;
    }

    /** All that is wrong with a credential; empty when its shape is right. */
    public static List<Fault> credential(JsonObject document, Version version) {
        var model = new DataModel(version);
        model.credential(document, "");
        return List.copyOf(model.faults);
    }

    /** All that is wrong with a presentation and the credentials in it. */
    public static List<Fault> presentation(JsonObject document) {
        return presentation(document, false);
    }

    /** All that is wrong with a presentation and the credentials in it; each of them may be of version 1.1, if that is read. */
    public static List<Fault> presentation(JsonObject document, boolean version1) {
        var model = new DataModel(version1 ? versionOf(document) : Version.V2);
        model.presentation(document, "", version1);
        return List.copyOf(model.faults);
    }

    static Version versionOf(JsonObject document) {
        return Reading.list(document.get("@context")).stream()
                        .findFirst()
                        .filter(one -> one instanceof JsonString text
                                && text.getString().equals(Contexts.CREDENTIALS_V1))
                        .isPresent()
                ? Version.V1
                : Version.V2;
    }

    private void credential(JsonObject document, String at) {
        context(document, at);
        types(document, at, "VerifiableCredential");
        url(document, at, "id");
        text(document, at, "name");
        text(document, at, "description");
        issuer(document, at);
        subject(document, at);
        times(document, at);
        TYPED.forEach(key -> typed(document, at, key, false));
        typed(document, at, "credentialSchema", true);
        related(document, at);
    }

    private void presentation(JsonObject document, String at, boolean version1) {
        context(document, at);
        types(document, at, "VerifiablePresentation");
        url(document, at, "id");
        if (document.containsKey("holder")) {
            party(document.get("holder"), at + "/holder");
        }
        typed(document, at, "termsOfUse", false);
        int place = 0;
        for (var one : Reading.list(document.get("verifiableCredential"))) {
            var path = at + "/verifiableCredential/" + place++;
            if (!(one instanceof JsonObject inside)) {
                wrong(path, Rule.NOT_AN_OBJECT);
            } else if (Reading.is(inside, "EnvelopedVerifiableCredential")) {
                enveloped(inside, path);
            } else {
                var model = new DataModel(version1 ? versionOf(inside) : Version.V2);
                model.credential(inside, path);
                faults.addAll(model.faults);
            }
        }
    }

    /** A secured credential as one data: address. */
    private void enveloped(JsonObject inside, String path) {
        context(inside, path);
        var id = Reading.id(inside);
        if (id == null || !id.startsWith("data:")) {
            wrong(path + "/id", Rule.NOT_A_URL);
        }
    }

    private void context(JsonObject document, String at) {
        var first = version == Version.V2 ? Contexts.CREDENTIALS_V2 : Contexts.CREDENTIALS_V1;
        if (!(document.get("@context") instanceof JsonArray contexts) || contexts.isEmpty()) {
            wrong(at + "/@context", document.containsKey("@context") ? Rule.WRONG_FIRST_CONTEXT : Rule.MISSING);
            return;
        }
        if (!(contexts.getFirst() instanceof JsonString one) || !one.getString().equals(first)) {
            wrong(at + "/@context/0", Rule.WRONG_FIRST_CONTEXT);
        }
        for (int i = 1; i < contexts.size(); i++) {
            var one = contexts.get(i);
            if (!(one instanceof JsonObject) && !isUrl(one)) {
                wrong(at + "/@context/" + i, Rule.NOT_A_CONTEXT);
            }
        }
    }

    private void types(JsonObject document, String at, @Nullable String demanded) {
        var types = Reading.list(document.get("type"));
        if (types.isEmpty()) {
            wrong(at + "/type", Rule.MISSING);
        } else if (!types.stream()
                .allMatch(one ->
                        one instanceof JsonString text && !text.getString().isBlank())) {
            wrong(at + "/type", Rule.NOT_A_STRING);
        } else if (demanded != null && !Reading.is(document, demanded)) {
            wrong(at + "/type", Rule.WRONG_TYPE);
        }
    }

    private void url(JsonObject object, String at, String key) {
        var value = object.get(key);
        if (value != null && !isUrl(value)) {
            wrong(at + "/" + key, Rule.NOT_A_URL);
        }
    }

    private static boolean isUrl(@Nullable JsonValue value) {
        return value instanceof JsonString text && SafeExpansion.isAbsolute(text.getString());
    }

    private void issuer(JsonObject document, String at) {
        var issuer = document.get("issuer");
        if (issuer == null) {
            wrong(at + "/issuer", Rule.MISSING);
        } else {
            party(issuer, at + "/issuer");
            if (issuer instanceof JsonObject one) {
                text(one, at + "/issuer", "name");
                text(one, at + "/issuer", "description");
            }
        }
    }

    /** An address, or an object with one. */
    private void party(JsonValue value, String path) {
        if (value instanceof JsonObject one) {
            if (!isUrl(one.get("id"))) {
                wrong(path + "/id", one.containsKey("id") ? Rule.NOT_A_URL : Rule.MISSING);
            }
        } else if (!isUrl(value)) {
            wrong(path, Rule.NOT_A_URL);
        }
    }

    private void subject(JsonObject document, String at) {
        var path = at + "/credentialSubject";
        if (!document.containsKey("credentialSubject")) {
            wrong(path, Rule.MISSING);
            return;
        }
        var subjects = Reading.list(document.get("credentialSubject"));
        if (subjects.isEmpty()) {
            wrong(path, Rule.EMPTY);
        }
        for (var one : subjects) {
            if (!(one instanceof JsonObject subject)) {
                wrong(path, Rule.NOT_AN_OBJECT);
            } else if (subject.isEmpty()) {
                wrong(path, Rule.EMPTY);
            } else {
                url(subject, path, "id");
            }
        }
    }

    private void times(JsonObject document, String at) {
        var from = version == Version.V2 ? "validFrom" : "issuanceDate";
        var until = version == Version.V2 ? "validUntil" : "expirationDate";
        if (version == Version.V1 && !document.containsKey(from)) {
            wrong(at + "/" + from, Rule.MISSING);
        }
        for (var key : List.of(from, until)) {
            if (document.containsKey(key) && Reading.moment(document, key).isEmpty()) {
                wrong(at + "/" + key, Rule.NOT_A_MOMENT);
            }
        }
        var begins = Reading.moment(document, from);
        var ends = Reading.moment(document, until);
        if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
            wrong(at + "/" + until, Rule.ENDS_BEFORE_IT_BEGINS);
        }
    }

    private void typed(JsonObject document, String at, String key, boolean needsId) {
        if (!document.containsKey(key)) {
            return;
        }
        int place = 0;
        for (var one : Reading.list(document.get(key))) {
            var path = at + "/" + key + "/" + place++;
            if (!(one instanceof JsonObject object)) {
                wrong(path, Rule.NOT_AN_OBJECT);
                continue;
            }
            types(object, path, null);
            url(object, path, "id");
            if (needsId && !object.containsKey("id")) {
                wrong(path + "/id", Rule.MISSING);
            }
        }
    }

    private void related(JsonObject document, String at) {
        var seen = new HashSet<JsonValue>();
        int place = 0;
        for (var one : Reading.list(document.get("relatedResource"))) {
            var path = at + "/relatedResource/" + place++;
            if (!(one instanceof JsonObject resource)) {
                wrong(path, Rule.NOT_AN_OBJECT);
                continue;
            }
            if (!isUrl(resource.get("id"))) {
                wrong(path + "/id", resource.containsKey("id") ? Rule.NOT_A_URL : Rule.MISSING);
            } else if (!seen.add(resource.get("id"))) {
                wrong(path + "/id", Rule.TWICE);
            }
            digests(resource, path);
        }
    }

    private void digests(JsonObject resource, String path) {
        if (!resource.containsKey("digestSRI") && !resource.containsKey("digestMultibase")) {
            wrong(path, Rule.NO_DIGEST);
        }
        var sri = resource.get("digestSRI");
        if (sri != null
                && !(sri instanceof JsonString text
                        && SUBRESOURCE.matcher(text.getString()).matches())) {
            wrong(path + "/digestSRI", Rule.NOT_A_DIGEST);
        }
        var multibase = resource.get("digestMultibase");
        if (multibase != null
                && !(multibase instanceof JsonString text
                        && Digests.multibase(text.getString()).isPresent())) {
            wrong(path + "/digestMultibase", Rule.NOT_A_DIGEST);
        }
    }

    /** Text, or texts with their language and direction. */
    private void text(JsonObject object, String at, String key) {
        var value = object.get(key);
        if (value == null) {
            return;
        }
        boolean fits = value instanceof JsonArray some
                ? !some.isEmpty() && some.stream().allMatch(DataModel::isLanguageValue)
                : value instanceof JsonString || isLanguageValue(value);
        if (!fits) {
            wrong(at + "/" + key, Rule.NOT_A_TEXT);
        }
    }

    private static boolean isLanguageValue(JsonValue value) {
        return value instanceof JsonObject text
                && text.get("@value") instanceof JsonString
                && Set.of("@value", "@language", "@direction").containsAll(text.keySet())
                && said(text, "@language")
                        .map(one -> LANGUAGE.matcher(one).matches())
                        .orElse(true)
                && said(text, "@direction").map(Set.of("ltr", "rtl")::contains).orElse(true);
    }

    private static Optional<String> said(JsonObject text, String key) {
        return switch (text.get(key)) {
            case null -> Optional.empty();
            case JsonString one -> Optional.of(one.getString());
            case JsonValue _ -> Optional.of("");
        };
    }

    private void wrong(String path, Rule rule) {
        faults.add(new Fault(path, rule));
    }
}
