package org.cadre.internship.meeting;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Each member says with one tap for each proposed time whether they can come. */
@Controller
final class MeetingPollPage {
    /**
     * A poll as a member of the cohort or its coach sees it.
     *
     * @param zone the viewer's own
     * @param sameZone whether it is the program's too, so that each time is said once
     */
    record Asked(MeetingPoll poll, Viewer viewer, String zone, boolean sameZone, Instant now) {
        long left() {
            return poll.times().stream()
                    .filter(time -> time.own() == null && !time.isPast(now))
                    .count();
        }
    }

    private final MeetingPolls polls;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Texts texts;

    MeetingPollPage(MeetingPolls polls, Deeds deeds, AuditTrail audit, ProgramClock clock, Texts texts) {
        this.polls = polls;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/meeting-polls/{id}")
    @SignedIn
    Reply poll(Viewer viewer, @PathVariable UUID id) {
        var poll = polls.find(id, viewer).orElseThrow(NotFound::new);
        return Reply.show(
                "internship/meeting/meeting-poll",
                new Asked(
                        poll,
                        viewer,
                        texts.zoneName(viewer.zone()),
                        viewer.zone().equals(clock.zone()),
                        clock.now()));
    }

    @PostMapping("/meeting-polls/{id}/answers")
    @SignedIn
    Reply answer(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var poll = polls.find(id, viewer).orElseThrow(NotFound::new);
            var time = form.id("time")
                    .filter(one ->
                            poll.times().stream().anyMatch(known -> known.id().equals(one)))
                    .orElseThrow(NotFound::new);
            var answer = form.text("answer");
            if (!MeetingPoll.ANSWERS.contains(answer)) {
                return Reply.seeOther("/meeting-polls/" + id, Sentence.of("internship.poll.answer.missing"));
            }
            if (!polls.answer(poll, time, answer, viewer)) {
                return Reply.seeOther("/meeting-polls/" + id, Sentence.of("internship.poll.closed-before"));
            }
            audit.record(
                    viewer.actor(),
                    "meeting-poll.answered",
                    viewer.id().value(),
                    id,
                    Map.of(),
                    Map.of("time", time.toString(), "answer", answer));
            return Reply.seeOther("/meeting-polls/" + id + "#t" + time);
        });
    }
}
