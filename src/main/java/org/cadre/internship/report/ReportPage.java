package org.cadre.internship.report;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cadre.internship.CoachingEvents.ReportSubmitted;
import org.cadre.internship.KeyTitles;
import org.cadre.internship.cohort.CoachBadge;
import org.cadre.internship.cohort.CoachedCohorts;
import org.cadre.internship.cohort.CoachedCohorts.Coach;
import org.cadre.internship.cohort.CoachedInternship;
import org.cadre.internship.cohort.CoachedInternships;
import org.cadre.internship.report.MonthlyReport.Sending;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.cadre.program.Edition.PromptKind;
import org.cadre.program.Edition.ReportPrompt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The MIT's own reports: each month named by its two dates, written along the way, sent when the month is over. */
@Controller
final class ReportPage {
    static final String HELP = "help";
    private static final int LONGEST_ANSWER = 4000;

    /** A month in the list; without a badge its report is not open yet. */
    record Line(
            int month,
            DateRange dates,
            LocalDate due,
            @Nullable MonthlyReport report,
            @Nullable CoachBadge badge) {}

    record ReportList(List<Line> lines, @Nullable Line next, List<String> coaches) {}

    /**
     * One report in the hands of its MIT.
     *
     * @param talk what the coach said about it, round by round
     * @param elsewhere the report as it was saved in another tab since this form was shown; null: it was not
     */
    record ReportSheet(
            Form form,
            MonthlyReport report,
            DateRange dates,
            LocalDate due,
            CoachBadge badge,
            MonthlyLog log,
            int countedMinutes,
            List<String> standards,
            List<ReportPrompt> prompts,
            ReportRounds.Talk talk,
            List<String> coaches,
            boolean writable,
            boolean sendable,
            boolean actedFor,
            @Nullable MonthlyReport elsewhere) {
        static String field(ReportPrompt prompt) {
            return "answer-" + prompt.key();
        }

        /**
         * What the next saving stands on: a form that was refused for something else stays as old as it was; after a
         * conflict that was shown, saving is a decision.
         */
        String revision() {
            if (elsewhere != null) {
                return String.valueOf(elsewhere.revision());
            }
            return form.text("revision").isEmpty() ? String.valueOf(report.revision()) : form.text("revision");
        }

        /** Whether the other version says something else here. */
        boolean differs(ReportPrompt prompt) {
            return elsewhere != null
                    && !prompt.forCoachAlone()
                    && !form.text(field(prompt)).equals(elsewhere.answers().getOrDefault(prompt.key(), ""));
        }
    }

    /**
     * The answer to a draft that was sent while typing.
     *
     * @param trouble why it was not saved; null: it was
     * @param conflict the other version that stands in the way
     */
    record Draft(
            int revision,
            @Nullable Instant savedAt,
            ZoneId zone,
            @Nullable Sentence trouble,
            @Nullable ReportSheet conflict) {}

    private final CoachedInternships internships;
    private final CoachedCohorts cohorts;
    private final MonthlyReports reports;
    private final ReportRounds rounds;
    private final MonthlyLogs logs;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ProgramClock clock;

    ReportPage(
            CoachedInternships internships,
            CoachedCohorts cohorts,
            MonthlyReports reports,
            ReportRounds rounds,
            MonthlyLogs logs,
            Deeds deeds,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ProgramClock clock) {
        this.internships = internships;
        this.cohorts = cohorts;
        this.reports = reports;
        this.rounds = rounds;
        this.logs = logs;
        this.deeds = deeds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/internship/reports")
    @SignedIn
    Reply list(Viewer viewer) {
        var own = internships.own(viewer).filter(CoachedInternship::hasBegun);
        if (own.isEmpty()) {
            return Reply.show("internship/report/report-list", new ReportList(List.of(), null, List.of()));
        }
        var internship = own.get();
        Map<Integer, MonthlyReport> byMonth =
                reports.of(internship).stream().collect(toMap(MonthlyReport::month, Function.identity()));
        var lines = new ArrayList<Line>();
        for (int month = 1; month <= internship.months(); month++) {
            var report = byMonth.get(month);
            var due = internship.reportDue(month);
            var badge = report == null ? null : report.badge(due, clock.today());
            lines.add(new Line(month, internship.month(month), due, report, badge));
        }
        var next = lines.stream()
                .filter(line -> line.report != null && line.report.isWritable())
                .findFirst()
                .orElse(null);
        var coaches =
                cohorts.coaches(internship.cohort()).stream().map(Coach::name).toList();
        return Reply.show("internship/report/report-list", new ReportList(lines, next, coaches));
    }

    @GetMapping("/internship/reports/{month}")
    @SignedIn
    Reply month(Viewer viewer, @PathVariable int month) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        var report = reports.find(internship, month).orElseThrow(NotFound::new);
        return Reply.show("internship/report/report-month", sheet(internship, report, filledIn(report), viewer, null));
    }

