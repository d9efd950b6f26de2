package org.cadre.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cadre.standards.NamedFramework;
import org.jspecify.annotations.Nullable;

/** Writes an edition as its document, in one order and one form: read again, it is the same edition. */
public final class EditionWriter {
    private EditionWriter() {}

    /** The document of an edition. */
    public static String write(Edition edition) {
        return EditionSheet.of(edition).yaml();
    }

    static Map<String, @Nullable Object> document(Edition edition) {
        var document = section();
        document.put("slug", edition.slug());
        document.put("version", edition.version());
        document.put("title", edition.title());
        document.put("effective", edition.effective().toString());
        if (edition.parent() != null) {
            document.put("parent", edition.parent());
        }
        document.put(
                "standards",
                new ArrayList<>(
                        edition.frameworks().stream().map(NamedFramework::key).toList()));
        document.put("modules", list(edition.modules(), EditionWriter::module));
        document.put("attendance", attendance(edition.attendance()));
        document.put("internship", internship(edition.internship()));
        document.put("hours", hours(edition.hours()));
        document.put("requirements", requirements(edition));
        document.put("report", of("prompts", list(edition.reportPrompts(), EditionWriter::prompt)));
        document.put("meetings", meetings(edition.meetings()));
        document.put("project", project(edition.project()));
        document.put("rubric", rubric(edition.rubric()));
        document.put("agreement", agreement(edition.agreement()));
        document.put("certificate", of("validityYears", edition.validityYears()));
        document.put("renewal", renewal(edition.renewal()));
        document.put("risks", risks(edition.risks()));
        document.put("calendar", of("breaks", list(edition.calendar().breaks(), EditionWriter::pause)));
        return document;
    }

    private static Map<String, @Nullable Object> section() {
        return new LinkedHashMap<>();
    }

    private static Map<String, @Nullable Object> of(Object... pairs) {
        var section = section();
        for (int i = 0; i < pairs.length; i += 2) {
            section.put((String) pairs[i], pairs[i + 1]);
        }
        return section;
    }

    @FunctionalInterface
    private interface Written<T> {
        Object of(T one);
    }

    private static <T> List<Object> list(List<T> entries, Written<T> each) {
        var list = new ArrayList<Object>();
        entries.forEach(one -> list.add(each.of(one)));
        return list;
    }

    private static Object module(Edition.ProgramModule module) {
        return of(
                "key",
                module.key(),
                "order",
                module.order(),
                "title",
                module.title(),
                "minutes",
                module.minutes(),
                "learned",
                module.learned());
    }

    private static Object attendance(Edition.AttendanceRule rule) {
        return of(
                "partialCredit",
                rule.partialCredit(),
                "missedModuleCanBeMadeUp",
                rule.missedModuleCanBeMadeUp(),
                "closesAfterWorkingDays",
                rule.closesAfterWorkingDays(),
                "recertificationMinutes",
                rule.recertificationMinutes(),
                "creditTypes",
                list(
                        rule.creditTypes(),
                        type -> of("key", type.key(), "title", type.title(), "minutes", type.minutes())));
    }

    private static Object internship(Edition.InternshipRule rule) {
        return of(
                "months",
                rule.months(),
                "partOneWithinMonths",
                rule.partOneWithinMonths(),
                "agreementDueDays",
                rule.agreementDueDays(),
                "extensionMonths",
                rule.extensionMonths(),
                "completionFromMonth",
                rule.completionFromMonth(),
                "reportDueDays",
                rule.reportDueDays(),
                "coachIsCertifiedMentor",
                rule.coachIsCertifiedMentor(),
                "officeMayAppointAnotherCoach",
                rule.officeMayAppointAnotherCoach(),
                "hoursCarryOver",
                rule.hoursCarryOver(),
                "mentorMayEvaluate",
                !rule.evaluatingIsRefused(),
                "planReviewAfterMonth",
                rule.planReviewAfterMonth());
    }

    private static Object hours(HoursPolicy policy) {
        return of(
                "stepMinutes",
                policy.stepMinutes(),
                "shortcuts",
                new ArrayList<>(policy.shortcuts()),
                "reasonOverMinutes",
                policy.reasonOverMinutes(),
                "longestMinutes",
                policy.longestMinutes(),
                "backDatingDays",
                policy.backDatingDays(),
                "level",
                policy.level().key(),
                "lookBelowConfirmedPercent",
                policy.lookBelowConfirmedPercent(),
                "paceWarningPercent",
                policy.paceWarningPercent(),
                "silence",
                of(
                        "days",
                        policy.silence().days(),
                        "reminders",
                        policy.silence().reminders()),
                "modes",
                list(policy.modes(), EditionWriter::mode),
                "notCounted",
                new ArrayList<>(policy.notCounted()));
    }

    private static Object mode(HoursPolicy.ContactMode mode) {
        var written = of("key", mode.key(), "title", mode.title(), "live", mode.live(), "counts", mode.counts());
        if (mode.reasonOverMinutes() != null) {
            written.put("reasonOverMinutes", mode.reasonOverMinutes());
        }
        if (mode.capMinutes() != null) {
            written.put("capMinutes", mode.capMinutes());
        }
        return written;
    }

    private static Object requirements(Edition edition) {
        return of(
                "partOne", requirement(edition, edition.partOne(), null),
                "certification", requirement(edition, edition.certification(), edition.partOne()),
                "renewal", requirement(edition, edition.renewalRequirement(), edition.partOne()));
    }

