package org.cadre.demo.card;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Carries a stand-in's signed messages to Cadre, or does with them what happens on the way: nothing, twice, late, forged. */
public final class StandInMessages {
    /** What happens to messages on their way. */
    public enum Way {
        AT_ONCE,
        TWICE,
        /** Kept until they are let go, in whatever order. */
        KEPT,
        LOST,
        WRONG_SIGNATURE,
        OTHER_ACCOUNT
    }

    /** One message, as its bytes will be signed. */
    public record Message(String id, String kind, String body) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final List<Message> kept = new ArrayList<>();
    private final URI target;
    private final String secret;
    private final Clock clock;
    private volatile Way way = Way.AT_ONCE;
    private volatile boolean aside;

    public StandInMessages(URI target, String secret, Clock clock) {
        this.target = target;
        this.secret = secret;
        this.clock = clock;
    }

    /** From now on messages go this way. */
    public void go(Way by) {
        way = by;
    }

    /** Whether whoever causes a message does not wait until it has arrived. */
    public void inTheBackground(boolean so) {
        aside = so;
    }

    void hear(String kind, Map<String, Object> object) {
        var message = message(kind, object, way == Way.OTHER_ACCOUNT ? "acct_sample_other" : null);
        switch (way) {
            case AT_ONCE, OTHER_ACCOUNT -> carry(() -> send(message));
            case TWICE ->
                carry(() -> {
                    send(message);
                    send(message);
                });
            case KEPT -> keep(message);
            case LOST -> {}
            case WRONG_SIGNATURE -> carry(() -> send(message, signature(message.body, "whsec_wrong", now())));
        }
    }

    private void carry(Runnable sending) {
        if (aside) {
            Thread.startVirtualThread(sending);
        } else {
            sending.run();
        }
    }

    private synchronized void keep(Message message) {
        kept.add(message);
    }

    /** The messages that were kept; they are let go by sending them. */
    public synchronized List<Message> takeKept() {
        var all = List.copyOf(kept);
        kept.clear();
        return all;
    }

    /** A message as Stripe writes one: of its account, in the version of that account. */
    private Message message(String kind, Map<String, Object> object, @Nullable String account) {
        String id = "evt_sample_" + Long.toString(next.incrementAndGet(), Character.MAX_RADIX);
        var event = new LinkedHashMap<String, Object>();
        event.put("id", id);
        event.put("object", "event");
        // An older version than the library's own: what it parses to is empty, as with real accounts.
        event.put("api_version", "2020-08-27");
        event.put("created", now());
        event.put("livemode", false);
        event.put("type", kind);
        if (account != null) {
            event.put("account", account);
        }
        event.put("data", Map.of("object", object));
        return new Message(id, kind, json.writeValueAsString(event));
    }

    /** Sends a message as it should be; what was answered. */
    public int send(Message message) {
        return send(message, signature(message.body, secret, now()));
    }

    /** Sends a message as signed at another time. */
    public int send(Message message, Duration from) {
        return send(message, signature(message.body, secret, now() + from.toSeconds()));
    }

    public int send(Message message, String signature) {
        var request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(message.body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            // As if it had been lost: what came of the payment is asked for.
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String signature(String body, String key, long at) {
        try {
            return "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(key, at + "." + body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
