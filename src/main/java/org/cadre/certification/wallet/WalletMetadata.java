package org.cadre.certification.wallet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a wallet reads before it asks for anything: who issues, in which forms, where to ask, and what is offered. */
@Component
class WalletMetadata {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";
    static final int PIN_LENGTH = 6;

    private static final List<String> CONTEXTS = List.of(
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    private static final List<String> TYPES = List.of("VerifiableCredential", "OpenBadgeCredential");

    private final Settings settings;
    private final Texts texts;
    private final JsonMapper json;

    WalletMetadata(Settings settings, Texts texts, JsonMapper json) {
        this.settings = settings;
        this.texts = texts;
        this.json = json;
    }

    /** The credential issuer identifier: the public address of this server. */
    String issuer() {
        return settings.publicUrl().toString();
    }

    /** The credential issuer metadata (OpenID4VCI 1.0, 12.2.4). */
    Map<String, Object> ofIssuer() {
        var configurations = new LinkedHashMap<String, Object>();
        for (var format : WalletFormat.values()) {
            configurations.put(format.configuration, configuration(format));
        }
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("credential_issuer", issuer());
        metadata.put("credential_endpoint", settings.link("/wallet/credential"));
        metadata.put("nonce_endpoint", settings.link("/wallet/nonce"));
        metadata.put("display", List.of(Map.of("name", settings.associationName(), "locale", "en-US")));
        metadata.put("credential_configurations_supported", configurations);
        return metadata;
    }

    private Map<String, Object> configuration(WalletFormat format) {
        var definition = new LinkedHashMap<String, Object>();
        if (format == WalletFormat.LDP) {
            definition.put("@context", CONTEXTS);
        }
        definition.put("type", TYPES);
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put("format", format.format);
        configuration.put("scope", format.configuration);
        configuration.put("credential_definition", definition);
        configuration.put("credential_signing_alg_values_supported", List.of(format.signing));
        configuration.put("cryptographic_binding_methods_supported", List.of("did:key", "did:jwk", "jwk"));
        configuration.put(
                "proof_types_supported",
                Map.of("jwt", Map.of("proof_signing_alg_values_supported", List.of("ES256", "EdDSA", "Ed25519"))));
        configuration.put(
                "credential_metadata",
                Map.of(
                        "display",
                        List.of(Map.of(
                                "name", texts.inEnglish("certification.layout.standard.program"),
                                "locale", "en-US",
                                "background_color", "#17594a",
                                "text_color", "#ffffff"))));
        return configuration;
    }

    /** The authorization server metadata (RFC 8414): this server hands out tokens for offers, and nothing else. */
    Map<String, Object> ofAuthorization() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer());
        metadata.put("token_endpoint", settings.link("/wallet/token"));
        metadata.put("response_types_supported", List.of());
        metadata.put("grant_types_supported", List.of(GRANT));
        metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("pre-authorized_grant_anonymous_access_supported", true);
        return metadata;
    }

    /** An offer as an address that wallets open, with everything in it but the digits. */
    String offerAddress(Secret code) {
        var pin = new LinkedHashMap<String, Object>();
        pin.put("input_mode", "numeric");
        pin.put("length", PIN_LENGTH);
        pin.put("description", texts.say("wallet.pin.description"));
        var grant = new LinkedHashMap<String, Object>();
        grant.put("pre-authorized_code", code.text());
        grant.put("tx_code", pin);
        var offer = new LinkedHashMap<String, Object>();
        offer.put("credential_issuer", issuer());
        offer.put("credential_configuration_ids", new ArrayList<>(WalletFormat.configurations()));
        offer.put("grants", Map.of(GRANT, grant));
        return "openid-credential-offer://?credential_offer="
                + URLEncoder.encode(json.writeValueAsString(offer), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }
}
