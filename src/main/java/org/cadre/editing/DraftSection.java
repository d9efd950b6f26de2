package org.cadre.editing;

import static org.cadre.editing.DraftField.Kind.CHOICE;
import static org.cadre.editing.DraftField.Kind.DAY;
import static org.cadre.editing.DraftField.Kind.FLAG;
import static org.cadre.editing.DraftField.Kind.HOURS;
import static org.cadre.editing.DraftField.Kind.LINE;
import static org.cadre.editing.DraftField.Kind.LINES;
import static org.cadre.editing.DraftField.Kind.PARAGRAPH;
import static org.cadre.editing.DraftField.Kind.TICKS;
import static org.cadre.editing.DraftField.Kind.WHOLE;
import static org.cadre.editing.DraftField.Kind.WHOLES;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadre.program.ConfirmationLevel;

/**
 * What belongs together in an edition and is changed in one form.
 *
 * @param roots where it stands in the document
 */
record DraftSection(String key, List<String> roots, List<DraftField> fields, List<DraftList> lists) {
    static final List<String> LEVELS = Arrays.stream(ConfirmationLevel.values())
            .map(ConfirmationLevel::key)
            .toList();

    /** The tree has forms of its own. */
    static final String REQUIREMENTS = "requirements";

    /** What may be named there is read when it is asked for: office brings further frameworks. */
    static final String STANDARDS = "standards";

