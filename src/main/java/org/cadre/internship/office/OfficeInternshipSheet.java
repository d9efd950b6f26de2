package org.cadre.internship.office;

import java.util.List;
import java.util.UUID;
import org.cadre.care.casefile.CaseFiles;
import org.cadre.internship.Extension;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.Internships;
import org.cadre.internship.cohort.Cohorts;
import org.cadre.internship.log.ContactLog;
import org.cadre.internship.log.ContactLogs;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.term.ExcusedMonths;
import org.cadre.internship.term.Extensions;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One internship as office sees it: what is recorded, and each deed that is possible now. */
@Component
class OfficeInternshipSheet {
    private static final String TEMPLATE = "internship/office/office-internship";

    record FileView(
            InternshipSummary internship,
            @Nullable InternshipTerm term,
            @Nullable ContactLog log,
            List<Pairing> pairings,
            List<InternshipFiles.Hold> holds,
            List<ExcusedMonths.Excused> excused,
            List<Extension> extensions,
            InternshipFiles.@Nullable End end,
            List<CaseFiles.Line> cases,
            List<Option> cohorts,
            List<Option> months,
            Sentence state,
            Form form) {

        /** The pairing in force, or resting. */
        @Nullable
        Pairing standing() {
            return pairings.stream()
                    .filter(one -> one.isActive() || one.state() == Pairing.State.SUSPENDED)
                    .findFirst()
                    .orElse(null);
        }

        /** The newest both had signed: what a case file can be about. */
        @Nullable
        Pairing latest() {
            return pairings.stream()
                    .filter(one -> one.acceptedAt() != null)
                    .reduce((_, later) -> later)
                    .orElse(null);
        }

        int monthsLeftToGive() {
            return Extensions.MOST_MONTHS - internship.extensionMonths();
        }
    }

    private final Internships internships;
    private final InternshipFiles files;
    private final ExcusedMonths excused;
    private final Pairings pairings;
    private final ContactLogs logs;
    private final Cohorts cohorts;
    private final CaseFiles cases;
    private final ProgramClock clock;

    OfficeInternshipSheet(
            Internships internships,
            InternshipFiles files,
            ExcusedMonths excused,
            Pairings pairings,
            ContactLogs logs,
            Cohorts cohorts,
            CaseFiles cases,
            ProgramClock clock) {
        this.internships = internships;
        this.files = files;
        this.excused = excused;
        this.pairings = pairings;
        this.logs = logs;
        this.cohorts = cohorts;
        this.cases = cases;
        this.clock = clock;
    }

    InternshipSummary find(UUID id) {
        return internships.find(new InternshipId(id)).orElseThrow(NotFound::new);
    }

    Reply show(InternshipSummary internship) {
        return Reply.show(TEMPLATE, view(internship, Form.empty()));
    }

    /** The same page with what was typed and what is wrong with it. */
    Reply again(InternshipSummary internship, Form form) {
        return Reply.again(TEMPLATE, view(internship, form));
    }

    private FileView view(InternshipSummary internship, Form form) {
        var log = logs.of(internship).orElse(null);
        var all = pairings.of(internship.id());
        return new FileView(
                internship,
                log == null ? null : log.term(),
                log,
                all,
                files.holds(internship.id()),
                excused.withReasons(internship.id()),
                internships.extensions(internship),
                internship.isOpen() ? null : files.endOf(internship.id()).orElse(null),
                cases.ofPairings(all.stream().map(one -> one.id().value()).toList()),
                cohorts.all().stream()
                        .filter(cohort ->
                                cohort.closedOn() == null && !cohort.id().equals(internship.cohort()))
                        .map(cohort -> new Option(
                                cohort.id().toString(),
                                cohort.coaches().isEmpty() ? cohort.name() : cohort.name() + " · " + cohort.coaches()))
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
}
