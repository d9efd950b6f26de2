package org.cadre.internship.coach;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cadre.internship.InternshipId;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A coach writes to one of theirs from the desk; the MIT reads all that was written to them. */
@Controller
final class CoachNotePage {
    private static final int LONGEST = 2000;

    /** What the MIT reads. */
    record NotesView(List<CoachNotes.Note> notes, ZoneId zone) {}

    private final CoachedInternships internships;
    private final CoachNotes notes;
    private final CoachBoardPage board;
    private final Deeds deeds;

    CoachNotePage(CoachedInternships internships, CoachNotes notes, CoachBoardPage board, Deeds deeds) {
        this.internships = internships;
        this.notes = notes;
        this.board = board;
        this.deeds = deeds;
    }

    @PostMapping("/coach/internships/{id}/notes")
    @Only(Role.COACH)
    Reply write(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = internships.find(new InternshipId(id), viewer).orElseThrow(NotFound::new);
        if (!internships.coaches(viewer, internship.id())) {
            throw new NotFound();
        }
        return deeds.once(form.key(), () -> {
            String words = form.required("words", Sentence.of("internship.note-to.missing", internship.name()));
            form.atMost("words", LONGEST);
            if (!form.isRight()) {
                return Reply.again("internship/coach/coach-person", board.sheet(viewer, internship, form));
            }
            notes.write(viewer, internship, words);
            return Reply.seeOther(
                    "/coach/internships/" + id, Sentence.of("internship.note-to.sent", internship.name()));
        });
    }

    /** What is between MIT and coach stays closed to whoever enters for the MIT. */
    @GetMapping("/internship/notes")
    @SignedIn
    Reply read(Viewer viewer) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        if (viewer.isActedFor()) {
            throw new NotFound();
        }
        return Reply.show("internship/coach/coach-notes-read", new NotesView(notes.of(internship), viewer.zone()));
    }
}
