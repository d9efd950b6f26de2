package org.cadre.internship.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.internship.CoachingEvents.ReportAccepted;
import org.cadre.internship.CoachingEvents.ReportReturned;
import org.cadre.internship.KeyTitles;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.report.CoachQueue.Waiting;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.cadre.program.Edition.ReportPrompt;
import org.cadre.program.Fact.ReportState;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The coach reads a report beside the month's log and last month's promises, accepts it or returns it kindly. */
@Controller
final class CoachReportPage {
    private static final int LONGEST_COMMENT = 2000;
    private static final int LONGEST_REMARK = 1000;

    /** What somebody promised last month: in the report, or in the log on a day. */
    record Promise(@Nullable LocalDate day, String title, String text) {}

    /** A contact as the coach reads it. */
    record LogLine(MonthlyLog.Entry entry, String mode) {}

    /**
     * A report to read.
     *
     * @param coaching the viewer is the coach: only then stands here what was said in contacts
     */
    record ReportToRead(
            Form form,
            boolean coaching,
            boolean actedFor,
            CoachedInternship internship,
            MonthlyReport report,
            DateRange dates,
            LocalDate due,
            CoachBadge badge,
            MonthlyLog log,
            List<LogLine> lines,
            int countedMinutes,
            List<String> standards,
            List<ReportPrompt> prompts,
            List<Promise> promises,
            ReportRounds.Talk talk,
            List<Waiting> queue,
            @Nullable UUID next,
            @Nullable UUID previous) {
        boolean isWaiting() {
            return report.state() == ReportState.SUBMITTED;
        }

        /** What is being written is the MIT's own until it is sent. */
        boolean isReadable() {
            return report.state() != ReportState.OPEN;
        }

        boolean isDecidable() {
            return coaching && isWaiting();
        }

        /** It was returned and is being rewritten: what is shown is what was sent. */
        boolean isBeingRewritten() {
            return report.state() == ReportState.RETURNED;
        }

        /** Where it stands among those that wait, the first being 1; 0: it does not wait. */
        int position() {
            return queue.stream().map(Waiting::id).toList().indexOf(report.id()) + 1;
        }

        static String remark(ReportPrompt prompt) {
            return "comment-" + prompt.key();
        }

        /** Whether the words beside that answer are open: something stands in them. */
        boolean isRemarked(ReportPrompt prompt) {
            return !form.text(remark(prompt)).isEmpty() || form.problem(remark(prompt)) != null;
        }
    }

    private final CoachedInternships internships;
    private final MonthlyReports reports;
    private final ReportRounds rounds;
    private final MonthlyLogs logs;
    private final InternshipFiles files;
    private final CoachQueue queue;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;

