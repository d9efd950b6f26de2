package org.cadre.internship.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One meeting for everybody who meets: how to join it, and what it brought, entered together. */
@Controller
final class MeetingInsightPage {
    private static final Duration AFTERWARDS = Duration.ofDays(3);
    private static final int LONGEST = 1000;
    private static final int MOST = 10;

    /**
     * A meeting and what was entered at it.
     *
     * @param begun whether something may be entered already
     * @param open whether something may be entered still
     * @param over whether it has ended
     */
    record OneMeeting(
            Form form,
            Meeting meeting,
            List<MeetingInsight> insights,
            List<Option> kinds,
            boolean coached,
            boolean begun,
            boolean open,
            boolean over,
            Viewer viewer,
            Instant until) {}

    private final Meetings meetings;
    private final MeetingInsights insights;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Texts texts;

    MeetingInsightPage(
            Meetings meetings,
            MeetingInsights insights,
            Deeds deeds,
            AuditTrail audit,
            ProgramClock clock,
            Texts texts) {
        this.meetings = meetings;
        this.insights = insights;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/internship/meetings/{id}")
    @SignedIn
    Reply meeting(Viewer viewer, @PathVariable UUID id) {
        var meeting = meetings.ofMember(id, viewer).orElseThrow(NotFound::new);
        return Reply.show(
                "internship/meeting/meeting-one", page(meeting, Form.empty().with("kind", "lesson"), viewer));
    }

    private OneMeeting page(Meeting meeting, Form form, Viewer viewer) {
        var until = meeting.endsAt().plus(AFTERWARDS);
        return new OneMeeting(
                form,
                meeting,
                insights.of(meeting.id()),
                MeetingInsights.KINDS.stream()
                        .map(kind -> new Option(kind, texts.say("internship.insight." + kind)))
                        .toList(),
                meetings.isCoachedBy(meeting, viewer),
                meeting.hasBegun(clock.now()),
                !meeting.isCanceled() && clock.now().isBefore(until),
                !clock.now().isBefore(meeting.endsAt()),
                viewer,
                until);
    }

    @PostMapping("/internship/meetings/{id}/insights")
    @SignedIn
    Reply enter(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = meetings.ofMember(id, viewer).orElseThrow(NotFound::new);
            var kind = form.text("kind");
            if (!MeetingInsights.KINDS.contains(kind)) {
                form.wrong("kind", Sentence.of("internship.insight.kind.missing"));
            }
            var body = form.atMost("body", LONGEST);
            if (body.isEmpty()) {
                form.wrong("body", Sentence.of("internship.insight.body.missing"));
            }
            boolean coach = meetings.isCoachedBy(meeting, viewer);
            if (!meeting.hasBegun(clock.now())) {
                form.wrong("body", Sentence.of("internship.insight.too-early"));
            } else if (meeting.isCanceled()
                    || !coach && !clock.now().isBefore(meeting.endsAt().plus(AFTERWARDS))) {
                form.wrong("body", Sentence.of("internship.insight.too-late"));
            } else if (insights.by(viewer, id) >= MOST) {
                form.wrong("body", Sentence.of("internship.insight.too-many", MOST));
            }
            if (!form.isRight()) {
                return Reply.again("internship/meeting/meeting-one", page(meeting, form, viewer));
            }
            var insight = insights.enter(id, kind, body, viewer);
            audit.record(
                    viewer.actor(),
                    "insight.entered",
                    viewer.id().value(),
                    insight,
                    Map.of(),
                    Map.of("kind", kind, "body", AuditTrail.digestOf(body)));
            return Reply.seeOther("/internship/meetings/" + id, Sentence.of("internship.insight.entered." + kind));
        });
    }

    /** The coach takes an insight into the program's digest, as it reads there, or leaves it out. */
    @PostMapping("/coach/insights/{id}/decision")
    @Only(Role.COACH)
    Reply decide(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var meeting = insights.meetingOf(id)
                    .flatMap(one -> meetings.ofMember(one, viewer))
                    .filter(one -> meetings.isCoachedBy(one, viewer))
                    .orElseThrow(NotFound::new);
            var before = insights.of(meeting.id()).stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            boolean chosen = form.text("decision").equals("chosen");
            String field = "body-" + id;
            String body = chosen ? form.atMost(field, LONGEST) : before.body();
            if (body.isEmpty()) {
                form.wrong(field, Sentence.of("internship.insight.body.missing"));
            }
            var names = chosen ? insights.namesIn(body, meeting.id()) : List.<String>of();
            if (!names.isEmpty()) {
                form.wrong(field, Sentence.of("internship.insight.names", names));
            }
            if (!form.isRight()) {
                return Reply.again("internship/meeting/meeting-one", page(meeting, form, viewer));
            }
            insights.decide(id, chosen ? "chosen" : "left out", body, viewer);
            audit.record(
                    viewer.actor(),
                    chosen ? "insight.chosen" : "insight.left-out",
                    null,
                    id,
                    Map.of("body", AuditTrail.digestOf(before.body())),
                    Map.of("body", AuditTrail.digestOf(body)));
            return Reply.seeOther(
                    "/internship/meetings/" + meeting.id(),
                    Sentence.of(chosen ? "internship.insight.chosen" : "internship.insight.left-out"));
        });
    }
}
