package org.cadre.internship.office;

import java.util.Objects;
import java.util.UUID;
import org.cadre.internship.CohortId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.cohort.Cohorts;
import org.cadre.internship.cohort.Placements;
import org.cadre.internship.log.ContactLogs;
import org.cadre.internship.term.ExcusedMonths;
import org.cadre.internship.term.Extensions;
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
import org.cadre.program.Fact.InternshipState;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What office records about one internship: a move, a hold, an extension, an excused month, a withdrawal. */
@Controller
class OfficeInternshipPage {
    private final OfficeInternshipSheet sheet;
    private final InternshipFiles files;
    private final Placements placements;
    private final Extensions extensions;
    private final ExcusedMonths excused;
    private final ContactLogs logs;
    private final Cohorts cohorts;
    private final ProgramClock clock;
    private final Deeds deeds;

    OfficeInternshipPage(
            OfficeInternshipSheet sheet,
            InternshipFiles files,
            Placements placements,
            Extensions extensions,
            ExcusedMonths excused,
            ContactLogs logs,
            Cohorts cohorts,
            ProgramClock clock,
            Deeds deeds) {
        this.sheet = sheet;
        this.files = files;
        this.placements = placements;
        this.extensions = extensions;
        this.excused = excused;
        this.logs = logs;
        this.cohorts = cohorts;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/office/internships/{id}")
    @Only(Role.OFFICE)
    Reply show(@PathVariable UUID id) {
        return sheet.show(sheet.find(id));
    }

    @PostMapping("/office/internships/{id}/place")
    @Only(Role.OFFICE)
    Reply move(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = open(id);
        var cohort = form.id("cohort").map(CohortId::new).flatMap(cohorts::find).orElse(null);
        if (cohort == null) {
            form.wrong("cohort", Sentence.of("internship.move.missing"));
        } else if (cohort.closedOn() != null) {
            form.wrong("cohort", Sentence.of("internship.move.closed", cohort.name()));
        } else if (internship.firstDay() != null && !cohort.edition().equals(internship.edition())) {
            form.wrong("cohort", Sentence.of("internship.move.edition"));
        }
        if (!form.isRight() || cohort == null) {
            return sheet.again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.move.done", cohort.name()),
                () -> placements.place(viewer.actor(), internship.id(), cohort));
    }

    private InternshipSummary open(UUID id) {
        var internship = sheet.find(id);
        if (!internship.isOpen()) {
            throw new NotFound();
        }
        return internship;
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
            return sheet.again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.hold.done", from),
                () -> files.hold(viewer.actor(), internship.id(), from, reason));
    }

    private InternshipSummary inState(UUID id, InternshipState state) {
        var internship = sheet.find(id);
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
        int most = Extensions.MOST_MONTHS - internship.extensionMonths();
        int months = form.number("extension").orElse(0);
        if (internship.firstDay() == null) {
            form.wrong("extension", Sentence.of("internship.extend.not-begun"));
        } else if (most < 1) {
            form.wrong("extension", Sentence.of("internship.extend.no-more", Extensions.MOST_MONTHS));
        } else if (months < 1 || months > most) {
            form.wrong("extension", Sentence.of("internship.extend.months", most));
        }
        String reason = form.required("extensionReason", Sentence.of("internship.reason.missing"));
        form.atMost("extensionReason", 1000);
        if (!form.isRight()) {
            return sheet.again(internship, form);
        }
        return deeds.once(form.key(), () -> switch (extensions.extend(viewer, internship.id(), months, reason)) {
            case EXTENDED -> Reply.seeOther("/office/internships/" + id, Sentence.of("internship.extend.done", months));
            case NOT_BEGUN -> {
                form.wrong("extension", Sentence.of("internship.extend.not-begun"));
                yield sheet.again(internship, form);
            }
            case TOO_LONG -> {
                form.wrong("extension", Sentence.of("internship.extend.no-more", Extensions.MOST_MONTHS));
                yield sheet.again(internship, form);
            }
        });
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
            return sheet.again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.excuse.done", month),
                () -> excused.excuse(viewer.actor(), viewer.id(), internship.id(), month, reason));
    }

    @PostMapping("/office/internships/{id}/withdrawal")
    @Only(Role.OFFICE)
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = open(id);
        String reason = form.required("withdrawalReason", Sentence.of("internship.reason.missing"));
        form.atMost("withdrawalReason", 1000);
        if (!form.isRight()) {
            return sheet.again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.withdraw.done", internship.name()),
                () -> files.withdraw(viewer.actor(), internship.id(), reason));
    }

    @PostMapping("/office/internships/{id}/lapse")
    @Only(Role.OFFICE)
    Reply lapse(Viewer viewer, @PathVariable UUID id, Form form) {
        var internship = open(id);
        var last = internship.lastDay();
        if (last != null && !clock.today().isAfter(last)) {
            form.wrong("lapseReason", Sentence.of("internship.lapse.too-early", last));
        }
        String reason = form.required("lapseReason", Sentence.of("internship.reason.missing"));
        form.atMost("lapseReason", 1000);
        if (!form.isRight()) {
            return sheet.again(internship, form);
        }
        return done(
                id,
                form,
                Sentence.of("internship.lapse.done", internship.name()),
                () -> files.lapse(viewer.actor(), internship.id(), reason));
    }
}
