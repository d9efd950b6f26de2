package org.cadre.program.weaker;

import java.time.LocalDate;
import java.util.List;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.HoursPolicy;
import org.cadre.program.HoursPolicy.ContactMode;
import org.cadre.program.Requirement;
import org.jspecify.annotations.Nullable;

/** The national edition with some of its rules changed. */
record Editioned(
        List<Edition.ProgramModule> modules,
        boolean partialCredit,
        List<ContactMode> modes,
        int months,
        Requirement certification) {
    static final Edition NATIONAL = EditionFile.national();

    static Editioned national() {
        return new Editioned(NATIONAL.modules(), true, NATIONAL.hours().modes(), 9, NATIONAL.certification());
    }

    Editioned asking(Requirement requirement) {
        return new Editioned(modules, partialCredit, modes, months, requirement);
    }

    Editioned with(ContactMode... others) {
        return new Editioned(modules, partialCredit, List.of(others), months, certification);
    }

    Editioned months(int other) {
        return new Editioned(modules, partialCredit, modes, other, certification);
    }

    static ContactMode mode(String key, boolean counts, @Nullable Integer cap) {
        return new ContactMode(key, key, false, counts, null, cap);
    }

    Edition edition() {
        var attendance = NATIONAL.attendance();
        var internship = NATIONAL.internship();
        var hours = NATIONAL.hours();
        return new Edition(
                "customized",
                "1",
                "Customized",
                LocalDate.of(2026, 1, 1),
                NATIONAL.slug(),
                modules,
                NATIONAL.partOne(),
                certification,
                NATIONAL.renewalRequirement(),
                new Edition.AttendanceRule(
                        partialCredit,
                        attendance.missedModuleCanBeMadeUp(),
                        attendance.closesAfterWorkingDays(),
                        attendance.recertificationMinutes(),
                        attendance.creditTypes()),
                new Edition.InternshipRule(
                        months,
                        internship.partOneWithinMonths(),
                        internship.agreementDueDays(),
                        internship.extensionMonths(),
                        Math.min(months, internship.completionFromMonth()),
                        internship.reportDueDays(),
                        internship.coachIsCertifiedMentor(),
                        internship.officeMayAppointAnotherCoach(),
                        internship.hoursCarryOver(),
                        internship.evaluatingIsRefused(),
                        internship.planReviewAfterMonth()),
                new HoursPolicy(
                        hours.stepMinutes(),
                        hours.shortcuts(),
                        hours.reasonOverMinutes(),
                        hours.longestMinutes(),
                        hours.backDatingDays(),
                        hours.level(),
                        hours.lookBelowConfirmedPercent(),
                        hours.paceWarningPercent(),
                        hours.silence(),
                        modes,
                        hours.notCounted()),
                NATIONAL.reportPrompts(),
                NATIONAL.meetings(),
                NATIONAL.project(),
                NATIONAL.rubric(),
                NATIONAL.agreement(),
                NATIONAL.validityYears(),
                NATIONAL.renewal(),
                NATIONAL.risks(),
                NATIONAL.frameworks(),
                NATIONAL.calendar());
    }
}
