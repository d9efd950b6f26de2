package org.cadre.certification.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wallet as a phone has one: it scans an offer, asks for a token, proves that it holds a key, and takes a credential. */
final class Wallet {
    private static final String SCHEME = "openid-credential-offer://?credential_offer=";

    /** What the server answered. */
    record Answer(int status, JsonNode body, String challenge) {}

    final ECKey key;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    Wallet() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).generate();
    }

    JsonNode offer(String address) {
        if (!address.startsWith(SCHEME)) {
            throw new IllegalArgumentException(address);
        }
        return json.readTree(URLDecoder.decode(address.substring(SCHEME.length()), StandardCharsets.UTF_8));
    }

    static String code(JsonNode offer) {
        return offer.path("grants")
                .path(WalletMetadata.GRANT)
                .path("pre-authorized_code")
                .asString();
    }

    JsonNode read(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))).body();
    }

    Answer token(String address, String code, String pin) {
        return form(address, Map.of("grant_type", WalletMetadata.GRANT, "pre-authorized_code", code, "tx_code", pin));
    }

    Answer form(String address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    String nonce(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.noBody()))
                .body()
                .path("c_nonce")
                .asString();
    }

    String proof(String audience, String nonce) {
        return proof("openid4vci-proof+jwt", audience, nonce, Instant.now());
    }

    String proof(String type, String audience, String nonce, Instant made) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .jwk(key.toPublicJWK())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .audience(audience)
                            .issueTime(Date.from(made))
                            .claim("nonce", nonce)
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer credential(String address, String token, String configuration, String proof) {
        return credential(address, token, """
                {"credential_configuration_id": "%s", "proofs": {"jwt": ["%s"]}}
                """.formatted(configuration, proof));
    }

    Answer credential(String address, String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            var body = response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body());
            return new Answer(
                    response.statusCode(),
                    body,
                    response.headers().firstValue("WWW-Authenticate").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
