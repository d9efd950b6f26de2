package org.cadre.internship.log;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.pairing.ProtegeReach;
import org.cadre.internship.term.ExcusedMonths;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.program.DateRange;
import org.cadre.program.Fact.ContactState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The coach reads a log of their cohort, verifies on other evidence, settles disputes and excuses a month. */
@Controller
class VerificationPage {
    /** An entry with what a coach may see of it: never a private note, neither topics. */
    record Line(
            ContactEntryId id,
            LocalDate day,
            int minutes,
            String mode,
            String summary,
            String nextSteps,
            ContactLogPage.Standing words,
            boolean counts,
            boolean supplement,
            String verifiedReason,
            List<ContactEvidence> evidence,
            String dispute,
            String disputeOutcome,
            int messages,
            boolean mayVerify,
            boolean mayTakeBack,
            boolean isDisputed) {}

    /**
     * @param rest how many entries the coach may accept in one act by now
     * @param silent how many more still wait for reminders or days
     * @param empty without a contact that counts or waits
     */
    record MonthLines(
            int number,
            DateRange days,
            int counted,
            int logged,
            boolean accepted,
            boolean empty,
            boolean excused,
            boolean over,
            int rest,
            int silent,
            List<Line> lines) {}

    record VerificationView(
            InternshipSummary internship,
            ContactLog log,
            List<MonthLines> months,
            int reminders,
            int days,
            ProtegeReach.@Nullable Trouble trouble,
            boolean open,
            Form form) {}

    /** How long an opened log stays open for entries from long ago. */
    private static final int OPEN_DAYS = 14;

    /** How many months a coach may excuse; office may excuse more. */
    private static final int EXCUSED_BY_COACH = 1;

    private final Internships internships;
    private final InternshipFiles files;
    private final Verifications verifications;
    private final ExcusedMonths excusedMonths;
    private final ContactLogs logs;
    private final ContactEvidences evidences;
    private final DisputeThreads threads;
    private final ProtegeReach reach;
    private final ProgramClock clock;
    private final Deeds deeds;

