package org.cadre.internship.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.cadre.Visitor;
import org.jsoup.Jsoup;

/** Somebody who listens to a room, as a browser's EventSource does: remembers the last id and goes on after it. */
public final class Ear implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What was heard once.
     *
     * @param at when, by System.nanoTime
     */
    public record Event(long id, String name, String data, long at) {
        String text() {
            return Jsoup.parse(data).select(".said").text();
        }
    }

    private final List<Event> events = new ArrayList<>();
    private final HttpResponse<InputStream> response;
    private long last;
    private boolean ended;

    private Ear(HttpResponse<InputStream> response, long last) {
        this.response = response;
        this.last = last;
        Thread.ofVirtual().start(this::hear);
    }

    /** Listens from the beginning. */
    public static Ear of(Visitor person, String room) {
        return of(person, room, 0);
    }

    public static Ear of(Visitor person, String room, long after) {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "text/event-stream");
        if (after > 0) {
            headers.put("Last-Event-ID", Long.toString(after));
        }
        return opened(person.listen(room + "/stream", headers), after);
    }

    static Ear of(HttpClient client, URI stream, String cookies, long after) {
        var request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .header("Cookie", cookies)
                .GET();
        try {
            return opened(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()), after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Ear opened(HttpResponse<InputStream> response, long after) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Ear(response, after);
    }

    private void hear() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var fields = new HashMap<String, String>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(fields);
                    fields.clear();
                } else if (!line.startsWith(":")) {
                    String[] field = line.split(": ?", 2);
                    fields.merge(field[0], field[1], (one, other) -> one + "\n" + other);
                }
            }
        } catch (IOException _) {
            // The line was cut.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void take(Map<String, String> fields) {
        if (fields.containsKey("data")) {
            String id = fields.getOrDefault("id", "");
            if (!id.isEmpty()) {
                last = Long.parseLong(id);
            }
            events.add(new Event(
                    id.isEmpty() ? 0 : last, fields.getOrDefault("event", ""), fields.get("data"), System.nanoTime()));
            notifyAll();
        }
    }

    /** What was heard so far that has a number: messages, withdrawals, agendas. */
    public synchronized List<Event> entries() {
        return events.stream().filter(event -> event.id() > 0).toList();
    }

    public synchronized List<Event> all() {
        return List.copyOf(events);
    }

    /** The id it would send when it comes back. */
    public synchronized long last() {
        return last;
    }

    public synchronized boolean hasEnded() {
        return ended;
    }

    /** Waits until something was heard. */
    public Event hears(Predicate<Event> what) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = all().stream().filter(what).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime()).as(() -> "heard only " + all()).isLessThan(patience);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Waits until everything up to a number was heard. */
    public Ear hearsUpTo(long number) {
        hears(event -> event.id() >= number);
        return this;
    }

    public void hearsTheEnd() {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!hasEnded()) {
            assertThat(System.nanoTime()).as("the stream goes on").isLessThan(patience);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