    CoachReportPage(
            CoachedInternships internships,
            MonthlyReports reports,
            ReportRounds rounds,
            MonthlyLogs logs,
            InternshipFiles files,
            CoachQueue queue,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock) {
        this.internships = internships;
        this.reports = reports;
        this.rounds = rounds;
        this.logs = logs;
        this.files = files;
        this.queue = queue;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/coach/reports/{id}")
    @Only({Role.COACH, Role.OFFICE})
    Reply read(Viewer viewer, @PathVariable UUID id) {
        var report = reports.find(id, viewer).orElseThrow(NotFound::new);
        return Reply.show("internship/report/coach-report", toRead(report, Form.empty(), viewer));
    }

    private ReportToRead toRead(MonthlyReport report, Form form, Viewer viewer) {
        var internship = internships.find(report.internship(), viewer).orElseThrow(NotFound::new);
        boolean coaching = internships.coaches(viewer, internship.id());
        var dates = internship.month(report.month());
        var log = logs.of(internship, dates);
        var due = internship.reportDue(report.month());
        var waiting = coaching ? queue.of(viewer, internships.coachedBy(viewer)) : List.<Waiting>of();
        return new ReportToRead(
                form,
                coaching,
                viewer.isActedFor(),
                internship,
                report,
                dates,
                due,
                report.badge(due, clock.today()),
                log,
                log.entries().stream()
                        .map(entry -> new LogLine(entry, KeyTitles.mode(internship.edition(), entry.mode())))
                        .toList(),
                log.minutes(internship.edition().hours().level()),
                KeyTitles.standards(internship.edition(), log.standards()),
                ReportPage.prompts(internship),
                promises(internship, report.month() - 1, coaching && !viewer.isActedFor()),
                rounds.of(report),
                waiting,
                CoachQueue.after(waiting, report.id()).orElse(null),
                CoachQueue.before(waiting, report.id()).orElse(null));
    }

    /** What the month before ended with: next steps and lesson of its report, and for the coach next steps in the log. */
    private List<Promise> promises(CoachedInternship internship, int month, boolean coaching) {
        if (month < 1) {
            return List.of();
        }
        var promises = new ArrayList<Promise>();
        var answers = reports.find(internship, month).map(MonthlyReport::sent).orElse(Map.of());
        for (var prompt : ReportPage.prompts(internship)) {
            var answer = answers.get(prompt.key());
            if (answer != null
                    && (prompt.key().endsWith("-next") || prompt.key().equals("lesson"))) {
                promises.add(new Promise(null, prompt.title(), answer));
            }
        }
        if (coaching) {
            for (var entry : logs.of(internship, internship.month(month)).entries()) {
                if (entry.state().counts() && !entry.nextSteps().isBlank()) {
                    promises.add(new Promise(
                            entry.day(), KeyTitles.mode(internship.edition(), entry.mode()), entry.nextSteps()));
                }
            }
        }
        return promises;
    }

    @PostMapping("/coach/reports/{id}/acceptance")
    @Only(Role.COACH)
    Reply accept(Viewer viewer, @PathVariable UUID id, Form form) {
        return decide(viewer, id, form, (report, internship, waiting) -> {
            var comment = form.atMost("comment", LONGEST_COMMENT);
            var remarks = remarks(internship, form);
            if (!form.isRight()) {
                return Reply.again("internship/report/coach-report", toRead(report, form, viewer));
            }
            // Whoever logs a contact takes the internship's row first, too: what is frozen is what stands.
            files.locked(internship.id());
            var log = logs.of(internship, internship.month(report.month()));
            if (!reports.accept(report, log, comment, viewer)) {
                return Reply.seeOther("/coach/reports/" + id, Sentence.of("internship.coach.decided-before"));
            }
            rounds.comment(report, remarks, viewer);
            var after = new LinkedHashMap<String, Object>();
            after.put("state", "accepted");
            after.put("minutes", log.minutes());
            after.put("contacts", log.contacts());
            after.put("comment", AuditTrail.digestOf(comment));
            after.put("comments", digests(remarks));
            audit.record(
                    viewer.actor(),
                    "report.accepted",
                    internship.mit().value(),
                    id,
                    Map.of("state", "submitted"),
                    after);
            events.publishEvent(new ReportAccepted(
                    id,
                    internship.id(),
                    internship.mit(),
                    viewer.name(),
                    report.month(),
                    internship.month(report.month()).first(),
                    internship.lastOf(report.month()),
                    clock.today()));
            return next(
                    waiting,
                    id,
                    Sentence.of("internship.coach.accepted", report.month(), internship.name(), left(waiting, id)));
        });
    }

    @PostMapping("/coach/reports/{id}/return")
    @Only(Role.COACH)
    Reply giveBack(Viewer viewer, @PathVariable UUID id, Form form) {
        return decide(viewer, id, form, (report, internship, waiting) -> {
            var comment = form.atMost("comment", LONGEST_COMMENT);
            var remarks = remarks(internship, form);
            if (comment.isEmpty() && remarks.isEmpty()) {
                form.wrong("comment", Sentence.of("internship.coach.comment.missing", internship.name()));
            }
            if (!form.isRight()) {
                return Reply.again("internship/report/coach-report", toRead(report, form, viewer));
            }
            if (!reports.giveBack(report, comment, viewer)) {
                return Reply.seeOther("/coach/reports/" + id, Sentence.of("internship.coach.decided-before"));
            }
            rounds.giveBack(report, comment, remarks, viewer);
            audit.record(
                    viewer.actor(),
                    "report.returned",
                    internship.mit().value(),
                    id,
                    Map.of("state", "submitted"),
                    Map.of("state", "returned", "comment", AuditTrail.digestOf(comment), "comments", digests(remarks)));
            events.publishEvent(new ReportReturned(
                    id,
                    internship.id(),
                    internship.mit(),
                    viewer.name(),
                    report.month(),
                    internship.month(report.month()).first(),
                    internship.lastOf(report.month())));
            return next(
                    waiting,
                    id,
                    Sentence.of("internship.coach.returned", report.month(), internship.name(), left(waiting, id)));
        });
    }

    /** The words beside the answers, by the key of the prompt. */
    private static Map<String, String> remarks(CoachedInternship internship, Form form) {
        var remarks = new LinkedHashMap<String, String>();
        for (var prompt : ReportPage.prompts(internship)) {
            if (!prompt.forCoachAlone()) {
                String remark = form.atMost(ReportToRead.remark(prompt), LONGEST_REMARK);
                if (!remark.isEmpty()) {
                    remarks.put(prompt.key(), remark);
                }
            }
        }
        return remarks;
    }

    private static Map<String, Object> digests(Map<String, String> remarks) {
        var digests = new LinkedHashMap<String, Object>();
        remarks.forEach((prompt, remark) -> digests.put(prompt, AuditTrail.digestOf(remark)));
        return digests;
    }

    /** How many more wait. */
    private static int left(List<Waiting> waiting, UUID done) {
        return (int) waiting.stream().filter(one -> !one.id().equals(done)).count();
    }

    @FunctionalInterface
    private interface Decision {
        Reply on(MonthlyReport report, CoachedInternship internship, List<Waiting> waiting);
    }

    /** Only the coach decides; office reads along, and enters for a coach who phones by acting for them. */
    private Reply decide(Viewer viewer, UUID id, Form form, Decision decision) {
        return deeds.once(form.key(), () -> {
            var report = reports.find(id, viewer).orElseThrow(NotFound::new);
            if (!internships.coaches(viewer, report.internship())) {
                throw new NotFound();
            }
            var internship = internships.find(report.internship(), viewer).orElseThrow(NotFound::new);
            return decision.on(report, internship, queue.of(viewer, internships.coachedBy(viewer)));
        });
    }

    private static Reply next(List<Waiting> waiting, UUID done, Sentence notice) {
        return Reply.seeOther(
                CoachQueue.after(waiting, done)
                        .map(id -> "/coach/reports/" + id)
                        .orElse("/coach"),
                notice);
    }
}
