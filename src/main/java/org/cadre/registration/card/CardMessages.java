package org.cadre.registration.card;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the provider's own messages from forged, old and foreign ones. */
@Component
class CardMessages {
    /** Stripe's library refuses old ones only; one from the future could be sent again for as long as it likes. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final Duration EARLIEST = Duration.ofMinutes(1);

    /** What a message turned out to be. */
    sealed interface Message {
        record Genuine(String id, String kind, String object) implements Message {}

        /** Not signed by the provider, or not now. */
        record Forged() implements Message {}

        /** Signed, but of another account or of the other mode, test or live. */
        record Foreign() implements Message {}
    }

    private final StripeAccount stripe;
    private final JsonMapper json;
    private final Clock system;

    CardMessages(StripeAccount stripe, JsonMapper json, Clock system) {
        this.stripe = stripe;
        this.json = json;
        this.system = system;
    }

    Message read(byte[] body, String signature) {
        var access = stripe.access().orElse(null);
        String text = new String(body, StandardCharsets.UTF_8);
        if (access == null || !isSigned(text, signature, access.webhookSecret())) {
            return new Message.Forged();
        }
        try {
            var event = json.readTree(text);
            // Ours come without an account: a connected one, whose name would stand here, we have none.
            if (event.hasNonNull("account")
                    || event.path("livemode").asBoolean(false) != access.isLive()
                    || !text(event, "object").equals("event")) {
                return new Message.Foreign();
            }
            String id = text(event, "id");
            String object = text(event.path("data").path("object"), "id");
            return id.isEmpty() ? new Message.Foreign() : new Message.Genuine(id, text(event, "type"), object);
        } catch (JacksonException _) {
            return new Message.Foreign();
        }
    }

    private boolean isSigned(String text, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(text, signature, secret, OLDEST.toSeconds(), system)
                    && !sentAt(signature).isAfter(system.instant().plus(EARLIEST));
        } catch (SignatureVerificationException | NumberFormatException _) {
            return false;
        }
    }

    private static Instant sentAt(String signature) {
        return Arrays.stream(signature.split(","))
                .filter(part -> part.startsWith("t="))
                .map(part -> Instant.ofEpochSecond(Long.parseLong(part.substring(2))))
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
