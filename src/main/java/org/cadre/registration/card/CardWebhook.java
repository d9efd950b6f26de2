package org.cadre.registration.card;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.cadre.people.Open;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Where the payment provider calls: the message is kept, and answered before it is worked on. */
@Controller
final class CardWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(CardWebhook.class);
    /** Many times the largest message there is. */
    private static final int MOST_BYTES = 512 * 1024;

    private final CardMessages messages;
    private final CardEvents events;

    CardWebhook(CardMessages messages, CardEvents events) {
        this.messages = messages;
        this.events = events;
    }

    @PostMapping("/webhooks/card")
    @Open
    ResponseEntity<String> hear(
            HttpServletRequest request, @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body("too large");
        }
        return switch (messages.read(body, signature)) {
            case CardMessages.Message.Genuine(var id, var kind, var object) -> {
                events.receive(id, kind, object);
                yield ResponseEntity.ok("kept");
            }
            case CardMessages.Message.Forged() -> {
                LOG.warn("a message to the card webhook was not signed by the provider, or not now");
                yield ResponseEntity.badRequest().body("not signed");
            }
            case CardMessages.Message.Foreign() -> {
                LOG.warn("a message to the card webhook was of another account");
                yield ResponseEntity.badRequest().body("not of this account");
            }
        };
    }
}
