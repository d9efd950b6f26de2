package org.cadre.internship.chat;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cadre.people.StillSignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the database for what is new in the rooms that are listened to on this server: one question for all its listeners,
 * a few times a second, and none while nobody listens. Servers know of each other only through the database.
 */
@Component
class Listening implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration ASKED_EVERY = Duration.ofMillis(300);
    private static final Duration LOOKED_AROUND_EVERY = Duration.ofSeconds(2);
    private static final Duration SEEN_EVERY = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    /** More windows than anybody reads in; whoever opens another loses the first. */
    static final int MOST_OF_ONE = 12;

    private final Entries entries;
    private final Stays stays;
    private final Lines lines;
    private final StillSignedIn signedIn;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ProgramClock clock;
    private final Map<UUID, Audience> audiences = new ConcurrentHashMap<>();
    private final Object bell = new Object();
    private boolean rung;
    private volatile boolean running;
    private @Nullable Thread asking;

    Listening(
            Entries entries,
            Stays stays,
            Lines lines,
            StillSignedIn signedIn,
            JdbcClient jdbc,
            JsonMapper json,
            ProgramClock clock) {
        this.entries = entries;
        this.stays = stays;
        this.lines = lines;
        this.signedIn = signedIn;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Begins to listen after an entry; the listener is here from now. */
    Listener begin(UUID room, Viewer viewer, String session, long after) {
        long newest = entries.last(room);
        var listener = new Listener(
                stays.begin(room, viewer.id()), viewer.id(), session, viewer.zone(), Math.min(after, newest));
        audiences.compute(room, (_, audience) -> {
            var joined = audience == null ? new Audience(room, newest) : audience;
            joined.add(listener);
            return joined;
        });
        if (!running) {
            listener.end(false);
        }
        endWhatIsTooMuch(viewer);
        ring();
        return listener;
    }

    /** Nobody holds all connections of this server: the oldest of a person give way to the newest. */
    private void endWhatIsTooMuch(Viewer viewer) {
        var open = open().stream()
                .filter(one -> one.listener.person().equals(viewer.id()) && !one.listener.isOver())
                .sorted(Comparator.comparing(one -> one.listener.stay().toString()))
                .toList();
        open.stream()
                .limit(Math.max(0, open.size() - MOST_OF_ONE))
                .forEach(one -> one.audience.end(one.listener, false));
    }

    void end(UUID room, Listener listener) {
        audiences.computeIfPresent(room, (_, audience) -> audience.remove(listener) ? null : audience);
        if (!running) {
            // Its server stops, and its database may be gone already: the stay ends by itself a little later.
            return;
        }
        try {
            stays.end(listener.stay());
        } catch (DataAccessException e) {
            // Without the database the stay ends by itself a little later.
            LOG.debug("a stay was not ended", e);
        }
    }

    /** Waits until there is something new for a listener, and no longer than that. */
    Audience.News await(UUID room, Listener listener, Duration patience) throws InterruptedException {
        var audience = audiences.get(room);
        return audience == null ? new Audience.News(List.of(), null, true) : audience.await(listener, patience);
    }

    /** As the stream sends it; a withdrawal is sent as the message it withdrew. */
    Heard heard(Entry entry) {
        var shown = entry.isWithdrawal() && entry.about() != null
                ? entries.find(entry.room(), entry.about()).orElse(entry)
                : entry;
        return new Heard(entry.number(), shown, entry.kind(), lines);
    }

    /** Something was entered through this server: its own listeners need not wait for the next question. */
    void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        asking = Thread.ofVirtual().name("chat-listening").start(this::askOnAndOn);
    }

    private void askOnAndOn() {
        long lookedAround = System.nanoTime() - LOOKED_AROUND_EVERY.toNanos();
        long seen = System.nanoTime();
        boolean troubled = false;
        while (running) {
            try {
                rest(audiences.isEmpty() ? null : ASKED_EVERY);
                ask();
                long now = System.nanoTime();
                if (now - seen >= SEEN_EVERY.toNanos()) {
                    seen = now;
                    stays.seen(all().stream().map(Listener::stay).toList());
                }
                if (now - lookedAround >= LOOKED_AROUND_EVERY.toNanos()) {
                    lookedAround = now;
                    lookAround();
                }
                troubled = false;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!troubled && running) {
                    LOG.warn("what is new in the chats could not be asked for; it is tried again until it can", e);
                }
                troubled = true;
                pause();
            }
        }
    }

    private void rest(@Nullable Duration most) throws InterruptedException {
        synchronized (bell) {
            if (most == null) {
                while (!rung && running) {
                    bell.wait();
                }
            } else if (!rung) {
                bell.wait(most.toMillis());
            }
            rung = false;
        }
    }

    private void pause() {
        try {
            rest(AFTER_TROUBLE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        boolean more;
        do {
            var known = new HashMap<UUID, Long>();
            audiences.forEach((room, audience) -> known.put(room, audience.newest()));
            if (known.isEmpty()) {
                return;
            }
            var fresh = entries.after(known, AT_ONCE);
            for (Entry entry : fresh) {
                var audience = audiences.get(entry.room());
                if (audience != null) {
                    audience.hear(heard(entry));
                }
            }
            more = fresh.size() == AT_ONCE;
        } while (more);
    }

    /** Who is here, and whether everybody may listen still. */
    private void lookAround() {
        var here = stays.here(audiences.keySet());
        audiences.forEach((room, audience) -> audience.areHere(here.getOrDefault(room, List.of())));
        // Who comes while this is asked is looked at the next time: nothing is known of them yet.
        var open = open();
        var signedInStill = signedIn.of(
                open.stream().map(one -> one.listener.session()).distinct().toList());
        var members = members(open);
        for (Open one : open) {
            if (!signedInStill.contains(one.listener.session())
                    || !members.contains(
                            new Place(one.audience.room(), one.listener.person().value()))) {
                one.audience.end(one.listener, true);
            }
        }
    }

    private record Open(Audience audience, Listener listener) {}

    private List<Open> open() {
        return audiences.values().stream()
                .flatMap(audience -> audience.listeners().stream().map(listener -> new Open(audience, listener)))
                .toList();
    }

    private List<Listener> all() {
        return audiences.values().stream()
                .flatMap(audience -> audience.listeners().stream())
                .toList();
    }

    private record Place(UUID room, UUID person) {}

    private HashSet<Place> members(List<Open> open) {
        var asked = open.stream()
                .map(one -> new Place(one.audience.room(), one.listener.person().value()))
                .toList();
        return new HashSet<>(jdbc.sql("""
                select asked.room, asked.person
                  from jsonb_to_recordset(:asked::jsonb) as asked (room uuid, person uuid)
                 where exists (select 1 from chat_member k
                                where k.room = asked.room and k.person = asked.person
                                  and (k.since is null or k.since <= :today) and (k.until is null or k.until > :today))
                """)
                .param("asked", json.writeValueAsString(asked))
                .param("today", clock.today())
                .query(Place.class)
                .list());
    }

    /** Ends every stream; the browsers come back, to this server once it is up again or to another one. */
    @Override
    public synchronized void stop() {
        running = false;
        for (var audience : audiences.values()) {
            audience.listeners().forEach(listener -> audience.end(listener, false));
        }
        ring();
        asking = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server waits for its requests to end: these would not by themselves. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
