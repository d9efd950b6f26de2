package org.cadre.internship.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.web.NotFound;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** Sends what is entered in a room as it happens, by server-sent events. */
@Controller
final class StreamPage {
    private static final Duration BREATH = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;
    private static final int NAMED = 60;

    private final Rooms rooms;
    private final Entries entries;
    private final Listening listening;
    private final JsonMapper json;

    StreamPage(Rooms rooms, Entries entries, Listening listening, JsonMapper json) {
        this.rooms = rooms;
        this.entries = entries;
        this.listening = listening;
        this.json = json;
    }

    /**
     * What follows the entry the browser has: its own word, after a lost connection, or the page's. The request stays open on
     * a virtual thread until the browser leaves. Who does not ask for a stream gets what there is.
     */
    @GetMapping("/chat/{id}/stream")
    @SignedIn
    void stream(Viewer viewer, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var room = rooms.find(id, viewer).orElseThrow(NotFound::new).id();
        long after = number(request.getHeader("Last-Event-ID"), number(request.getParameter("after"), 0));
        boolean live =
                Objects.requireNonNullElse(request.getHeader("Accept"), "").contains(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // A proxy that gathers answers would hold each message back.
        response.setHeader("X-Accel-Buffering", "no");
        var listener = listening.begin(room, viewer, request.getSession(false).getId(), after);
        try {
            var out = response.getOutputStream();
            out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
            catchUp(room, listener, out);
            out.flush();
            while (live && !listener.isOver()) {
                send(room, listener, listening.await(room, listener, BREATH), out);
                out.flush();
            }
            if (listener.isGone()) {
                out.write("event: gone\ndata: -\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException _) {
            // The browser has left, which is how streams end.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            listening.end(room, listener);
        }
    }

    private static long number(@org.jspecify.annotations.Nullable String text, long otherwise) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }

    private void catchUp(UUID room, Listener listener, OutputStream out) throws IOException {
        List<Entry> missed;
        do {
            missed = entries.after(room, listener.last(), AT_ONCE);
            for (Entry entry : missed) {
                out.write(listening.heard(entry).in(listener.zone()));
                listener.hasHeard(entry.number());
            }
        } while (missed.size() == AT_ONCE);
    }

    private void send(UUID room, Listener listener, Audience.News news, OutputStream out) throws IOException {
        if (news.heard() == null) {
            catchUp(room, listener, out);
        } else {
            for (Heard heard : news.heard()) {
                out.write(heard.in(listener.zone()));
                listener.hasHeard(heard.number());
            }
        }
        if (news.here() != null) {
            out.write(here(news.here()));
        }
        if (news.here() == null && news.heard() != null && news.heard().isEmpty()) {
            // Only by writing is it found out that a browser has left.
            out.write(": \n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private byte[] here(List<String> names) {
        var said = new LinkedHashMap<String, Object>();
        said.put("count", names.size());
        said.put("names", names.stream().limit(NAMED).toList());
        return ("event: here\ndata: " + json.writeValueAsString(said) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
