package org.cadre.internship.mit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.cadre.attendance.Attendances;
import org.cadre.internship.Extension;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.cohort.EditionMark;
import org.cadre.internship.cohort.EditionMarks;
import org.cadre.internship.cohort.Placements;
import org.cadre.internship.log.ContactLog;
import org.cadre.internship.log.ContactLogs;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.record.SummaryReadings;
import org.cadre.internship.term.Extensions;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.cadre.registration.PartTwoOrders.Fee;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's own internship: choosing certification, then what is next and how far they are. */
@Controller
class InternshipPage {
    /**
     * Before there is an internship.
     *
     * @param completedOn when part one was completed; null: not yet
     * @param mayApply whether that is recent enough
     */
    record ApplicationView(
            boolean mayApply, @Nullable LocalDate completedOn, int withinMonths, int months, String hours) {}

    /**
     * @param next what is next for them, in words
     * @param nextPlace where that is done
     * @param nextAction the words of its button
     * @param lastRead when office last read their summaries in an audit
     * @param mark whose edition it is under; null: one that looks as the house does
     */
    record OverviewView(
            InternshipSummary internship,
            Edition edition,
            @Nullable InternshipTerm term,
            @Nullable Pairing pairing,
            @Nullable ContactLog log,
            Sentence state,
            Sentence next,
            @Nullable String nextPlace,
            @Nullable String nextAction,
            List<Option> freeMonths,
            int month,
            Fee fee,
            List<Extension> extensions,
            SummaryReadings.@Nullable Line lastRead,
            @Nullable EditionMark mark) {}

    private final Internships internships;
    private final InternshipFiles files;
    private final Placements placements;
    private final Extensions extensions;
    private final Pairings pairings;
    private final ContactLogs logs;
    private final Editions editions;
    private final Attendances attendances;
    private final ProgramClock clock;
    private final PartTwoFeePage fees;
    private final SummaryReadings readings;
    private final EditionMarks marks;
    private final Deeds deeds;

    InternshipPage(
            Internships internships,
            InternshipFiles files,
            Placements placements,
            Extensions extensions,
            Pairings pairings,
            ContactLogs logs,
            Editions editions,
            Attendances attendances,
            ProgramClock clock,
            PartTwoFeePage fees,
            SummaryReadings readings,
            EditionMarks marks,
            Deeds deeds) {
        this.internships = internships;
        this.files = files;
        this.placements = placements;
        this.extensions = extensions;
        this.pairings = pairings;
        this.logs = logs;
        this.editions = editions;
        this.attendances = attendances;
        this.clock = clock;
        this.fees = fees;
        this.readings = readings;
        this.marks = marks;
        this.deeds = deeds;
    }

    @GetMapping("/internship")
    @SignedIn
    Reply internship(Viewer viewer) {
        return internships
                .current(viewer.id())
                .map(internship -> Reply.show("internship/mit/overview", overview(viewer, internship)))
                .orElseGet(() -> Reply.show("internship/mit/application", application(viewer)));
    }

    private ApplicationView application(Viewer viewer) {
        var edition = editions.current(Editions.NATIONAL);
        var completed = attendances.partOneCompletedOn(viewer.id(), edition);
        return new ApplicationView(
                mayApply(viewer, edition),
                completed.orElse(null),
                edition.internship().partOneWithinMonths(),
                edition.internship().months(),
                String.valueOf(edition.contactTarget() / 60));
    }

    private boolean mayApply(Viewer viewer, Edition edition) {
        return attendances.completedPartOne(viewer.id(), edition, clock.today());
    }

    @PostMapping("/internship/application")
    @SignedIn
    Reply apply(Viewer viewer, Form form) {
        if (!mayApply(viewer, editions.current(Editions.NATIONAL))) {
            return Reply.again("internship/mit/application", application(viewer));
        }
        return deeds.once(form.key(), () -> {
            placements.apply(viewer.actor(), viewer.id());
            return Reply.seeOther("/internship", Sentence.of("internship.application.taken"));
        });
    }

    /** The application taken back before office has given a place: nothing has happened yet. */
    @PostMapping("/internship/application/withdrawal")
    @SignedIn
    Reply takeBack(Viewer viewer, Form form) {
        var internship = internships.current(viewer.id()).orElseThrow(NotFound::new);
        if (internship.state() != Fact.InternshipState.APPLIED || internship.cohort() != null) {
            throw new NotFound();
        }
        return deeds.once(form.key(), () -> {
            files.withdraw(viewer.actor(), internship.id(), "");
            return Reply.seeOther("/internship", Sentence.of("internship.application.taken-back"));
        });
    }

