package org.cadre.demo.card;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks Stripe's language over HTTP for a stand-in: forms in, JSON out, and idempotency keys that give the first answer
 * again, refuse other words under the same key, and say when a key is in use.
 */
public final class StandInServer implements AutoCloseable {
    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    /** What goes wrong with the next request, before or after it was done. */
    public enum Mishap {
        /** The line breaks before it arrives. */
        NEVER_ARRIVES,
        /** It is done, and the line breaks before the answer. */
        ANSWER_LOST,
        /** Its key is in use by another one just now. */
        KEY_IN_USE,
        /** The provider has a trouble of its own. */
        BROKEN
    }

    private record Answer(int status, Map<String, Object> body) {}

    private record Known(String request, @Nullable Answer answer) {}

    private final StandIn standIn;
    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;
    private final Map<String, Known> keys = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger replayed = new AtomicInteger();
    private volatile boolean away;

    public StandInServer(StandIn standIn) {
        this.standIn = standIn;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::answer);
        server.start();
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lets the next requests go wrong, each in one of these ways. */
    public void next(Mishap... some) {
        mishaps.addAll(List.of(some));
    }

    /** Whether nobody answers, until it is said otherwise. */
    public void away(boolean so) {
        away = so;
    }

    /** How often an answer was given again. */
    public int replayed() {
        return replayed.get();
    }

    /** From now on all goes well. */
    public void clearMishaps() {
        mishaps.clear();
        away = false;
    }

    /** Forgets all keys and mishaps. */
    public void clear() {
        keys.clear();
        clearMishaps();
        replayed.set(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var mishap = away ? Mishap.NEVER_ARRIVES : mishaps.poll();
            if (mishap == Mishap.NEVER_ARRIVES) {
                return;
            }
            Answer answer = mishap == null || mishap == Mishap.ANSWER_LOST
                    ? once(exchange, body)
                    : mishap == Mishap.KEY_IN_USE ? inUse() : error(500, "api_error", null, "Something broke.");
            if (mishap == Mishap.ANSWER_LOST) {
                return;
            }
            byte[] bytes = json.writeValueAsString(answer.body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Request-Id", "req_sample");
            exchange.sendResponseHeaders(answer.status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer once(HttpExchange exchange, String body) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (!exchange.getRequestMethod().equals("POST") || key == null) {
            return done(exchange, body);
        }
        String request = exchange.getRequestURI().getPath() + " " + new TreeMap<>(form(body));
        var first = keys.putIfAbsent(key, new Known(request, null));
        if (first == null) {
            Answer answer = done(exchange, body);
            if (answer.status == BAD_REQUEST || answer.status == NOT_FOUND) {
                // What was never begun is not kept: the same key may ask rightly.
                keys.remove(key);
            } else {
                keys.put(key, new Known(request, answer));
            }
            return answer;
        }
        if (!first.request.equals(request)) {
            return error(
                    BAD_REQUEST,
                    "idempotency_error",
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.");
        }
        if (first.answer == null) {
            return inUse();
        }
        replayed.incrementAndGet();
        return first.answer;
    }

    private static Answer inUse() {
        return error(
                CONFLICT,
                "idempotency_error",
                "idempotency_key_in_use",
                "There is currently another in-progress request using this Idempotent Key.");
    }

    private Answer done(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath().substring("/v1/".length());
        String query = exchange.getRequestURI().getRawQuery();
        boolean post = exchange.getRequestMethod().equals("POST");
        try {
            return new Answer(200, post ? deed(path, form(body)) : look(path, form(query == null ? "" : query)));
        } catch (StandIn.Wrong wrong) {
            return error(wrong.status, "invalid_request_error", wrong.code, String.valueOf(wrong.getMessage()));
        }
    }

    private Map<String, Object> deed(String path, Map<String, String> form) {
        if (path.equals("checkout/sessions")) {
            return standIn.openPage(form);
        }
        if (path.startsWith("checkout/sessions/") && path.endsWith("/expire")) {
            return standIn.closePage(path.split("/")[2]);
        }
        if (path.equals("refunds")) {
            return standIn.refund(form);
        }
        throw new StandIn.Wrong(NOT_FOUND, "unknown", "Unrecognized request URL: " + path);
    }

    private Map<String, Object> look(String path, Map<String, String> query) {
        return switch (path) {
            case "refunds" -> list(standIn.of("refund", query.getOrDefault("payment_intent", "")));
            case "checkout/sessions" -> list(standIn.of("checkout.session", query.getOrDefault("payment_intent", "")));
            default -> standIn.find(path.substring(path.lastIndexOf('/') + 1));
        };
    }

    private static Map<String, Object> list(List<Map<String, Object>> found) {
        return Map.of("object", "list", "data", found, "has_more", false, "url", "/v1");
    }

    private static Answer error(int status, String type, @Nullable String code, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("type", type);
        if (code != null) {
            error.put("code", code);
        }
        error.put("message", message);
        return new Answer(status, Map.of("error", error));
    }

    private static Map<String, String> form(String text) {
        var form = new LinkedHashMap<String, String>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
