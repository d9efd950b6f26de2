package org.cadre.attendance;

import java.util.List;
import java.util.Optional;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.springframework.stereotype.Component;

/** What a person attended and the PD hours credited for it, on the page office has of them. */
@Component
class PersonAttendance implements PersonSection {
    private final Transcripts transcripts;

    PersonAttendance(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        if (!office.isOffice()) {
            return Optional.empty();
        }
        return Optional.of(new Shown(
                ATTENDANCE,
                "attendance",
                Sentence.of("attendance.person.title"),
                "attendance/person-attendance",
                transcripts.of(person),
                List.of()));
    }
}