    @PostMapping("/internship/extension")
    @SignedIn
    Reply extend(Viewer viewer, Form form) {
        var internship = internships.current(viewer.id()).orElseThrow(NotFound::new);
        if (internship.edition() == null) {
            throw new NotFound();
        }
        int most = editions.of(internship.edition()).internship().extensionMonths();
        int months = form.number("months").orElse(0);
        if (months < 1 || months > most) {
            return Reply.seeOther("/internship", Sentence.of("internship.extension.choose", most));
        }
        return deeds.once(
                form.key(),
                () -> extensions.extendFreely(viewer, internship.id(), months)
                        ? Reply.seeOther("/internship", Sentence.of("internship.extension.taken", months))
                        : Reply.seeOther("/internship", Sentence.of("internship.extension.not-now")));
    }

    private OverviewView overview(Viewer viewer, InternshipSummary internship) {
        var edition =
                internship.edition() == null ? editions.current(Editions.NATIONAL) : editions.of(internship.edition());
        var today = clock.today();
        var term = internship.term(edition, today).orElse(null);
        var pairing = pairings.open(internship.id()).orElse(null);
        var log = term == null ? null : logs.of(internship, edition, term);
        var step = step(internship, pairing, term, edition);
        return new OverviewView(
                internship,
                edition,
                term,
                pairing,
                log,
                Sentence.of("internship.state."
                        + Internships.word(internship.state()).replace(' ', '-')),
                step.words,
                step.place,
                step.action,
                freeMonths(internship, edition),
                term == null ? 0 : term.monthOf(today).orElse(0),
                internship.isOpen() ? fees.fee(viewer, internship) : new Fee.None(),
                internships.extensions(internship),
                readings.ofOwn(viewer).stream().findFirst().orElse(null),
                internship.edition() == null
                        ? null
                        : marks.of(internship.edition()).orElse(null));
    }

    private record Step(
            Sentence words,
            @Nullable String place,
            @Nullable String action) {}

    private Step step(
            InternshipSummary internship, @Nullable Pairing pairing, @Nullable InternshipTerm term, Edition edition) {
        return switch (internship.state()) {
            case APPLIED ->
                internship.cohort() == null
                        ? new Step(Sentence.of("internship.next.place"), null, null)
                        : agreement(internship, pairing, edition);
            case ACTIVE ->
                pairing == null || !pairing.isActive()
                        ? agreement(internship, pairing, edition)
                        : new Step(contact(pairing, term), "/internship/log/new", "internship.next.log.action");
            case ON_HOLD -> new Step(Sentence.of("internship.next.hold"), null, null);
            case COMPLETE -> new Step(Sentence.of("internship.next.complete"), null, null);
            case WITHDRAWN, LAPSED -> new Step(Sentence.of("internship.next.over"), null, null);
        };
    }

    private static Step agreement(InternshipSummary internship, @Nullable Pairing pairing, Edition edition) {
        if (pairing != null && pairing.state() == Pairing.State.SUSPENDED) {
            return new Step(Sentence.of("internship.next.rests", pairing.protegeName()), null, null);
        }
        if (pairing != null) {
            return new Step(
                    Sentence.of("internship.next.answer", pairing.protegeName()),
                    "/internship/protege",
                    "internship.next.answer.action");
        }
        var starts = internship.cohortStarts() == null ? internship.appliedOn() : internship.cohortStarts();
        return new Step(
                Sentence.of(
                        "internship.next.protege",
                        starts.plusDays(edition.internship().agreementDueDays())),
                "/internship/protege",
                "internship.next.protege.action");
    }

    private Sentence contact(Pairing pairing, @Nullable InternshipTerm term) {
        var today = clock.today();
        if (term != null && today.isBefore(term.firstDay())) {
            return Sentence.of("internship.next.begins", term.firstDay(), pairing.protegeName());
        }
        return Sentence.of("internship.next.log", pairing.protegeName());
    }

    private List<Option> freeMonths(InternshipSummary internship, Edition edition) {
        if (!internship.isOpen() || !extensions.mayExtendFreely(internship.id())) {
            return List.of();
        }
        return IntStream.rangeClosed(1, edition.internship().extensionMonths())
                .mapToObj(months -> new Option(String.valueOf(months), String.valueOf(months)))
                .toList();
    }
}
