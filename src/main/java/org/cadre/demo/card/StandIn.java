package org.cadre.demo.card;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in knows: payment pages, payments and refunds, with what happens to them. Every change is told to whoever
 * listens, as Stripe tells it: a kind and the thing that it is about.
 */
public final class StandIn {
    /** Stripe's own limits for how long a page may live. */
    private static final long SHORTEST_SECONDS = 30 * 60;

    private static final long LONGEST_SECONDS = 24 * 60 * 60;

    /** Hears what has happened. */
    @FunctionalInterface
    public interface Listener {
        void hear(String kind, Map<String, Object> object);
    }

    /** Knows what was told before this stand-in was started: puts it there, if there is such a thing. */
    @FunctionalInterface
    interface Memory {
        void recall(String id);
    }

    /** A request that makes no sense; said as Stripe says it. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final int status;
        final String code;

        Wrong(int status, String code, String message) {
            super(message, null, false, false);
            this.status = status;
            this.code = code;
        }
    }

    private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final Clock clock;
    private final URI pages;
    private Listener listener = (_, _) -> {};
    private Memory memory = _ -> {};

    /** @param pages where a payment page is shown: its id is put behind it */
    public StandIn(Clock clock, URI pages) {
        this.clock = clock;
        this.pages = pages;
    }

    public synchronized void tell(Listener to) {
        this.listener = to;
    }

    synchronized void remembersBy(Memory other) {
        this.memory = other;
    }

    private String id(String kind) {
        return kind + "_sample_" + Long.toString(next.incrementAndGet(), Character.MAX_RADIX);
    }

    // ---- payment pages

    synchronized Map<String, Object> openPage(Map<String, String> wish) {
        long now = clock.instant().getEpochSecond();
        long expires = Long.parseLong(wish.getOrDefault("expires_at", Long.toString(now + LONGEST_SECONDS)));
        if (expires < now + SHORTEST_SECONDS || expires > now + LONGEST_SECONDS) {
            throw new Wrong(
                    400,
                    "parameter_invalid",
                    "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from now.");
        }
        String item = "line_items[0][price_data]";
        long cents = Long.parseLong(wish.getOrDefault(item + "[unit_amount]", "0"))
                * Long.parseLong(wish.getOrDefault("line_items[0][quantity]", "1"));
        var page = new LinkedHashMap<String, Object>();
        String id = id("cs_test");
        page.put("id", id);
        page.put("object", "checkout.session");
        page.put("amount_total", cents);
        page.put("currency", wish.getOrDefault(item + "[currency]", "usd"));
        page.put("client_reference_id", wish.getOrDefault("client_reference_id", ""));
        page.put("status", "open");
        page.put("payment_status", "unpaid");
        page.put("expires_at", expires);
        page.put("url", pages + id);
        page.put("success_url", wish.getOrDefault("success_url", ""));
        page.put("cancel_url", wish.getOrDefault("cancel_url", ""));
        page.put("livemode", false);
        page.put("name", wish.getOrDefault(item + "[product_data][name]", ""));
        page.put("metadata", Map.of());
        objects.put(id, page);
        return copy(page);
    }

    synchronized Map<String, Object> closePage(String id) {
        var page = page(id);
        if (!isOpen(page)) {
            throw new Wrong(
                    400,
                    "checkout_session_not_open",
                    "Only Checkout Sessions with a status in [\"open\"] can be expired.");
        }
        end(page);
        return copy(page);
    }

    /** Lets a page end as if its time had come. */
    public synchronized void lapse(String id) {
        end(page(id));
    }

    private void end(Map<String, Object> page) {
        page.put("status", "expired");
        page.remove("url");
        listener.hear("checkout.session.expired", copy(page));
    }

    private Map<String, Object> page(String id) {
        var page = object(id);
        if (isOpen(page) && number(page, "expires_at") <= clock.instant().getEpochSecond()) {
            end(page);
        }
        return page;
    }

    /** Somebody pays on a page. Whether it was still open. */
    public synchronized boolean pay(String id) {
        return pay(id, null, null);
    }

