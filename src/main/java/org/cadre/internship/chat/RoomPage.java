package org.cadre.internship.chat;

import java.util.List;
import java.util.UUID;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The live online chat of a meeting: read, write, and read again; with script it goes by itself. */
@Controller
final class RoomPage {
    private static final int SHOWN = 100;

    /**
     * A room as a member sees it.
     *
     * @param last the newest entry shown, after which a stream goes on
     * @param earlier where what came before begins; null when all is shown
     * @param replyTo the message the next one answers
     */
    record Chat(
            Form form,
            Form agendaForm,
            Room room,
            List<Line> lines,
            List<Links.Part> agenda,
            List<String> here,
            long last,
            @Nullable Long earlier,
            @Nullable Line replyTo,
            UUID viewer,
            String when,
            String closes,
            boolean begun,
            boolean open,
            boolean newest,
            List<ChatTranscripts.Reading> readings,
            Texts texts) {}

    /** What the page's script is told of a message it sent. */
    record Answer(@Nullable Long number, @Nullable String problem, UUID nextKey) {}

    private final Rooms rooms;
    private final Entries entries;
    private final Stays stays;
    private final Saying saying;
    private final Listening listening;
    private final Lines lines;
    private final ChatTranscripts transcripts;
    private final Deeds deeds;
    private final Texts texts;
    private final ProgramClock clock;

    RoomPage(
            Rooms rooms,
            Entries entries,
            Stays stays,
            Saying saying,
            Listening listening,
            Lines lines,
            ChatTranscripts transcripts,
            Deeds deeds,
            Texts texts,
            ProgramClock clock) {
        this.rooms = rooms;
        this.entries = entries;
        this.stays = stays;
        this.saying = saying;
        this.listening = listening;
        this.lines = lines;
        this.transcripts = transcripts;
        this.deeds = deeds;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/chat/{id}")
    @SignedIn
    Reply room(
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long reply) {
        var room = room(id, viewer);
        stays.visit(id, viewer.id());
        var form = Form.empty().with("reply", reply);
        return Reply.show("internship/chat/room", chat(room, form, agendaForm(room), before, viewer));
    }

    private Room room(UUID id, Viewer viewer) {
        return rooms.find(id, viewer).orElseThrow(NotFound::new);
    }

    private static Form agendaForm(Room room) {
        return Form.empty().with("agenda", room.agenda()).with("read", room.agendaNumber());
    }

    private Chat chat(Room room, Form form, Form agendaForm, @Nullable Long before, Viewer viewer) {
        long last = entries.last(room.id());
        var shown = entries.before(room.id(), before == null ? last + 1 : before, SHOWN);
        String reply = form.text("reply");
        var replyTo = reply.matches("\\d{1,18}")
                ? entries.find(room.id(), Long.parseLong(reply))
                        .filter(Entry::isMessage)
                        .map(entry -> lines.of(entry, viewer.zone()))
                        .orElse(null)
                : null;
        return new Chat(
                form,
                agendaForm,
                room,
                shown.stream()
                        .filter(entry -> !entry.isWithdrawal())
                        .map(entry -> lines.of(entry, viewer.zone()))
                        .toList(),
                lines.linked(room.agenda()),
                stays.here(List.of(room.id())).getOrDefault(room.id(), List.of()),
                last,
                shown.isEmpty() || shown.getFirst().number() == 1
                        ? null
                        : (Long) shown.getFirst().number(),
                replyTo,
                viewer.id().value(),
                texts.time(room.startsAt(), viewer.zone()),
                texts.time(room.closesAt(), viewer.zone()),
                room.hasBegun(clock.now()),
                room.isOpen(clock.now()),
                before == null,
                transcripts.readings(room.id(), viewer),
                texts);
    }

    @PostMapping("/chat/{id}/messages")
    @SignedIn
    Reply say(Viewer viewer, @PathVariable UUID id, Form form) {
        return saidIn(id, form, viewer);
    }

    private Reply saidIn(UUID id, Form form, Viewer viewer) {
        var reply = deeds.once(form.key(), () -> {
            var room = room(id, viewer);
            long number = saying.say(room, form, viewer);
            return form.isRight()
                    ? Reply.seeOther("/chat/" + id + "#m" + number)
                    : Reply.again("internship/chat/room", chat(room, form, agendaForm(room), null, viewer));
        });
        listening.ring();
        return reply;
    }

    /** The same for the page's script, which keeps what was typed until it knows. */
    @PostMapping(value = "/chat/{id}/messages", headers = "X-Requested-With=chat")
    @SignedIn
    ResponseEntity<Answer> sayByScript(Viewer viewer, @PathVariable UUID id, Form form) {
        var reply = saidIn(id, form, viewer);
        var problem = form.problem("text");
        if (reply instanceof Reply.SeeOther(var place, var _) && place.contains("#m")) {
            long number = Long.parseLong(place.substring(place.indexOf("#m") + 2));
            return ResponseEntity.ok(new Answer(number, null, Ids.next()));
        }
        return ResponseEntity.unprocessableContent()
                .body(new Answer(null, problem == null ? "" : texts.say(problem), Ids.next()));
    }

    @PostMapping("/chat/{id}/messages/{number}/withdrawal")
    @SignedIn
    Reply withdraw(Viewer viewer, @PathVariable UUID id, @PathVariable long number, Form form) {
        var reply = deeds.once(form.key(), () -> {
            var room = room(id, viewer);
            if (!saying.withdraw(room, number, viewer)) {
                throw new NotFound();
            }
            return Reply.seeOther("/chat/" + id + "#m" + number, Sentence.of("internship.chat.withdrawn.done"));
        });
        listening.ring();
        return reply;
    }

    /** A coach pins what the meeting is about. */
    @PostMapping("/chat/{id}/agenda")
    @SignedIn
    Reply agenda(Viewer viewer, @PathVariable UUID id, Form form) {
        var reply = deeds.once(form.key(), () -> {
            var room = room(id, viewer);
            if (!room.coaching()) {
                throw new NotFound();
            }
            saying.changeAgenda(room, form, viewer);
            return form.isRight()
                    ? Reply.seeOther("/chat/" + id, Sentence.of("internship.chat.agenda.changed"))
                    : Reply.again(
                            "internship/chat/room",
                            chat(room, Form.empty(), form.with("read", room.agendaNumber()), null, viewer));
        });
        listening.ring();
        return reply;
    }
}