    private static Form filledIn(MonthlyReport report) {
        var form = Form.empty();
        report.answers().forEach((key, answer) -> form.with("answer-" + key, answer));
        return report.wantsHelp() ? form.with(HELP, "yes") : form;
    }

    private ReportSheet sheet(
            CoachedInternship internship,
            MonthlyReport report,
            Form form,
            Viewer viewer,
            @Nullable MonthlyReport elsewhere) {
        var dates = internship.month(report.month());
        var due = internship.reportDue(report.month());
        var log = logs.of(internship, dates);
        return new ReportSheet(
                form,
                report,
                dates,
                due,
                report.badge(due, clock.today()),
                log,
                log.minutes(internship.edition().hours().level()),
                KeyTitles.standards(internship.edition(), log.standards()),
                prompts(internship),
                rounds.of(report),
                coachNames(internship),
                report.isWritable() && internship.goesOn(),
                !clock.today().isBefore(internship.lastOf(report.month())),
                viewer.isActedFor(),
                elsewhere);
    }

    /** The questions a person answers; what is filled in from the log stands above them. */
    static List<ReportPrompt> prompts(CoachedInternship internship) {
        return internship.edition().reportPrompts().stream()
                .filter(prompt -> prompt.kind() != PromptKind.FILLED_IN)
                .toList();
    }