    /** The same with an amount or a currency that nobody asked for. */
    public synchronized boolean pay(String id, @Nullable Long cents, @Nullable String currency) {
        var page = fill(id, cents, currency, "succeeded");
        if (page == null) {
            return false;
        }
        page.put("payment_status", "paid");
        listener.hear("checkout.session.completed", copy(page));
        return true;
    }

    /** Somebody pays in a way that takes days. */
    public synchronized boolean payLater(String id) {
        var page = fill(id, null, null, "processing");
        if (page == null) {
            return false;
        }
        listener.hear("checkout.session.completed", copy(page));
        return true;
    }

    /** The days are over: the bank has said yes or no. */
    public synchronized void decideLater(String id, boolean yes) {
        var page = page(id);
        var intent = object(String.valueOf(page.get("payment_intent")));
        if (yes) {
            charge(intent);
            page.put("payment_status", "paid");
            listener.hear("checkout.session.async_payment_succeeded", copy(page));
        } else {
            intent.put("status", "requires_payment_method");
            intent.put("last_payment_error", Map.of("message", "The account has been closed.", "type", "card_error"));
            listener.hear("checkout.session.async_payment_failed", copy(page));
        }
    }

    private @Nullable Map<String, Object> fill(
            String id, @Nullable Long cents, @Nullable String currency, String status) {
        var page = page(id);
        if (!isOpen(page)) {
            return null;
        }
        if (cents != null) {
            page.put("amount_total", cents);
        }
        if (currency != null) {
            page.put("currency", currency.toLowerCase(Locale.ROOT));
        }
        var intent = new LinkedHashMap<String, Object>();
        intent.put("id", id("pi"));
        intent.put("object", "payment_intent");
        intent.put("amount", page.get("amount_total"));
        intent.put("currency", page.get("currency"));
        intent.put("status", status);
        intent.put("metadata", Map.of());
        objects.put(String.valueOf(intent.get("id")), intent);
        page.put("status", "complete");
        page.remove("url");
        page.put("payment_intent", intent.get("id"));
        if (status.equals("succeeded")) {
            charge(intent);
        }
        return page;
    }

    private void charge(Map<String, Object> intent) {
        var charge = new LinkedHashMap<String, Object>();
        charge.put("id", id("ch"));
        charge.put("object", "charge");
        charge.put("amount", intent.get("amount"));
        charge.put("amount_refunded", 0L);
        charge.put("currency", intent.get("currency"));
        charge.put("payment_intent", intent.get("id"));
        charge.put("paid", true);
        charge.put("status", "succeeded");
        intent.put("status", "succeeded");
        intent.put("latest_charge", charge.get("id"));
        objects.put(String.valueOf(charge.get("id")), charge);
    }

    // ---- refunds and disputes

    synchronized Map<String, Object> refund(Map<String, String> wish) {
        var intent = object(wish.getOrDefault("payment_intent", ""));
        var charge = object(String.valueOf(intent.get("latest_charge")));
        long left = number(charge, "amount") - number(charge, "amount_refunded");
        long cents = Long.parseLong(wish.getOrDefault("amount", Long.toString(left)));
        if (left == 0) {
            throw new Wrong(400, "charge_already_refunded", "The charge has already been refunded.");
        }
        if (cents > left) {
            throw new Wrong(400, "amount_too_large", "The refund is greater than the unrefunded amount on the charge.");
        }
        var refund = new LinkedHashMap<String, Object>();
        refund.put("id", id("re"));
        refund.put("object", "refund");
        refund.put("amount", cents);
        refund.put("currency", charge.get("currency"));
        refund.put("charge", charge.get("id"));
        refund.put("payment_intent", intent.get("id"));
        refund.put("status", "succeeded");
        String ours = wish.get("metadata[refund]");
        refund.put("metadata", ours == null ? Map.of() : Map.of("refund", ours));
        charge.put("amount_refunded", number(charge, "amount_refunded") + cents);
        objects.put(String.valueOf(refund.get("id")), refund);
        listener.hear("refund.created", copy(refund));
        listener.hear("charge.refunded", copy(charge));
        return copy(refund);
    }

