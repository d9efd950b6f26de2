package org.cadre.internship.chat;

import java.time.ZoneId;
import java.util.UUID;
import org.cadre.people.PersonId;

/** One open stream: whose it is, and how far it has come. */
final class Listener {
    private final UUID stay;
    private final PersonId person;
    private final String session;
    private final ZoneId zone;
    private long last;
    private long hereVersion = -1;
    private volatile boolean over;
    private volatile boolean gone;

    Listener(UUID stay, PersonId person, String session, ZoneId zone, long last) {
        this.stay = stay;
        this.person = person;
        this.session = session;
        this.zone = zone;
        this.last = last;
    }

    UUID stay() {
        return stay;
    }

    PersonId person() {
        return person;
    }

    String session() {
        return session;
    }

    ZoneId zone() {
        return zone;
    }

    /** The number of the entry it was sent last. */
    long last() {
        return last;
    }

    void hasHeard(long number) {
        last = number;
    }

    long hereVersion() {
        return hereVersion;
    }

    void knowsHere(long version) {
        hereVersion = version;
    }

    void end(boolean mayNotReturn) {
        gone = mayNotReturn;
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Whether it ended because its person may not listen any more. */
    boolean isGone() {
        return gone;
    }
}
