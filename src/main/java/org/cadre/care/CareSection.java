package org.cadre.care;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadre.care.casefile.CaseFiles;
import org.cadre.care.hold.LegalHold;
import org.cadre.care.hold.LegalHolds;
import org.cadre.care.request.CareRequests;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On the page of a person: what they asked, whether there are case files, whether everything must be kept. */
@Component
class CareSection implements PersonSection {
    record CareView(
            PersonCard person,
            List<CareRequests.Line> requests,
            List<CaseFiles.Line> files,
            @Nullable LegalHold hold) {}

    private final CareRequests requests;
    private final CaseFiles files;
    private final LegalHolds holds;
    private final ProgramClock clock;

    CareSection(CareRequests requests, CaseFiles files, LegalHolds holds, ProgramClock clock) {
        this.requests = requests;
        this.files = files;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var asked = requests.linesOf(person.id());
        var view = new CareView(
                person, asked, files.of(person.id()), holds.on(person.id()).orElse(null));
        return Optional.of(
                new Shown(CASES, "care", Sentence.of("care.section.title"), "care/care-section", view, next(asked)));
    }

    private List<Next> next(List<CareRequests.Line> asked) {
        var next = new ArrayList<Next>();
        for (var request : asked) {
            if (request.isOpen()) {
                next.add(new Next(
                        request.isOverdue(clock.today()) ? Urgency.OVERDUE : Urgency.DUE,
                        "person-lines-fill",
                        Sentence.of(
                                "care.section.answer",
                                Sentence.of(request.kind().label())),
                        request.dueOn(),
                        Sentence.of("care.section.by", request.dueOn()),
                        "/office/requests/" + request.id()));
            }
        }
        return next;
    }
}