    /** Somebody of the association gives money back in the provider's own dashboard. */
    public synchronized String refundInDashboard(String intent, long cents) {
        return String.valueOf(refund(Map.of("payment_intent", intent, "amount", Long.toString(cents)))
                .get("id"));
    }

    /** A refund that was taken for done comes back. */
    public synchronized void failRefund(String id) {
        var refund = object(id);
        refund.put("status", "failed");
        refund.put("failure_reason", "expired_or_canceled_card");
        var charge = object(String.valueOf(refund.get("charge")));
        charge.put("amount_refunded", number(charge, "amount_refunded") - number(refund, "amount"));
        listener.hear("refund.failed", copy(refund));
    }

    /** The holder of the card wants the money back from their bank. */
    public synchronized void dispute(String intent) {
        var dispute = new LinkedHashMap<String, Object>();
        dispute.put("id", id("dp"));
        dispute.put("object", "dispute");
        dispute.put("payment_intent", intent);
        dispute.put("amount", object(intent).get("amount"));
        dispute.put("reason", "fraudulent");
        dispute.put("status", "needs_response");
        objects.put(String.valueOf(dispute.get("id")), dispute);
        listener.hear("charge.dispute.created", copy(dispute));
    }

    // ---- looking

    synchronized Map<String, Object> find(String id) {
        return copy(id.startsWith("cs_") ? page(id) : object(id));
    }

    /** A payment page, if there is one of that name. */
    public synchronized Optional<Map<String, Object>> findPage(String id) {
        recall(id);
        return objects.containsKey(id) ? Optional.of(find(id)) : Optional.empty();
    }

    /** All things of a kind that belong to a payment. */
    public synchronized List<Map<String, Object>> of(String kind, String intent) {
        recall(intent);
        var found = new ArrayList<Map<String, Object>>();
        for (var one : objects.values()) {
            if (kind.equals(one.get("object")) && intent.equals(one.get("payment_intent"))) {
                found.add(copy(one));
            }
        }
        return found;
    }

    /** How many things of a kind there are. */
    public synchronized long count(String kind) {
        return objects.values().stream()
                .filter(one -> kind.equals(one.get("object")))
                .count();
    }

    /** Remembers a page from before this stand-in was started: open, or paid under that name. */
    public synchronized void remember(
            String id,
            String attempt,
            long cents,
            String currency,
            long expires,
            String back,
            @Nullable String intent,
            long refunded) {
        var page = new LinkedHashMap<String, Object>();
        page.put("id", id);
        page.put("object", "checkout.session");
        page.put("amount_total", cents);
        page.put("currency", currency.toLowerCase(Locale.ROOT));
        page.put("client_reference_id", attempt);
        page.put("status", intent == null ? "open" : "complete");
        page.put("payment_status", intent == null ? "unpaid" : "paid");
        page.put("expires_at", expires);
        page.put("success_url", back + "/return");
        page.put("cancel_url", back + "?back=yes");
        page.put("livemode", false);
        page.put("name", "");
        objects.put(id, page);
        if (intent == null) {
            page.put("url", pages + id);
        } else {
            page.put("payment_intent", intent);
            var payment = new LinkedHashMap<String, Object>();
            payment.put("id", intent);
            payment.put("object", "payment_intent");
            payment.put("amount", cents);
            payment.put("currency", currency.toLowerCase(Locale.ROOT));
            objects.put(intent, payment);
            charge(payment);
            object(String.valueOf(payment.get("latest_charge"))).put("amount_refunded", refunded);
        }
    }

    private void recall(String id) {
        if (!objects.containsKey(id)) {
            memory.recall(id);
        }
    }

    private Map<String, Object> object(String id) {
        recall(id);
        var object = objects.get(id);
        if (object == null) {
            throw new Wrong(404, "resource_missing", "No such thing: '" + id + "'");
        }
        return object;
    }

    private static boolean isOpen(Map<String, Object> page) {
        return "open".equals(page.get("status"));
    }

    static long number(Map<String, Object> object, String name) {
        return object.get(name) instanceof Long number ? number : 0;
    }

    private static Map<String, Object> copy(Map<String, Object> object) {
        return new LinkedHashMap<>(object);
    }
}
