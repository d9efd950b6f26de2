package org.cadre.internship;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Fact.InternshipState;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What office records about one internship: a move, a hold, an extension, an excused month, a withdrawal. */
@Controller
class OfficeInternshipPage {
    record FileView(
            InternshipSummary internship,
            @Nullable InternshipTerm term,
            @Nullable ContactLog log,
            List<Pairing> pairings,
            List<InternshipFiles.Hold> holds,
            List<InternshipFiles.Excused> excused,
            List<Option> cohorts,
            List<Option> months,
            Sentence state,
            Form form) {}

    private static final int MOST_MONTHS = 12;

    private final Internships internships;
    private final InternshipFiles files;
    private final Pairings pairings;
    private final ContactLogs logs;
    private final Cohorts cohorts;
    private final ProgramClock clock;
    private final Deeds deeds;

    OfficeInternshipPage(
            Internships internships,
            InternshipFiles files,
            Pairings pairings,
            ContactLogs logs,
            Cohorts cohorts,
            ProgramClock clock,
            Deeds deeds) {
        this.internships = internships;
        this.files = files;
        this.pairings = pairings;
        this.logs = logs;
        this.cohorts = cohorts;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/internships/{id}")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return Reply.show("internship/office-internship", view(find(id), Form.empty()));
    }

    private InternshipSummary find(UUID id) {
        return internships.find(new InternshipId(id)).orElseThrow(NotFound::new);
    }

    private FileView view(InternshipSummary internship, Form form) {
        var log = logs.of(internship).orElse(null);
        return new FileView(
                internship,
                log == null ? null : log.term(),
                log,
                pairings.of(internship.id()),
                files.holds(internship.id()),
                files.excused(internship.id()),
                cohorts.all().stream()
                        .filter(cohort -> !cohort.id().equals(internship.cohort()))
                        .map(cohort -> new Option(cohort.id().toString(), cohort.name()))
                        .toList(),
                log == null
                        ? List.of()
                        : log.months(clock.today()).stream()
                                .map(month -> String.valueOf(month.number()))
                                .map(month -> new Option(month, month))
                                .toList(),
                Sentence.of("internship.state."
                        + Internships.word(internship.state()).replace(' ', '-')),
                form);
    }

    @PostMapping("/office/internships/{id}/place")
    @Only(Role.OFFICE)
    Reply move(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = open(id);
        var cohort = form.id("cohort").map(CohortId::new).flatMap(cohorts::find).orElse(null);
        if (cohort == null) {
            form.wrong("cohort", Sentence.of("internship.move.missing"));
        } else if (internship.firstDay() != null && !cohort.edition().equals(internship.edition())) {
            form.wrong("cohort", Sentence.of("internship.move.edition"));
        }
        if (!form.isRight() || cohort == null) {
            return again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.move.done", cohort.name()),
                () -> files.place(viewer.actor(), internship.id(), cohort));
    }

    private InternshipSummary open(UUID id) {
        var internship = find(id);
        if (!internship.isOpen()) {
            throw new NotFound();
        }
        return internship;
    }

    private Reply again(InternshipSummary internship, Form form) {
        return Reply.again("internship/office-internship", view(internship, form));
    }

    private Reply done(UUID id, Form form, Sentence said, Runnable deed) {
        return deeds.once(form.key(), () -> {
            deed.run();
            return Reply.seeOther("/office/internships/" + id, said);
        });
    }

    @PostMapping("/office/internships/{id}/hold")
    @Only(Role.OFFICE)
    Reply hold(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = inState(id, InternshipState.ACTIVE);
        var from = form.day("holdFrom").orElse(null);
        var first = Objects.requireNonNull(internship.firstDay());
        if (from == null) {
            form.wrong("holdFrom", Sentence.of("internship.hold.from.missing"));
        } else if (from.isAfter(clock.today()) || from.isBefore(first)) {
            form.wrong("holdFrom", Sentence.of("internship.hold.from.outside", first, clock.today()));
        } else if (internship.holds().stream().anyMatch(hold -> hold.contains(from))) {
            form.wrong("holdFrom", Sentence.of("internship.hold.from.held"));
        }
        String reason = form.required("holdReason", Sentence.of("internship.reason.missing"));
        form.atMost("holdReason", 1000);
        if (!form.isRight() || from == null) {
            return again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.hold.done", from),
                () -> files.hold(viewer.actor(), internship.id(), from, reason));
    }

    private InternshipSummary inState(UUID id, InternshipState state) {
        var internship = find(id);
        if (internship.state() != state) {
            throw new NotFound();
        }
        return internship;
    }

    @PostMapping("/office/internships/{id}/resumption")
    @Only(Role.OFFICE)
    Reply resume(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = inState(id, InternshipState.ON_HOLD);
        return done(
                id,
                form,
                Sentence.of("internship.resume.done"),
                () -> files.resume(viewer.actor(), internship.id(), clock.today()));
    }

    @PostMapping("/office/internships/{id}/extension")
    @Only(Role.OFFICE)
    Reply extend(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = open(id);
        int months = form.number("extension").orElse(0);
        if (months < 1 || months > MOST_MONTHS - internship.extensionMonths()) {
            form.wrong(
                    "extension",
                    Sentence.of("internship.extend.months", Math.max(1, MOST_MONTHS - internship.extensionMonths())));
        }
        String reason = form.required("extensionReason", Sentence.of("internship.reason.missing"));
        form.atMost("extensionReason", 1000);
        if (!form.isRight()) {
            return again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.extend.done", months),
                () -> files.extend(viewer.actor(), internship.id(), months, reason));
    }

    @PostMapping("/office/internships/{id}/excuse")
    @Only(Role.OFFICE)
    Reply excuse(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = open(id);
        var log = logs.of(internship).orElseThrow(NotFound::new);
        int month = form.number("month").orElse(0);
        if (month < 1 || month > log.term().allMonths()) {
            form.wrong("month", Sentence.of("internship.excuse.month.missing"));
        }
        String reason = form.required("excuseReason", Sentence.of("internship.excuse.missing"));
        form.atMost("excuseReason", 500);
        if (!form.isRight()) {
            return again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.excuse.done", month),
                () -> files.excuse(viewer.actor(), viewer.id(), internship.id(), month, reason));
    }

    @PostMapping("/office/internships/{id}/withdrawal")
    @Only(Role.OFFICE)
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = open(id);
        String reason = form.required("withdrawalReason", Sentence.of("internship.reason.missing"));
        form.atMost("withdrawalReason", 1000);
        if (!form.isRight()) {
            return again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.withdraw.done", internship.name()),
                () -> files.withdraw(viewer.actor(), internship.id(), reason));
    }
}