    /** Saves what was typed, and sends the report when the button says so. */
    @PostMapping("/internship/reports/{month}")
    @SignedIn
    Reply write(Viewer viewer, @PathVariable int month, Form form) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        var place = "/internship/reports/" + month;
        return deeds.once(form.key(), () -> {
            var report = reports.find(internship, month).orElseThrow(NotFound::new);
            boolean sends = form.text("deed").equals("send");
            var answers = answers(internship, form);
            // The tick is between MIT and coach: office, entering for the MIT, neither sees nor changes it.
            boolean help = viewer.isActedFor() ? report.wantsHelp() : form.ticked(HELP);
            if (sends) {
                refuse(report.sending(prompts(internship), answers, internship.lastOf(month), clock.today()), form);
            }
            if (!form.isRight()) {
                return Reply.again("internship/report/report-month", sheet(internship, report, form, viewer, null));
            }
            if (!internship.goesOn()) {
                return Reply.seeOther(place, Sentence.of("internship.report.gone"));
            }
            switch (reports.save(report, answers, help, revision(form))) {
                case SAVED -> {}
                case GONE -> {
                    return Reply.seeOther(place, Sentence.of("internship.report.gone"));
                }
                case CHANGED_ELSEWHERE -> {
                    var other = reports.find(internship, month).orElseThrow(NotFound::new);
                    form.wrong("elsewhere", Sentence.of("internship.report.elsewhere"));
                    return Reply.again(
                            "internship/report/report-month", sheet(internship, report, form, viewer, other));
                }
            }
            audit.record(
                    viewer.actor(),
                    "report.saved",
                    internship.mit().value(),
                    report.id(),
                    digests(report.answers()),
                    digests(answers));
            if (!sends) {
                return Reply.seeOther(place, Sentence.of("internship.report.saved"));
            }
            send(internship, report, help, viewer);
            return Reply.seeOther(
                    "/internship/reports", Sentence.of("internship.report.sent", month, coachNames(internship)));
        });
    }

    private static int revision(Form form) {
        try {
            return Integer.parseInt(form.text("revision"));
        } catch (NumberFormatException _) {
            return -1; // no form of ours: it cannot know what it would overwrite
        }
    }

    /**
     * Keeps what is being typed, again and again: saving the same answers twice changes nothing, so no deed is counted
     * and no trail is left before the report is saved or sent by its button. Office, entering for an MIT, saves by the
     * button alone.
     */
    @PostMapping("/internship/reports/{month}/draft")
    @SignedIn
    Reply draft(Viewer viewer, @PathVariable int month, Form form) {
        var internship = internships.own(viewer).orElseThrow(NotFound::new);
        var report = reports.find(internship, month).orElseThrow(NotFound::new);
        if (viewer.isActedFor() || !internship.goesOn()) {
            throw new NotFound();
        }
        var answers = answers(internship, form);
        if (!form.isRight()) {
            return draft(viewer, 422, report, Sentence.of("internship.report.draft.too-long"), null);
        }
        var saving = reports.save(report, answers, form.ticked(HELP), revision(form));
        var now = reports.find(internship, month).orElseThrow(NotFound::new);
        return switch (saving) {
            case SAVED -> draft(viewer, 200, now, null, null);
            case GONE -> draft(viewer, 409, now, Sentence.of("internship.report.gone"), null);
            case CHANGED_ELSEWHERE ->
                draft(
                        viewer,
                        409,
                        now,
                        Sentence.of("internship.report.elsewhere"),
                        sheet(internship, report, form, viewer, now));
        };
    }

    private static Reply draft(
            Viewer viewer,
            int status,
            MonthlyReport report,
            @Nullable Sentence trouble,
            @Nullable ReportSheet conflict) {
        return new Reply.Page(
                "internship/report/report-draft",
                new Draft(report.revision(), report.savedAt(), viewer.zone(), trouble, conflict),
                status);
    }

    private Map<String, String> answers(CoachedInternship internship, Form form) {
        var answers = new LinkedHashMap<String, String>();
        for (var prompt : prompts(internship)) {
            if (!prompt.forCoachAlone()) {
                var answer = form.atMost(ReportSheet.field(prompt), LONGEST_ANSWER);
                if (!answer.isEmpty()) {
                    answers.put(prompt.key(), answer);
                }
            }
        }
        return answers;
    }

    private static void refuse(Sending sending, Form form) {
        switch (sending) {
            case Sending.Ready() -> {}
            case Sending.AlreadySent() -> {} // said below: saving refuses it too
            case Sending.TooEarly(var from) -> form.wrong("send", Sentence.of("internship.report.too-early", from));
            case Sending.Unanswered(var prompts) ->
                prompts.forEach(prompt -> form.wrong(
                        ReportSheet.field(prompt), Sentence.of("internship.report.unanswered", prompt.title())));
        }
    }

    private void send(CoachedInternship internship, MonthlyReport report, boolean wantsHelp, Viewer viewer) {
        var dates = internship.month(report.month());
        var log = logs.of(internship, dates);
        reports.send(report, log);
        audit.record(
                viewer.actor(),
                "report.submitted",
                internship.mit().value(),
                report.id(),
                Map.of("state", MonthlyReport.word(report.state())),
                Map.of("state", "submitted", "minutes", log.minutes(), "contacts", log.contacts()));
        events.publishEvent(new ReportSubmitted(
                report.id(),
                internship.id(),
                internship.mit(),
                internship.name(),
                report.month(),
                dates.first(),
                internship.lastOf(report.month()),
                wantsHelp,
                cohorts.coaches(internship.cohort()).stream().map(Coach::id).toList()));
    }

    private List<String> coachNames(CoachedInternship internship) {
        return cohorts.coaches(internship.cohort()).stream().map(Coach::name).toList();
    }

    /** Answers enter the trail as lengths and digests only. */
    private static Map<String, Object> digests(Map<String, String> answers) {
        var digests = new LinkedHashMap<String, Object>();
        answers.forEach((key, answer) -> digests.put(key, AuditTrail.digestOf(answer)));
        return digests;
    }
}
