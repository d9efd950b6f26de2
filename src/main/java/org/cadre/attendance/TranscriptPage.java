package org.cadre.attendance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.cadre.offering.OfferingId;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A person's own PD hours, by event and module, with their type and conversion. */
@Controller
final class TranscriptPage {
    private final Marks marks;
    private final Completions completions;
    private final Editions editions;
    private final ProgramClock clock;

    TranscriptPage(Marks marks, Completions completions, Editions editions, ProgramClock clock) {
        this.marks = marks;
        this.completions = completions;
        this.editions = editions;
        this.clock = clock;
    }

    @GetMapping("/transcript")
    @SignedIn
    Reply own(Viewer viewer) {
        var credited = marks.of(viewer.id());
        var papers = completions.of(credited).stream()
                .map(Credited.Completion::offering)
                .toList();
        var byEvent = new LinkedHashMap<OfferingId, List<Mark>>();
        credited.marks()
                .forEach(mark -> byEvent.computeIfAbsent(mark.offering(), _ -> new ArrayList<>())
                        .add(mark));
        var events = byEvent.entrySet().stream()
                .map(event -> new TranscriptView.Event(
                        event.getKey(),
                        event.getValue().getFirst().event(),
                        event.getValue().getFirst().closed(),
                        papers.contains(event.getKey()),
                        event.getValue().stream()
                                .map(mark -> new TranscriptView.Line(
                                        mark.title(), mark.day(), mark.minutes(), credited.minutes(mark)))
                                .toList()))
                .toList();
        var types = editions.current(Editions.NATIONAL).attendance().creditTypes();
        return Reply.show(
                "attendance/transcript",
                new TranscriptView(viewer.name(), events, credited.minutes(), types, clock.today()));
    }
}
