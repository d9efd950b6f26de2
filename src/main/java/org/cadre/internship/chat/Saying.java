package org.cadre.internship.chat;

import java.time.Duration;
import java.util.Map;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a member may enter in a room. What is wrong is said at the form; then nothing of it stays. */
@Component
final class Saying {
    static final int LONGEST = 4000;
    private static final int LONGEST_AGENDA = 4000;
    private static final int MOST = 20;
    private static final Duration PACE = Duration.ofMinutes(1);

    private final Entries entries;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Saying(Entries entries, AuditTrail audit, ProgramClock clock) {
        this.entries = entries;
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters a message and answers its number. A message is itself who said what and when: no other trail is kept of it. */
    long say(Room room, Form form, Viewer viewer) {
        String text = form.text("text");
        int characters = text.codePointCount(0, text.length());
        if (text.isEmpty()) {
            form.wrong("text", Sentence.of("internship.chat.text.missing"));
        } else if (characters > LONGEST) {
            form.wrong("text", Sentence.of("internship.chat.text.too-long", LONGEST, characters));
        }
        Long about = about(room, form);
        if (!room.isOpen(clock.now())) {
            form.wrong("text", Sentence.of("internship.chat.closed"));
        }
        if (!form.isRight()) {
            return 0;
        }
        long number = entries.nextNumber(room.id());
        if (isTooFast(room, viewer)) {
            form.wrong("text", Sentence.of("internship.chat.too-fast", MOST));
            return 0;
        }
        entries.enter(room.id(), number, viewer.id(), "message", text, about);
        return number;
    }

    private boolean isTooFast(Room room, Viewer viewer) {
        return entries.lately(room.id(), viewer.id(), PACE) >= MOST;
    }

    private @Nullable Long about(Room room, Form form) {
        String reply = form.text("reply");
        if (!reply.matches("\\d{1,18}") || !entries.isMessage(room.id(), Long.parseLong(reply))) {
            return null;
        }
        return Long.valueOf(reply);
    }

    /** Whether the viewer's own message was there to be withdrawn; its words are erased. */
    boolean withdraw(Room room, long message, Viewer viewer) {
        long number = entries.nextNumber(room.id());
        if (!entries.withdraw(room.id(), message, viewer.id())) {
            return false;
        }
        entries.enter(room.id(), number, viewer.id(), "withdrawal", "", message);
        audit.record(viewer.actor(), "message.withdrawn", null, room.id(), Map.of("number", message), Map.of());
        return true;
    }

    void changeAgenda(Room room, Form form, Viewer viewer) {
        String agenda = form.atMost("agenda", LONGEST_AGENDA);
        String read = form.text("read");
        if (!room.isOpen(clock.now())) {
            form.wrong("agenda", Sentence.of("internship.chat.closed"));
        }
        if (!form.isRight()) {
            return;
        }
        long number = entries.nextNumber(room.id());
        if (isTooFast(room, viewer)) {
            form.wrong("agenda", Sentence.of("internship.chat.too-fast", MOST));
        } else if (!entries.changeAgenda(
                room.id(), agenda, read.matches("\\d{1,18}") ? Long.parseLong(read) : -1, number)) {
            form.wrong("agenda", Sentence.of("internship.chat.agenda.changed-since", room.agenda()));
        } else {
            entries.enter(room.id(), number, viewer.id(), "agenda", agenda, null);
            audit.record(
                    viewer.actor(),
                    "agenda.changed",
                    null,
                    room.id(),
                    Map.of("agenda", AuditTrail.digestOf(room.agenda())),
                    Map.of("agenda", AuditTrail.digestOf(agenda)));
        }
    }
}
