package org.cadre.certification.wallet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.certification.BoundCredentials;
import org.cadre.certification.CertificateId;
import org.cadre.certification.Certificates;
import org.cadre.certification.register.RegisterReadOnly;
import org.cadre.people.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What wallets ask: OpenID for Verifiable Credential Issuance 1.0, sections 6 to 8 and 12. */
@Controller
final class WalletApi {
    private static final int MOST_BYTES = 32 * 1024;
    private static final String BEARER = "Bearer ";

    private final WalletMetadata metadata;
    private final WalletOffers offers;
    private final Nonces nonces;
    private final BoundCredentials credentials;
    private final Certificates certificates;
    private final Possession possession;
    private final JsonMapper json;

    WalletApi(
            WalletMetadata metadata,
            WalletOffers offers,
            Nonces nonces,
            BoundCredentials credentials,
            Certificates certificates,
            Clock system,
            JsonMapper json) {
        this.metadata = metadata;
        this.offers = offers;
        this.nonces = nonces;
        this.credentials = credentials;
        this.certificates = certificates;
        this.possession = new Possession(metadata.issuer(), nonces, system);
        this.json = json;
    }

    @GetMapping("/.well-known/openid-credential-issuer")
    @Open
    ResponseEntity<String> issuer() {
        return answer(HttpStatus.OK, metadata.ofIssuer());
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    @Open
    ResponseEntity<String> authorization() {
        return answer(HttpStatus.OK, metadata.ofAuthorization());
    }

    @PostMapping("/wallet/token")
    @Open
    ResponseEntity<String> token(
            @RequestParam(name = "grant_type", defaultValue = "") String grant,
            @RequestParam(name = "pre-authorized_code", defaultValue = "") String code,
            @RequestParam(name = "tx_code", defaultValue = "") String pin,
            @RequestParam(name = "authorization_details", defaultValue = "") String details) {
        if (!grant.equals(WalletMetadata.GRANT)) {
            return refusal("unsupported_grant_type", "Only a pre-authorized code is taken here");
        }
        if (!details.isEmpty()) {
            return refusal(
                    "invalid_request", "Ask for a credential by its configuration, without authorization_details");
        }
        if (code.isEmpty() || pin.isEmpty()) {
            return refusal("invalid_request", "Both pre-authorized_code and tx_code are needed");
        }
        return switch (offers.redeem(new Secret(code), new Secret(pin))) {
            case WalletOffers.Redeemed.Token(var secret) -> {
                var token = new LinkedHashMap<String, Object>();
                token.put("access_token", secret.text());
                token.put("token_type", "Bearer");
                token.put("expires_in", WalletOffers.TOKEN_LIFE.toSeconds());
                yield answer(HttpStatus.OK, token);
            }
            case WalletOffers.Redeemed.WrongPin() -> refusal("invalid_grant", "The transaction code is wrong");
            case WalletOffers.Redeemed.NoSuchCode() ->
                refusal("invalid_grant", "The offer is used, expired or unknown: ask for a new one");
        };
    }

    @PostMapping("/wallet/nonce")
    @Open
    ResponseEntity<String> nonce() {
        return answer(HttpStatus.OK, Map.of("c_nonce", nonces.fresh()));
    }

    @PostMapping("/wallet/credential")
    @Open
    ResponseEntity<String> credential(
            HttpServletRequest request, @RequestHeader(name = "Authorization", defaultValue = "") String authorization)
            throws IOException {
        var token = token(authorization);
        var certificate = token.flatMap(offers::certificate);
        if (certificate.isEmpty()) {
            return unauthorized(authorization.isEmpty() ? null : "invalid_token");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        var asked = body.length > MOST_BYTES ? Optional.<JsonNode>empty() : read(body);
        if (asked.isEmpty()) {
            return refusal("invalid_credential_request", "The request is not a JSON object of at most 32 kB");
        }
        return credential(asked.get(), certificate.get(), token.get());
    }

    private ResponseEntity<String> credential(JsonNode asked, CertificateId certificate, Secret token) {
        if (asked.has("credential_identifier")) {
            return refusal("unknown_credential_identifier", "Ask by credential_configuration_id");
        }
        if (asked.has("credential_response_encryption")) {
            return refusal("invalid_encryption_parameters", "Answers are not encrypted beyond TLS");
        }
        var format = WalletFormat.of(asked.path("credential_configuration_id").asString(""));
        if (format.isEmpty()) {
            return refusal("unknown_credential_configuration", "See credential_configurations_supported");
        }
        var proofs = asked.path("proofs").path("jwt");
        if (!proofs.isArray() || proofs.size() != 1 || asked.path("proofs").size() != 1) {
            return refusal("invalid_proof", "One proof of the type jwt is needed");
        }
        return switch (possession.read(proofs.get(0).asString(""))) {
            case Possession.Proven.Holder(var holder) -> {
                var worth = certificates.summary(certificate).orElseThrow().condition();
                if (!worth.isInForce()) {
                    yield refusal("credential_request_denied", "The certificate is not in force");
                }
                if (!credentials.hasRoom(certificate)) {
                    yield refusal("credential_request_denied", "It was taken into wallets too often today");
                }
                yield issue(certificate, holder, format.get(), token);
            }
            case Possession.Proven.StaleNonce() -> refusal("invalid_nonce", "Fetch a new c_nonce");
            case Possession.Proven.Worthless(var why) -> refusal("invalid_proof", why);
        };
    }

    private ResponseEntity<String> issue(CertificateId certificate, String holder, WalletFormat format, Secret token) {
        try {
            Object issued = switch (format) {
                case LDP -> json.readTree(credentials.document(certificate, holder));
                case JWT -> credentials.token(certificate, holder);
            };
            offers.fetched(token);
            return answer(HttpStatus.OK, Map.of("credentials", List.of(Map.of("credential", issued))));
        } catch (RegisterReadOnly _) {
            return refusal("credential_request_denied", "Nothing is issued now: the register is closed for writing");
        }
    }

    private Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(json.readTree(new String(body, StandardCharsets.UTF_8)))
                    .filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<Secret> token(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer
                ? Optional.of(
                        new Secret(authorization.substring(BEARER.length()).trim()))
                : Optional.empty();
    }

    private ResponseEntity<String> refusal(String error, String description) {
        var refusal = new LinkedHashMap<String, Object>();
        refusal.put("error", error);
        refusal.put("error_description", description);
        return answer(HttpStatus.BAD_REQUEST, refusal);
    }

    /** RFC 6750, 3: who sends no token is asked for one, who sends a wrong one is told so. */
    private static ResponseEntity<String> unauthorized(@Nullable String error) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, error == null ? "Bearer" : "Bearer error=\"%s\"".formatted(error))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private ResponseEntity<String> answer(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsString(body));
    }
}