    static final List<DraftSection> ALL = List.of(
            section(
                    "head",
                    List.of("slug", "version", "title", "effective", "parent"),
                    List.of(
                            DraftField.of("title", LINE),
                            DraftField.of("version", LINE),
                            DraftField.of("effective", DAY),
                            DraftField.of("slug", LINE),
                            DraftField.of("parent", LINE).perhaps())),
            section(
                    "modules",
                    List.of("modules"),
                    List.of(),
                    new DraftList(
                            "modules",
                            List.of(
                                    DraftField.of("title", LINE),
                                    DraftField.of("minutes", WHOLE),
                                    DraftField.of("learned", PARAGRAPH)),
                            true,
                            true)),
            section(
                    "attendance",
                    List.of("attendance"),
                    List.of(
                            DraftField.of("attendance.partialCredit", FLAG),
                            DraftField.of("attendance.missedModuleCanBeMadeUp", FLAG),
                            DraftField.of("attendance.closesAfterWorkingDays", WHOLE),
                            DraftField.of("attendance.recertificationMinutes", WHOLE)),
                    new DraftList(
                            "attendance.creditTypes",
                            List.of(DraftField.of("title", LINE), DraftField.of("minutes", WHOLE)),
                            true,
                            false)),
            section(
                    "internship",
                    List.of("internship"),
                    List.of(
                            DraftField.of("internship.months", WHOLE),
                            DraftField.of("internship.partOneWithinMonths", WHOLE),
                            DraftField.of("internship.agreementDueDays", WHOLE),
                            DraftField.of("internship.extensionMonths", WHOLE),
                            DraftField.of("internship.completionFromMonth", WHOLE),
                            DraftField.of("internship.reportDueDays", WHOLE),
                            DraftField.of("internship.planReviewAfterMonth", WHOLE)
                                    .perhaps(),
                            DraftField.of("internship.coachIsCertifiedMentor", FLAG),
                            DraftField.of("internship.officeMayAppointAnotherCoach", FLAG),
                            DraftField.of("internship.hoursCarryOver", FLAG),
                            DraftField.of("internship.mentorMayEvaluate", FLAG))),
            section(
                    "hours",
                    List.of("hours"),
                    List.of(
                            DraftField.of("hours.level", CHOICE).among(LEVELS),
                            DraftField.of("hours.stepMinutes", WHOLE),
                            DraftField.of("hours.shortcuts", WHOLES),
                            DraftField.of("hours.reasonOverMinutes", WHOLE),
                            DraftField.of("hours.longestMinutes", WHOLE),
                            DraftField.of("hours.backDatingDays", WHOLE),
                            DraftField.of("hours.lookBelowConfirmedPercent", WHOLE),
                            DraftField.of("hours.paceWarningPercent", WHOLE),
                            DraftField.of("hours.silence.days", WHOLE),
                            DraftField.of("hours.silence.reminders", WHOLE),
                            DraftField.of("hours.notCounted", LINES)),
                    new DraftList(
                            "hours.modes",
                            List.of(
                                    DraftField.of("title", LINE),
                                    DraftField.of("live", FLAG),
                                    DraftField.of("counts", FLAG),
                                    DraftField.of("capMinutes", HOURS).perhaps(),
                                    DraftField.of("reasonOverMinutes", WHOLE).perhaps()),
                            true,
                            false)),
            section(
                    "report",
                    List.of("report"),
                    List.of(),
                    new DraftList(
                            "report.prompts",
                            List.of(
                                    DraftField.of("title", LINE),
                                    DraftField.of("kind", CHOICE).among(List.of("filled in", "text", "tick")),
                                    DraftField.of("required", FLAG),
                                    DraftField.of("forCoachAlone", FLAG)),
                            true,
                            false)),
            section(
                    "meetings",
                    List.of("meetings"),
                    List.of(
                            DraftField.of("meetings.kinds", TICKS).among(List.of("chat", "call")),
                            DraftField.of("meetings.minutes", WHOLE),
                            DraftField.of("meetings.madeUpWithAnotherCohort", FLAG),
                            DraftField.of("meetings.madeUpInWriting", FLAG))),
            section(
                    "project",
                    List.of("project", "rubric"),
                    List.of(
                            DraftField.of("project.coachReadsFirst", FLAG),
                            DraftField.of("project.secondReaderBeforeNotPassed", FLAG),
                            DraftField.of("project.secondReaderIsBlind", FLAG),
                            DraftField.of("project.drawnOneIn", WHOLE),
                            DraftField.of("rubric.highest", WHOLE),
                            DraftField.of("rubric.passing", WHOLE),
                            DraftField.of("rubric.margin", WHOLE).perhaps(),
                            DraftField.of("rubric.sample", FLAG)),
                    new DraftList(
                            "rubric.criteria",
                            List.of(DraftField.of("title", LINE), DraftField.of("asks", PARAGRAPH)),
                            true,
                            false)),
            section(REQUIREMENTS, List.of("requirements"), List.of()),
            section(
                    "renewal",
                    List.of("certificate", "renewal"),
                    List.of(
                            DraftField.of("certificate.validityYears", WHOLE),
                            DraftField.of("renewal.windowMonths", WHOLE),
                            DraftField.of("renewal.noticeMonths", WHOLES),
                            DraftField.of("renewal.graceDays", WHOLE),
                            DraftField.of("renewal.graceWithoutOfferMonths", WHOLE),
                            DraftField.of("renewal.reflectionAfterMonths", WHOLE),
                            DraftField.of("renewal.followUpOptional", FLAG))),
            section(
                    "agreement",
                    List.of("agreement"),
                    List.of(
                            DraftField.of("agreement.version", LINE),
                            DraftField.of("agreement.text", PARAGRAPH),
                            DraftField.of("agreement.sample", FLAG))),
            section("standards", List.of("standards"), List.of(DraftField.of(STANDARDS, TICKS))),
            section(
                    "risks",
                    List.of("risks"),
                    List.of(
                            DraftField.of("risks.firstContactDays", WHOLE),
                            DraftField.of("risks.contactGapDays", WHOLE),
                            DraftField.of("risks.unansweredDays", WHOLE),
                            DraftField.of("risks.reportOverdueDays", WHOLE),
                            DraftField.of("risks.meetingsMissedRunning", WHOLE),
                            DraftField.of("risks.expiryMonths", WHOLE),
                            DraftField.of("risks.restAfterNoteDays", WHOLE).perhaps())),
            section(
                    "calendar",
                    List.of("calendar"),
                    List.of(),
                    new DraftList(
                            "calendar.breaks",
                            List.of(
                                    DraftField.of("title", LINE),
                                    DraftField.of("first", DAY),
                                    DraftField.of("last", DAY)),
                            false,
                            false)));

    private static DraftSection section(String key, List<String> roots, List<DraftField> fields, DraftList... lists) {
        return new DraftSection(key, roots, fields, List.of(lists));
    }

    static Optional<DraftSection> find(String key) {
        return ALL.stream().filter(section -> section.key.equals(key)).findFirst();
    }

    static Optional<DraftList> findList(String name) {
        return ALL.stream()
                .flatMap(section -> section.lists.stream())
                .filter(list -> list.name().equals(name))
                .findFirst();
    }

    /** The section that list belongs to. */
    static DraftSection of(DraftList list) {
        return ALL.stream()
                .filter(section -> section.lists.contains(list))
                .findFirst()
                .orElseThrow();
    }

    /** The section in which that place of a document stands, if one has it. */
    static Optional<DraftSection> at(String path) {
        return ALL.stream().filter(section -> section.holds(path)).findFirst();
    }

    boolean holds(String path) {
        return roots.stream()
                .flatMap(root -> Stream.of(root, root + ".", root + "["))
                .anyMatch(root -> root.endsWith(".") || root.endsWith("[") ? path.startsWith(root) : path.equals(root));
    }
}