    /** @param named the requirement that is written by its name where it stands as a part */
    private static Map<String, @Nullable Object> requirement(
            Edition edition, Requirement requirement, @Nullable Requirement named) {
        var written = of("key", requirement.key(), "title", requirement.title());
        switch (requirement) {
            case Requirement.AllOf(var _, var _, var parts) -> written.put("all", parts(edition, parts, named));
            case Requirement.AnyOf(var _, var _, var parts) -> written.put("any", parts(edition, parts, named));
            case Requirement.AtLeast(var _, var _, var count, var parts) -> {
                written.put("atLeast", count);
                written.put("of", parts(edition, parts, named));
            }
            case Requirement.ModulesAttended(var _, var _, var modules) -> modules(edition, modules, written);
            case Requirement.PdMinutes(var _, var _, var minutes) -> written.put("pdMinutes", minutes);
            case Requirement.PairingInForce _ -> written.put("pairingInForce", true);
            case Requirement.ContactMinutes(var _, var _, var minutes, var level) -> {
                written.put("contactMinutes", minutes);
                level(edition, level, written);
            }
            case Requirement.ContactCadence(var _, var _, var months, var level, var excusable) -> {
                written.put("contactCadence", months);
                level(edition, level, written);
                written.put("excusable", excusable);
            }
            case Requirement.MonthlyReportsAccepted(var _, var _, var count) ->
                written.put("monthlyReportsAccepted", count);
            case Requirement.MeetingsAttended(var _, var _, var count, var of) -> {
                written.put("meetingsAttended", count);
                written.put("of", of);
            }
            case Requirement.ProjectPassed _ -> written.put("projectPassed", true);
            case Requirement.RecertificationAttended(var _, var _, var minutes) ->
                written.put("recertificationAttended", minutes);
        }
        return written;
    }

    private static List<Object> parts(Edition edition, List<Requirement> parts, @Nullable Requirement named) {
        return list(parts, part -> part.equals(named) ? "partOne" : requirement(edition, part, named));
    }

    /** All modules with all their minutes are "all": then they follow the modules of the edition. */
    private static void modules(
            Edition edition, List<Requirement.ModuleMinutes> wanted, Map<String, @Nullable Object> written) {
        var whole = edition.modules().stream()
                .map(module -> new Requirement.ModuleMinutes(module.key(), module.minutes()))
                .toList();
        if (wanted.equals(whole)) {
            written.put("modulesAttended", "all");
            return;
        }
        var keys = new ArrayList<>(
                wanted.stream().map(Requirement.ModuleMinutes::module).toList());
        written.put("modulesAttended", keys);
        boolean ownMinutes = wanted.stream()
                .allMatch(one -> edition.module(one.module())
                        .filter(module -> module.minutes() == one.minutes())
                        .isPresent());
        if (!ownMinutes) {
            written.put("minutes", wanted.getFirst().minutes());
        }
    }

    /** What the hours policy says already is not said again. */
    private static void level(Edition edition, ConfirmationLevel level, Map<String, @Nullable Object> written) {
        if (level != edition.hours().level()) {
            written.put("level", level.key());
        }
    }

    private static Object prompt(Edition.ReportPrompt prompt) {
        var written = of(
                "key",
                prompt.key(),
                "title",
                prompt.title(),
                "kind",
                switch (prompt.kind()) {
                    case FILLED_IN -> "filled in";
                    case TEXT -> "text";
                    case TICK -> "tick";
                });
        if (prompt.required()) {
            written.put("required", true);
        }
        if (prompt.forCoachAlone()) {
            written.put("forCoachAlone", true);
        }
        return written;
    }

    private static Object meetings(Edition.MeetingRule rule) {
        return of(
                "kinds",
                new ArrayList<>(rule.kinds()),
                "minutes",
                rule.minutes(),
                "madeUpWithAnotherCohort",
                rule.madeUpWithAnotherCohort(),
                "madeUpInWriting",
                rule.madeUpInWriting());
    }

    private static Object project(Edition.ProjectRule rule) {
        return of(
                "coachReadsFirst",
                rule.coachReadsFirst(),
                "secondReaderBeforeNotPassed",
                rule.secondReaderBeforeNotPassed(),
                "secondReaderIsBlind",
                rule.secondReaderIsBlind(),
                "drawnOneIn",
                rule.drawnOneIn());
    }

    private static Object rubric(Edition.Rubric rubric) {
        return of(
                "sample",
                rubric.sample(),
                "highest",
                rubric.highest(),
                "passing",
                rubric.passing(),
                "margin",
                rubric.margin(),
                "criteria",
                list(
                        rubric.criteria(),
                        criterion -> of("key", criterion.key(), "title", criterion.title(), "asks", criterion.asks())));
    }

    private static Object agreement(Edition.Agreement agreement) {
        return of("version", agreement.version(), "sample", agreement.sample(), "text", agreement.text());
    }

    private static Object renewal(RenewalRule rule) {
        return of(
                "windowMonths",
                rule.windowMonths(),
                "noticeMonths",
                new ArrayList<>(rule.noticeMonths()),
                "graceDays",
                rule.graceDays(),
                "graceWithoutOfferMonths",
                rule.graceWithoutOfferMonths(),
                "reflectionAfterMonths",
                rule.reflectionAfterMonths(),
                "followUpOptional",
                rule.followUpOptional());
    }

    private static Object risks(Edition.RiskRule rule) {
        return of(
                "firstContactDays",
                rule.firstContactDays(),
                "contactGapDays",
                rule.contactGapDays(),
                "unansweredDays",
                rule.unansweredDays(),
                "reportOverdueDays",
                rule.reportOverdueDays(),
                "meetingsMissedRunning",
                rule.meetingsMissedRunning(),
                "expiryMonths",
                rule.expiryMonths(),
                "restAfterNoteDays",
                rule.restAfterNoteDays());
    }

    private static Object pause(ProgramCalendar.Break pause) {
        return of(
                "title",
                pause.title(),
                "first",
                pause.first().toString(),
                "last",
                pause.last().toString());
    }
}
