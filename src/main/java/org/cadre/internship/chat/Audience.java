package org.cadre.internship.chat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All who listen to one room on this server. */
final class Audience {
    private static final int REMEMBERED = 200;

    /**
     * What has become known since a listener asked last.
     *
     * @param heard the entries that follow what the listener has; null when it must ask the database for them
     * @param here who is here, if that has changed
     * @param over whether the listener has to go: its server stops, or it may not listen any more
     */
    record News(@Nullable List<Heard> heard, @Nullable List<String> here, boolean over) {}

    private final UUID room;
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private final Deque<Heard> recent = new ArrayDeque<>();
    private long newest;
    private List<String> here = List.of();
    private long hereVersion;

    Audience(UUID room, long newest) {
        this.room = room;
        this.newest = newest;
    }

    UUID room() {
        return room;
    }

    synchronized long newest() {
        return newest;
    }

    synchronized void add(Listener listener) {
        listeners.add(listener);
    }

    /** Whether nobody is left. */
    synchronized boolean remove(Listener listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    synchronized List<Listener> listeners() {
        return List.copyOf(listeners);
    }

    /** Takes in what the database holds after the newest known. */
    synchronized void hear(Heard heard) {
        if (heard.number() > newest) {
            newest = heard.number();
            recent.addLast(heard);
            if (recent.size() > REMEMBERED) {
                recent.removeFirst();
            }
            notifyAll();
        }
    }

    synchronized void areHere(List<String> names) {
        if (!names.equals(here)) {
            here = List.copyOf(names);
            hereVersion++;
            notifyAll();
        }
    }

    synchronized void end(Listener listener, boolean gone) {
        listener.end(gone);
        notifyAll();
    }

    /** Waits until there is something new for a listener, and no longer than that. */
    synchronized News await(Listener listener, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!listener.isOver() && newest <= listener.last() && hereVersion == listener.hereVersion()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            wait(Math.max(1, left / 1_000_000));
        }
        List<String> changed = null;
        if (hereVersion != listener.hereVersion()) {
            changed = here;
            listener.knowsHere(hereVersion);
        }
        return new News(after(listener.last()), changed, listener.isOver());
    }

    private @Nullable List<Heard> after(long last) {
        if (newest <= last) {
            return List.of();
        }
        if (recent.isEmpty() || recent.getFirst().number() > last + 1) {
            return null;
        }
        var after = new ArrayList<Heard>();
        for (Heard heard : recent) {
            if (heard.number() > last) {
                after.add(heard);
            }
        }
        return after;
    }
}
