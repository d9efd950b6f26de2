package org.cadre.program;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.standards.NamedFramework;
import org.cadre.standards.StoredStandard;
import org.jspecify.annotations.Nullable;

/**
 * One dated version of the program's rules. It never changes once anyone is enrolled under it.
 *
 * @param slug names the program it is an edition of, together with the version
 * @param parent the slug of the edition this one is customized from
 * @param renewalRequirement what the next period asks for
 * @param frameworks those it names, as they were when it was stored
 */
public record Edition(
        String slug,
        String version,
        String title,
        LocalDate effective,
        @Nullable String parent,
        List<ProgramModule> modules,
        Requirement partOne,
        Requirement certification,
        Requirement renewalRequirement,
        AttendanceRule attendance,
        InternshipRule internship,
        HoursPolicy hours,
        List<ReportPrompt> reportPrompts,
        MeetingRule meetings,
        ProjectRule project,
        Rubric rubric,
        Agreement agreement,
        int validityYears,
        RenewalRule renewal,
        RiskRule risks,
        List<NamedFramework> frameworks,
        ProgramCalendar calendar) {
    public Edition {
        modules = List.copyOf(modules);
        reportPrompts = List.copyOf(reportPrompts);
        frameworks = List.copyOf(frameworks);
    }

    /** A module of part one: what is taught, and the PD minutes for attending it. */
    public record ProgramModule(String key, int order, String title, int minutes, String learned) {}

    /**
     * How attendance becomes credit.
     *
     * @param partialCredit who attended part of a module gets credit for that part
     * @param closesAfterWorkingDays an event closes by itself this long after its last day
     * @param recertificationMinutes PD minutes of a recertification day
     */
    public record AttendanceRule(
            boolean partialCredit,
            boolean missedModuleCanBeMadeUp,
            int closesAfterWorkingDays,
            int recertificationMinutes,
            List<CreditType> creditTypes) {
        public AttendanceRule {
            creditTypes = List.copyOf(creditTypes);
        }

        /** Minutes credited to who attended so many minutes of a module that has so many. */
        public int credited(int attended, int moduleMinutes) {
            if (attended >= moduleMinutes) {
                return moduleMinutes;
            }
            return partialCredit ? Math.max(0, attended) : 0;
        }
    }

    /** One unit of a kind of credit is so many minutes. */
    public record CreditType(String key, String title, int minutes) {}

    /**
     * How part two runs.
     *
     * @param partOneWithinMonths how long ago part one may have been completed when applying
     * @param agreementDueDays how long the protégé has to agree
     * @param extensionMonths how long one extension may be at most, free after a change of protégé
     * @param completionFromMonth completion is possible from the first day of this month
     * @param hoursCarryOver whether hours with an earlier protégé count on after a change; default: they do
     * @param evaluatingIsRefused whether a mentor who evaluates the protégé is refused, or warned; default: refused
     * @param reportDueDays a report is due so long after its month's last day, or on the next working day
     * @param planReviewAfterMonth a mentoring plan is suggested and reviewed after this month; 0: none is
     */
    public record InternshipRule(
            int months,
            int partOneWithinMonths,
            int agreementDueDays,
            int extensionMonths,
            int completionFromMonth,
            int reportDueDays,
            boolean coachIsCertifiedMentor,
            boolean officeMayAppointAnotherCoach,
            boolean hoursCarryOver,
            boolean evaluatingIsRefused,
            int planReviewAfterMonth) {}

    public enum PromptKind {
        FILLED_IN,
        TEXT,
        TICK
    }

    /** A question of the monthly report. Private: for the coach alone. */
    public record ReportPrompt(String key, String title, PromptKind kind, boolean required, boolean forCoachAlone) {}

    public record MeetingRule(
            List<String> kinds, int minutes, boolean madeUpWithAnotherCohort, boolean madeUpInWriting) {
        public MeetingRule {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * Who reads the final project. The coach reads first; nobody fails on one reader.
     *
     * @param drawnOneIn one in so many is read by a second reader, drawn at random; 0: none
     */
    public record ProjectRule(
            boolean coachReadsFirst,
            boolean secondReaderBeforeNotPassed,
            boolean secondReaderIsBlind,
            int drawnOneIn) {}

    /**
     * What a final project is read for. Passed: each criterion has at least the passing score.
     *
     * @param margin two readers whose totals differ by more points call a third; default: a quarter of the highest total
     */
    public record Rubric(boolean sample, int highest, int passing, int margin, List<Criterion> criteria) {
        public Rubric {
            criteria = List.copyOf(criteria);
        }

        /** Whether two readers see it so differently that a third is called. */
        public boolean differ(Map<String, Integer> one, Map<String, Integer> other) {
            return Math.abs(total(one) - total(other)) > margin;
        }

        private static int total(Map<String, Integer> scores) {
            return scores.values().stream().mapToInt(Integer::intValue).sum();
        }

        public boolean isPassedBy(Map<String, Integer> scores) {
            for (var criterion : criteria) {
                if (scores.getOrDefault(criterion.key(), 0) < passing) {
                    return false;
                }
            }
            return true;
        }
    }

    public record Criterion(String key, String title, String asks) {}

    /** What MIT and protégé sign. */
    public record Agreement(String version, boolean sample, String text) {}

    /**
     * When a person shows up as at risk. A break of the program's calendar pauses the days.
     *
     * @param restAfterNoteDays so long a coach is not asked again about signals they wrote to the person about
     */
    public record RiskRule(
            int firstContactDays,
            int contactGapDays,
            int unansweredDays,
            int reportOverdueDays,
            int meetingsMissedRunning,
            int expiryMonths,
            int restAfterNoteDays) {}

    /** The same rules with another calendar. */
    Edition with(ProgramCalendar other) {
        return new Edition(
                slug,
                version,
                title,
                effective,
                parent,
                modules,
                partOne,
                certification,
                renewalRequirement,
                attendance,
                internship,
                hours,
                reportPrompts,
                meetings,
                project,
                rubric,
                agreement,
                validityYears,
                renewal,
                risks,
                frameworks,
                other);
    }

    public Optional<ProgramModule> module(String key) {
        for (var module : modules) {
            if (module.key().equals(key)) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }

    /** The standard with that key, of whichever framework it names. */
    public Optional<StoredStandard> standard(String key) {
        return frameworks.stream()
                .flatMap(framework -> framework.standard(key).stream())
                .findFirst();
    }

    /** The day a certificate that begins on that day expires. */
    public LocalDate expires(LocalDate from) {
        return from.plusYears(validityYears);
    }

    /** The contact minutes certification asks for, 0 if none. */
    public int contactTarget() {
        return contactTarget(certification);
    }

    private static int contactTarget(Requirement requirement) {
        int target = requirement instanceof Requirement.ContactMinutes contact ? contact.minutes() : 0;
        for (var part : requirement.parts()) {
            target = Math.max(target, contactTarget(part));
        }
        return target;
    }

    /** The months of an internship that began on that day, as they look on the other. */
    public InternshipTerm term(LocalDate day, LocalDate firstDay, List<DateRange> holds, int extensionMonths) {
        return InternshipTerm.asOf(day, firstDay, internship.months(), holds, extensionMonths);
    }

    /** When the report of that month is due. */
    public LocalDate reportDue(InternshipTerm term, int month) {
        return term.reportDue(month, internship.reportDueDays(), calendar);
    }

    /** The first day on which an internship may be completed. */
    public LocalDate completionFrom(InternshipTerm term) {
        return term.monthFirst(internship.completionFromMonth());
    }
}