    VerificationPage(
            Internships internships,
            InternshipFiles files,
            Verifications verifications,
            ExcusedMonths excusedMonths,
            ContactLogs logs,
            ContactEvidences evidences,
            DisputeThreads threads,
            ProtegeReach reach,
            ProgramClock clock,
            Deeds deeds) {
        this.internships = internships;
        this.files = files;
        this.verifications = verifications;
        this.excusedMonths = excusedMonths;
        this.logs = logs;
        this.evidences = evidences;
        this.threads = threads;
        this.reach = reach;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/coach/internships/{id}/log")
    @Only(Role.COACH)
    Reply log(Viewer viewer, @PathVariable UUID id) {
        return Reply.show("internship/log/verification", view(viewer, coached(viewer, id), Form.empty()));
    }

    private InternshipSummary coached(Viewer viewer, UUID id) {
        var internship = new InternshipId(id);
        if (!internships.coaches(viewer, internship)) {
            throw new NotFound();
        }
        return internships.find(internship).orElseThrow(NotFound::new);
    }

    /** While the internship goes on: afterwards nothing of it changes. */
    private InternshipSummary changeable(Viewer viewer, UUID id) {
        var internship = coached(viewer, id);
        if (!internship.isOpen()) {
            throw new NotFound();
        }
        return internship;
    }

    private VerificationView view(Viewer viewer, InternshipSummary internship, Form form) {
        var log = logs.of(internship).orElseThrow(NotFound::new);
        var excused = excusedMonths.withReasons(internship.id()).stream()
                .map(ExcusedMonths.Excused::month)
                .toList();
        var silence = log.edition().hours().silence();
        var evidence = evidences.of(viewer, internship.id());
        var said = threads.of(internship.id());
        var today = clock.today();
        return new VerificationView(
                internship,
                log,
                log.months(today).stream()
                        .map(month -> new MonthLines(
                                month.number(),
                                month.days(),
                                month.counted(),
                                month.minutes(),
                                month.accepted(),
                                month.minutes() == 0,
                                excused.contains(month.number()),
                                month.days().last() != null
                                        && Objects.requireNonNull(month.days().last())
                                                .isBefore(today),
                                rest(log, month.number()).size(),
                                waiting(log, month.number()).size()
                                        - rest(log, month.number()).size(),
                                month.entries().stream()
                                        .map(entry -> line(
                                                viewer,
                                                entry,
                                                log,
                                                internship,
                                                evidence.getOrDefault(entry.id(), List.of()),
                                                said.getOrDefault(entry.id(), List.of())
                                                        .size()))
                                        .toList()))
                        .toList(),
                silence.reminders(),
                silence.days(),
                reach.of(internship.id()).orElse(null),
                internship.isOpen(),
                form);
    }

    /** What MIT and protégé share stays closed to whoever enters for the coach. */
    private static Line line(
            Viewer viewer,
            ContactEntry entry,
            ContactLog log,
            InternshipSummary internship,
            List<ContactEvidence> evidence,
            int messages) {
        return new Line(
                entry.id(),
                entry.day(),
                entry.minutes(),
                ContactLogPage.mode(log.edition(), entry.mode()),
                viewer.isActedFor() ? "" : entry.summary(),
                viewer.isActedFor() ? "" : entry.nextSteps(),
                ContactLogPage.standing(entry, log),
                log.counts(entry),
                entry.supplement(),
                entry.verifiedReason(),
                evidence,
                viewer.isActedFor() ? "" : entry.dispute(),
                entry.disputeOutcome(),
                messages,
                internship.isOpen() && entry.state() == ContactState.SUBMITTED && !entry.isAttested(),
                internship.isOpen()
                        && entry.state() == ContactState.SUBMITTED
                        && entry.verifiedAt() != null
                        && !log.isAccepted(entry.day()),
                internship.isOpen() && entry.state() == ContactState.DISPUTED);
    }

    private static List<ContactEntry> waiting(ContactLog log, int month) {
        return log.of(month).stream()
                .filter(entry -> entry.state() == ContactState.SUBMITTED && !entry.isAttested())
                .toList();
    }

    /** Silence is not consent, but after reminders and days the coach may accept what is left of a month. */
    private List<ContactEntry> rest(ContactLog log, int month) {
        var silence = log.edition().hours().silence();
        return waiting(log, month).stream()
                .filter(entry -> entry.asked() >= silence.reminders()
                        && !entry.loggedAt()
                                .atZone(clock.zone())
                                .toLocalDate()
                                .plusDays(silence.days())
                                .isAfter(clock.today()))
                .toList();
    }

    @PostMapping("/coach/internships/{id}/log/verification")
    @Only(Role.COACH)
    Reply verify(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = changeable(viewer, id);
        var entry = form.id("entry").map(ContactEntryId::new).orElseThrow(NotFound::new);
        String reason = form.required("evidence", Sentence.of("internship.verification.evidence.missing"));
        form.atMost("evidence", 500);
        if (!form.isRight()) {
            return Reply.again("internship/log/verification", view(viewer, internship, form));
        }
        return done(
                id,
                form,
                Sentence.of("internship.verification.done"),
                () -> verifications.verify(viewer.actor(), viewer.id(), internship.id(), List.of(entry), reason));
    }

    private Reply done(UUID id, Form form, Sentence said, Runnable deed) {
        return deeds.once(form.key(), () -> {
            deed.run();
            return Reply.seeOther("/coach/internships/" + id + "/log", said);
        });
    }

    @PostMapping("/coach/internships/{id}/log/verification/withdrawal")
    @Only(Role.COACH)
    Reply takeBack(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = changeable(viewer, id);
        var entry = form.id("entry")
                .map(ContactEntryId::new)
                .filter(one -> logs.of(internship)
                        .flatMap(log -> log.find(one).filter(found -> !log.isAccepted(found.day())))
                        .isPresent())
                .orElseThrow(NotFound::new);
        return done(
                id,
                form,
                Sentence.of("internship.verification.taken-back"),
                () -> verifications.unverify(viewer.actor(), internship.id(), entry));
    }

    @PostMapping("/coach/internships/{id}/log/months/{month}/verification")
    @Only(Role.COACH)
    Reply verifyRest(Viewer viewer, @PathVariable UUID id, @PathVariable int month, Form form) {
        var internship = changeable(viewer, id);
        String reason = form.required("rest" + month, Sentence.of("internship.verification.rest.missing"));
        form.atMost("rest" + month, 500);
        if (!form.isRight()) {
            return Reply.again("internship/log/verification", view(viewer, internship, form));
        }
        return done(id, form, Sentence.of("internship.verification.rest.done", month), () -> {
            var log = logs.of(files.locked(internship.id())).orElseThrow(NotFound::new);
            verifications.verify(
                    viewer.actor(),
                    viewer.id(),
                    internship.id(),
                    rest(log, month).stream().map(ContactEntry::id).toList(),
                    reason);
        });
    }

    @PostMapping("/coach/internships/{id}/log/dispute")
    @Only(Role.COACH)
    Reply uphold(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = changeable(viewer, id);
        var entry = form.id("entry").map(ContactEntryId::new).orElseThrow(NotFound::new);
        return done(id, form, Sentence.of("internship.verification.upheld"), () -> {
            String reason = form.atMost("reason", 500);
            verifications.uphold(viewer.actor(), internship.id(), entry, reason);
            threads.decide(viewer.actor(), internship.person(), viewer.id(), entry, reason);
        });
    }

    @PostMapping("/coach/internships/{id}/log/months/{month}/excuse")
    @Only(Role.COACH)
    Reply excuse(Viewer viewer, @PathVariable UUID id, @PathVariable int month, Form form) {
        var internship = changeable(viewer, id);
        var log = logs.of(internship).orElseThrow(NotFound::new);
        String field = "excuse" + month;
        String reason = form.required(field, Sentence.of("internship.excuse.missing"));
        form.atMost(field, 500);
        if (IntStream.rangeClosed(1, log.term().allMonths()).noneMatch(number -> number == month)) {
            throw new NotFound();
        }
        var excused = excusedMonths.withReasons(internship.id());
        if (excused.size() >= EXCUSED_BY_COACH && excused.stream().noneMatch(one -> one.month() == month)) {
            form.wrong(field, Sentence.of("internship.excuse.office"));
        }
        if (!form.isRight()) {
            return Reply.again("internship/log/verification", view(viewer, internship, form));
        }
        return done(
                id,
                form,
                Sentence.of("internship.excuse.done", month),
                () -> excusedMonths.excuse(viewer.actor(), viewer.id(), internship.id(), month, reason));
    }

    @PostMapping("/coach/internships/{id}/log/opening")
    @Only(Role.COACH)
    Reply open(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = changeable(viewer, id);
        var from = form.day("from").orElse(null);
        String reason = form.required("openReason", Sentence.of("internship.opening.reason.missing"));
        form.atMost("openReason", 500);
        if (from == null) {
            form.wrong("from", Sentence.of("internship.opening.from.missing"));
        } else if (from.isAfter(clock.today())) {
            form.wrong("from", Sentence.of("internship.opening.from.future"));
        }
        if (!form.isRight() || from == null) {
            return Reply.again("internship/log/verification", view(viewer, internship, form));
        }
        var until = clock.today().plusDays(OPEN_DAYS);
        return done(
                id,
                form,
                Sentence.of("internship.opening.done", internship.name(), from, until),
                () -> verifications.openLog(viewer.actor(), internship.id(), from, until, reason));
    }
}
