package org.cadre.certification.credential;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The JSON-LD contexts that come with the product. There are no others: an unknown address is refused, never fetched. */
public final class Contexts {
    public static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";
    public static final String CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1";
    private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/";
    public static final String DATA_INTEGRITY_V2 = "https://w3id.org/security/data-integrity/v2";
    public static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    public static final String EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
    public static final String CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

    private static final String FOLDER = "/credentials/contexts/";
    private static final Map<String, byte[]> BYTES = new HashMap<>();
    private static final Map<String, Document> BUNDLED = bundled();
    static final DocumentLoader LOADER = (address, _) -> document(address.toString());

    private Contexts() {}

    /** Whether the context of that address comes with the product. */
    public static boolean knows(String address) {
        return BUNDLED.containsKey(address);
    }

    /** The file as published, for digests of related resources. */
    public static Optional<byte[]> bytes(String address) {
        return Optional.ofNullable(BYTES.get(address)).map(byte[]::clone);
    }

    /** The context as it was published. */
    public static JsonObject of(String address) {
        var document = BUNDLED.get(address);
        if (document == null) {
            throw new UnsafeDocument(UnsafeDocument.Problem.UNKNOWN_CONTEXT, address);
        }
        return document.getJsonContent().orElseThrow().asJsonObject();
    }

    /**
     * A credential of version 1.1 with the context that defines data integrity proofs; others define them already. Only for
     * who accepts that version at all.
     */
    public static JsonObject withDataIntegrity(JsonObject document) {
        if (DataModel.versionOf(document) != DataModel.Version.V1) {
            return document;
        }
        var contexts = Reading.list(document.get(DataIntegrity.CONTEXT));
        boolean defined = contexts.stream()
                .anyMatch(one ->
                        one instanceof JsonString text && text.getString().startsWith(DATA_INTEGRITY));
        return defined
                ? document
                : DataIntegrity.with(
                        document,
                        DataIntegrity.CONTEXT,
                        Json.array(contexts).add(DATA_INTEGRITY_V2).build());
    }

    private static Document document(String address) throws JsonLdError {
        var document = BUNDLED.get(address);
        if (document == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, address);
        }
        return document;
    }

    private static Map<String, Document> bundled() {
        var all = new HashMap<String, Document>();
        try (var index = file("index.properties")) {
            var names = new Properties();
            names.load(index);
            for (var name : names.stringPropertyNames()) {
                var address = names.getProperty(name);
                try (var file = file(name)) {
                    var bytes = file.readAllBytes();
                    BYTES.put(address, bytes);
                    all.put(address, JsonDocument.of(Json.read(new String(bytes, StandardCharsets.UTF_8))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static InputStream file(String name) {
        return Objects.requireNonNull(Contexts.class.getResourceAsStream(FOLDER + name), name);
    }
}
