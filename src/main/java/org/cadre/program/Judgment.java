package org.cadre.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.ShortDay;
import org.cadre.program.Standing.Measure;
import org.cadre.program.Standing.State;
import org.cadre.program.Standing.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One edition, one person's evidence, one day. Reads every list of facts once and then answers for any requirement.
 * Facts from after the day are not there yet.
 */
final class Judgment {
    private static final int LEVELS = ConfirmationLevel.values().length;
    /** Months are kept as bits; no internship comes near this. */
    private static final int MONTHS = 60;

    private final Edition edition;
    private final LocalDate day;
    private final long today;
    private final Fact.@Nullable Internship internship;
    private final @Nullable InternshipTerm term;

    /** By the edition's order of modules. */
    private final int[] moduleMinutes;
    /** By level: what is attested at that level or a higher one. */
    private final int[] contactMinutes = new int[LEVELS];

    private final long[] contactMonths = new long[LEVELS];
    private final int[] minutesOfMonth = new int[MONTHS + 1];
    private long excusedMonths;
    private long acceptedReports;
    private long submittedReports;
    private long returnedReports;
    private long meetings;
    private Fact.@Nullable Pairing pairing;
    private boolean pairingInForce;
    private Fact.@Nullable Project project;
    private Fact.@Nullable ProjectState projectState;
    private int recertifiedMinutes;
    private @Nullable LocalDate recertifiedOn;

    Judgment(Edition edition, Evidence evidence, LocalDate day) {
        this.edition = edition;
        this.day = day;
        this.today = day.toEpochDay();
        this.internship = rulingInternship(evidence.internships());
        this.term = termOf(internship);
        this.moduleMinutes = new int[edition.modules().size()];
        tallyAttended(evidence.attended());
        tallyContacts(evidence.contacts());
        tallyMonths(evidence);
        tallyPairings(evidence.pairings());
        tallyProjects(evidence.projects());
        tallyRecertified(evidence.recertified());
    }

    /** The one that counts: withdrawn and lapsed ones do not, and of several the latest does. */
    private static Fact.@Nullable Internship rulingInternship(List<Fact.Internship> internships) {
        Fact.Internship ruling = null;
        for (var one : internships) {
            boolean counts =
                    one.state() != Fact.InternshipState.WITHDRAWN && one.state() != Fact.InternshipState.LAPSED;
            if (counts && (ruling == null || isLater(one, ruling))) {
                ruling = one;
            }
        }
        return ruling;
    }

    private static boolean isLater(Fact.Internship one, Fact.Internship other) {
        var first = one.firstDay();
        var second = other.firstDay();
        if (first == null || second == null) {
            return first != null || (second == null && isLater(one.id(), other.id()));
        }
        return first.isAfter(second) || (first.equals(second) && isLater(one.id(), other.id()));
    }

    private static boolean isLater(UUID one, UUID other) {
        return one.compareTo(other) > 0;
    }

    private @Nullable InternshipTerm termOf(Fact.@Nullable Internship internship) {
        if (internship == null) {
            return null;
        }
        var first = internship.firstDay();
        return first == null || first.isAfter(day)
                ? null
                : edition.term(day, first, internship.holds(), internship.extensionMonths());
    }

    private void tallyAttended(List<Fact.Attended> attended) {
        var modules = edition.modules();
        for (int i = 0; i < attended.size(); i++) {
            var fact = attended.get(i);
            boolean partOne = fact.kind() == OfferingKind.LII || fact.kind() == OfferingKind.IN_HOUSE;
            if (!partOne || fact.day().toEpochDay() > today) {
                continue;
            }
            for (int m = 0; m < moduleMinutes.length; m++) {
                if (modules.get(m).key().equals(fact.module())) {
                    moduleMinutes[m] =
                            Math.min(modules.get(m).minutes(), moduleMinutes[m] + Math.max(0, fact.minutes()));
                    break;
                }
            }
        }
    }

    private void tallyContacts(List<Fact.Contact> contacts) {
        if (term == null) {
            return;
        }
        var modes = edition.hours().modes();
        int[] minutes = new int[modes.size() * LEVELS];
        int counting = edition.hours().level().ordinal();
        for (int i = 0; i < contacts.size(); i++) {
            var fact = contacts.get(i);
            long on = fact.day().toEpochDay();
            if (!fact.state().counts() || fact.minutes() <= 0 || on > today) {
                continue;
            }
            int month = term.monthNumber(on);
            int mode = indexOf(modes, fact.mode());
            if (month == 0 || mode < 0) {
                continue;
            }
            int level = fact.level().ordinal();
            minutes[mode * LEVELS + level] += fact.minutes();
            contactMonths[level] |= bit(month);
            if (level >= counting && month <= MONTHS) {
                minutesOfMonth[month] += fact.minutes();
            }
        }
        for (int level = LEVELS - 2; level >= 0; level--) {
            contactMonths[level] |= contactMonths[level + 1];
        }
        for (int mode = 0; mode < modes.size(); mode++) {
            Integer cap = modes.get(mode).capMinutes();
            int sum = 0;
            for (int level = LEVELS - 1; level >= 0; level--) {
                sum += minutes[mode * LEVELS + level];
                contactMinutes[level] += cap == null ? sum : Math.min(cap, sum);
            }
        }
    }

    private static int indexOf(List<HoursPolicy.ContactMode> modes, String key) {
        for (int i = 0; i < modes.size(); i++) {
            if (modes.get(i).key().equals(key)) {
                return modes.get(i).counts() ? i : -1;
            }
        }
        return -1;
    }

    private void tallyMonths(Evidence evidence) {
        if (internship == null) {
            return;
        }
        for (var excused : evidence.excusedMonths()) {
            excusedMonths |= bit(excused.month());
        }
        for (var report : evidence.reports()) {
            switch (stateOnTheDay(report)) {
                case OPEN -> {}
                case RETURNED -> returnedReports |= bit(report.month());
                case SUBMITTED -> submittedReports |= bit(report.month());
                case ACCEPTED -> acceptedReports |= bit(report.month());
            }
        }
        for (var meeting : evidence.meetings()) {
            if (meeting.day().toEpochDay() <= today) {
                meetings |= bit(meeting.month());
            }
        }
    }

    private Fact.ReportState stateOnTheDay(Fact.Report report) {
        var submitted = report.submittedOn();
        if (submitted != null && submitted.isAfter(day)) {
            return Fact.ReportState.OPEN;
        }
        var accepted = report.acceptedOn();
        if (report.state() == Fact.ReportState.ACCEPTED && accepted != null && accepted.isAfter(day)) {
            return Fact.ReportState.SUBMITTED;
        }
        return report.state();
    }

    private static long bit(int month) {
        return month >= 1 && month <= MONTHS ? 1L << month : 0;
    }

    /** The bits of months 1 to n. */
    private static long firstMonths(int n) {
        return ((1L << (Math.min(n, MONTHS) + 1)) - 1) & ~1L;
    }

    private void tallyPairings(List<Fact.Pairing> pairings) {
        if (internship == null) {
            return;
        }
        var ended = internship.endedOn();
        var asked = internship.state() == Fact.InternshipState.COMPLETE && ended != null && ended.isBefore(day)
                ? ended
                : day;
        for (var one : pairings) {
            if (one.acceptedOn().isAfter(asked)) {
                continue;
            }
            var end = one.endedOn();
            boolean inForce = end == null || !end.isBefore(asked);
            if (pairing == null
                    || (inForce && !pairingInForce)
                    || (inForce == pairingInForce && isLater(one, pairing))) {
                pairing = one;
                pairingInForce = inForce;
            }
        }
    }

    private static boolean isLater(Fact.Pairing one, Fact.Pairing other) {
        int order = one.acceptedOn().compareTo(other.acceptedOn());
        return order > 0 || (order == 0 && isLater(one.id(), other.id()));
    }

    private void tallyProjects(List<Fact.Project> projects) {
        if (internship == null) {
            return;
        }
        for (var one : projects) {
            var state = stateOnTheDay(one);
            if (projectState == null
                    || project == null
                    || state.compareTo(projectState) > 0
                    || (state == projectState && isLater(project.id(), one.id()))) {
                project = one;
                projectState = state;
            }
        }
    }

    private Fact.ProjectState stateOnTheDay(Fact.Project project) {
        var passed = project.passedOn();
        return project.state() == Fact.ProjectState.PASSED && passed != null && passed.isAfter(day)
                ? Fact.ProjectState.SUBMITTED
                : project.state();
    }

    private void tallyRecertified(List<Fact.Recertified> recertified) {
        for (var one : recertified) {
            if (one.day().isAfter(day)) {
                continue;
            }
            recertifiedMinutes += Math.max(0, one.minutes());
            if (recertifiedOn == null || one.day().isAfter(recertifiedOn)) {
                recertifiedOn = one.day();
            }
        }
    }

    Standing of(Requirement requirement) {
        return switch (requirement) {
            case Requirement.AllOf all -> atLeast(all, all.parts().size());
            case Requirement.AnyOf any -> atLeast(any, 1);
            case Requirement.AtLeast some -> atLeast(some, some.count());
            case Requirement.ModulesAttended modules -> modulesAttended(modules);
            case Requirement.PdMinutes pd -> pdMinutes(pd);
            case Requirement.PairingInForce agreement -> pairingInForce(agreement);
            case Requirement.ContactMinutes contact -> contactMinutes(contact);
            case Requirement.ContactCadence cadence -> contactCadence(cadence);
            case Requirement.MonthlyReportsAccepted reports -> monthlyReports(reports);
            case Requirement.MeetingsAttended attended -> meetingsAttended(attended);
            case Requirement.ProjectPassed passed -> projectPassed(passed);
            case Requirement.RecertificationAttended training -> recertified(training);
        };
    }

    private Standing atLeast(Requirement requirement, int needed) {
        var parts = requirement.parts();
        var standings = new ArrayList<Standing>(parts.size());
        int met = 0;
        boolean begun = false;
        boolean overdue = false;
        LocalDate due = null;
        for (int i = 0; i < parts.size(); i++) {
            var part = of(parts.get(i));
            standings.add(part);
            if (part.isMet()) {
                met++;
            }
            begun |= part.state() != State.UNMET;
            overdue |= part.overdue();
            due = earlier(due, part.due());
        }
        boolean enough = met >= needed;
        var reason = switch (requirement) {
            case Requirement.AnyOf _ -> Sentence.of(enough ? "program.any.met" : "program.any.open", met, parts.size());
            case Requirement.AtLeast _ ->
                Sentence.of(enough ? "program.at-least.met" : "program.at-least.open", met, needed, parts.size());
            case Requirement _ -> Sentence.of(enough ? "program.all.met" : "program.all.open", met, needed);
        };
        return new Standing(
                requirement.key(),
                requirement.title(),
                enough ? State.MET : begun ? State.PARTLY : State.UNMET,
                overdue && !enough,
                reason,
                new Measure(met, needed, Unit.PARTS),
                enough ? null : due,
                standings);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    private Standing modulesAttended(Requirement.ModulesAttended requirement) {
        var wanted = requirement.modules();
        int attended = 0;
        boolean begun = false;
        List<String> missing = new ArrayList<>(0);
        for (int i = 0; i < wanted.size(); i++) {
            int module = indexOf(wanted.get(i).module());
            int minutes = module < 0 ? 0 : moduleMinutes[module];
            begun |= minutes > 0;
            if (minutes >= wanted.get(i).minutes()) {
                attended++;
            } else {
                missing.add(
                        module < 0
                                ? wanted.get(i).module()
                                : edition.modules().get(module).title());
            }
        }
        boolean met = missing.isEmpty();
        var reason = met
                ? Sentence.of("program.modules.met", attended, wanted.size())
                : begun
                        ? Sentence.of("program.modules.missing", attended, wanted.size(), String.join("; ", missing))
                        : Sentence.of("program.modules.none", wanted.size());
        return leaf(
                requirement,
                met ? State.MET : begun ? State.PARTLY : State.UNMET,
                false,
                reason,
                new Measure(attended, wanted.size(), Unit.MODULES),
                null);
    }

    private int indexOf(String module) {
        var modules = edition.modules();
        for (int i = 0; i < modules.size(); i++) {
            if (modules.get(i).key().equals(module)) {
                return i;
            }
        }
        return -1;
    }

    private Standing pdMinutes(Requirement.PdMinutes requirement) {
        int done = 0;
        for (int i = 0; i < moduleMinutes.length; i++) {
            done += edition.attendance()
                    .credited(moduleMinutes[i], edition.modules().get(i).minutes());
        }
        return leaf(
                requirement,
                reached(done, requirement.minutes()),
                false,
                Sentence.of("program.pd.hours", new Hours(done), hours(requirement.minutes())),
                new Measure(done, requirement.minutes(), Unit.MINUTES),
                null);
    }

    /** Whole hours are said without decimals where they are a target: "of 72 hours". */
    private static Object hours(int minutes) {
        return minutes % 60 == 0 ? (Object) (minutes / 60) : new Hours(minutes);
    }

    private static State reached(int done, int needed) {
        return done >= needed ? State.MET : done > 0 ? State.PARTLY : State.UNMET;
    }

    private Standing pairingInForce(Requirement.PairingInForce requirement) {
        if (pairing == null) {
            return leaf(requirement, State.UNMET, false, Sentence.of("program.pairing.none"), null, null);
        }
        if (pairingInForce) {
            return leaf(
                    requirement,
                    State.MET,
                    false,
                    Sentence.of("program.pairing.in-force", pairing.acceptedOn()),
                    null,
                    null);
        }
        var ended = pairing.endedOn();
        return leaf(
                requirement,
                State.PARTLY,
                false,
                Sentence.of("program.pairing.ended", ended == null ? day : ended),
                null,
                null);
    }

    private Standing contactMinutes(Requirement.ContactMinutes requirement) {
        int done = contactMinutes[requirement.level().ordinal()];
        int needed = requirement.minutes();
        var state = reached(done, needed);
        var measure = new Measure(done, needed, Unit.MINUTES);
        if (state == State.MET) {
            return leaf(
                    requirement,
                    state,
                    false,
                    Sentence.of("program.contact.met", new Hours(done), hours(needed)),
                    measure,
                    null);
        }
        if (term == null) {
            return leaf(
                    requirement,
                    state,
                    false,
                    Sentence.of("program.contact.not-begun", new Hours(done), hours(needed)),
                    measure,
                    null);
        }
        var last = term.lastDay();
        boolean over = day.isAfter(last);
        int behind = term.pace(needed, day) - done;
        var reason = over
                ? Sentence.of("program.contact.ended", new Hours(done), hours(needed), last, new Hours(needed - done))
                : behind > 0
                        ? Sentence.of("program.contact.behind", new Hours(done), hours(needed), new Hours(behind))
                        : Sentence.of("program.contact.on-pace", new Hours(done), hours(needed), new Hours(-behind));
        return leaf(requirement, state, over || isBelowWarning(done, needed, term), reason, measure, last);
    }

    /** The monthly average times the months gone, of which a share is enough: 8 h × months gone × 75 %. */
    private boolean isBelowWarning(int done, int needed, InternshipTerm term) {
        long expected = (long) needed * term.monthsGone(day);
        return 100L * done * term.months() < edition.hours().paceWarningPercent() * expected;
    }

    private Standing contactCadence(Requirement.ContactCadence requirement) {
        int needed = requirement.months();
        if (term == null) {
            return leaf(
                    requirement,
                    State.UNMET,
                    false,
                    Sentence.of("program.cadence.not-begun", needed),
                    new Measure(0, needed, Unit.MONTHS),
                    null);
        }
        long months = contactMonths[requirement.level().ordinal()] | (requirement.excusable() ? excusedMonths : 0);
        int met = Long.bitCount(months & firstMonths(needed));
        var measure = new Measure(met, needed, Unit.MONTHS);
        if (met >= needed) {
            return leaf(requirement, State.MET, false, Sentence.of("program.cadence.met", needed), measure, null);
        }
        var state = met > 0 ? State.PARTLY : State.UNMET;
        int first = 0;
        int without = 0;
        int over = Math.min(needed, monthsOver(term));
        for (int month = 1; month <= over; month++) {
            if ((months & bit(month)) == 0) {
                first = first == 0 ? month : first;
                without++;
            }
        }
        int current = term.monthNumber(today);
        boolean open = current > 0 && current <= needed && (months & bit(current)) == 0;
        var due = open ? term.monthLast(current) : null;
        if (first > 0) {
            return leaf(
                    requirement,
                    state,
                    true,
                    Sentence.of(
                            "program.cadence.missing",
                            met,
                            needed,
                            first,
                            new ShortDay(term.monthFirst(first)),
                            new ShortDay(term.monthLast(first)),
                            without - 1),
                    measure,
                    due);
        }
        var reason = due != null
                ? Sentence.of(
                        "program.cadence.open",
                        met,
                        needed,
                        current,
                        new ShortDay(term.monthFirst(current)),
                        new ShortDay(due))
                : Sentence.of("program.cadence.so-far", met, needed);
        return leaf(requirement, state, false, reason, measure, due);
    }

    /** How many months, extension included, are over on the day. */
    private int monthsOver(InternshipTerm term) {
        int current = term.monthNumber(today);
        return current > 0 ? current - 1 : term.allMonths();
    }

    private Standing monthlyReports(Requirement.MonthlyReportsAccepted requirement) {
        int needed = requirement.count();
        int accepted = Long.bitCount(acceptedReports);
        var measure = new Measure(accepted, needed, Unit.REPORTS);
        if (accepted >= needed) {
            return leaf(
                    requirement, State.MET, false, Sentence.of("program.reports.met", accepted, needed), measure, null);
        }
        long submitted = submittedReports & ~acceptedReports;
        var state = accepted > 0 || submitted != 0 ? State.PARTLY : State.UNMET;
        if (term == null) {
            return leaf(
                    requirement,
                    state,
                    false,
                    Sentence.of("program.reports.not-begun", accepted, needed),
                    measure,
                    null);
        }
        long sent = acceptedReports | submitted;
        int months = Math.min(needed, term.allMonths());
        int next = 1;
        while (next <= months && (sent & bit(next)) != 0) {
            next++;
        }
        if (next > months) {
            return leaf(
                    requirement,
                    state,
                    false,
                    submitted == 0
                            ? Sentence.of("program.reports.so-far", accepted, needed)
                            : Sentence.of("program.reports.waiting", accepted, needed, Long.bitCount(submitted)),
                    measure,
                    null);
        }
        var due = edition.reportDue(term, next);
        boolean overdue = due.isBefore(day);
        boolean returned = (returnedReports & bit(next)) != 0;
        var key = overdue
                ? (returned ? "program.reports.returned-overdue" : "program.reports.overdue")
                : (returned ? "program.reports.returned" : "program.reports.next");
        return leaf(
                requirement,
                state,
                overdue,
                Sentence.of(
                        key,
                        accepted,
                        needed,
                        next,
                        new ShortDay(term.monthFirst(next)),
                        new ShortDay(term.monthLast(next)),
                        new ShortDay(due)),
                measure,
                due);
    }

    private Standing meetingsAttended(Requirement.MeetingsAttended requirement) {
        int needed = requirement.count();
        int of = requirement.of();
        int done = Long.bitCount(meetings);
        var measure = new Measure(done, needed, Unit.MEETINGS);
        var state = reached(done, needed);
        if (state == State.MET) {
            return leaf(
                    requirement, state, false, Sentence.of("program.meetings.met", done, needed, of), measure, null);
        }
        int missed = term == null ? 0 : Long.bitCount(firstMonths(Math.min(of, monthsOver(term))) & ~meetings);
        boolean tooMany = missed > of - needed;
        return leaf(
                requirement,
                state,
                tooMany,
                Sentence.of(tooMany ? "program.meetings.missed" : "program.meetings.some", done, needed, of, missed),
                measure,
                null);
    }

    private Standing projectPassed(Requirement.ProjectPassed requirement) {
        if (project == null || projectState == null) {
            return leaf(requirement, State.UNMET, false, Sentence.of("program.project.none"), null, null);
        }
        var passed = project.passedOn();
        return switch (projectState) {
            case NOT_PASSED ->
                leaf(requirement, State.UNMET, false, Sentence.of("program.project.not-passed"), null, null);
            case PROPOSED ->
                leaf(requirement, State.PARTLY, false, Sentence.of("program.project.proposed"), null, null);
            case TOPIC_APPROVED ->
                leaf(requirement, State.PARTLY, false, Sentence.of("program.project.topic-approved"), null, null);
            case RETURNED ->
                leaf(requirement, State.PARTLY, false, Sentence.of("program.project.returned"), null, null);
            case SUBMITTED ->
                leaf(requirement, State.PARTLY, false, Sentence.of("program.project.submitted"), null, null);
            case PASSED ->
                leaf(
                        requirement,
                        State.MET,
                        false,
                        passed == null
                                ? Sentence.of("program.project.passed")
                                : Sentence.of("program.project.passed-on", passed),
                        null,
                        null);
        };
    }

    private Standing recertified(Requirement.RecertificationAttended requirement) {
        int done = recertifiedMinutes;
        int needed = requirement.minutes();
        var state = reached(done, needed);
        var reason = state == State.MET && recertifiedOn != null
                ? Sentence.of("program.recertification.met", recertifiedOn)
                : state == State.PARTLY
                        ? Sentence.of("program.recertification.partly", new Hours(done), hours(needed))
                        : Sentence.of("program.recertification.none");
        return leaf(requirement, state, false, reason, new Measure(done, needed, Unit.MINUTES), null);
    }

    private static Standing leaf(
            Requirement requirement,
            State state,
            boolean overdue,
            Sentence reason,
            @Nullable Measure measure,
            @Nullable LocalDate due) {
        return new Standing(requirement.key(), requirement.title(), state, overdue, reason, measure, due, List.of());
    }

    /** Every month of the internship, extension included; none before it has begun. */
    List<MonthStanding> months() {
        if (term == null) {
            return List.of();
        }
        var months = new ArrayList<MonthStanding>(term.allMonths());
        long contacts = contactMonths[edition.hours().level().ordinal()];
        for (int k = 1; k <= term.allMonths(); k++) {
            var first = term.monthFirst(k);
            var last = term.monthLast(k);
            var due = edition.reportDue(term, k);
            var report = reportState(k);
            boolean inTheirHands = report == Fact.ReportState.OPEN || report == Fact.ReportState.RETURNED;
            months.add(new MonthStanding(
                    k,
                    first,
                    last,
                    k <= MONTHS ? minutesOfMonth[k] : 0,
                    (contacts & bit(k)) != 0,
                    (excusedMonths & bit(k)) != 0,
                    report,
                    due,
                    inTheirHands && due.isBefore(day),
                    (meetings & bit(k)) != 0,
                    !first.isAfter(day),
                    last.isBefore(day)));
        }
        return List.copyOf(months);
    }

    private Fact.ReportState reportState(int month) {
        long bit = bit(month);
        if ((acceptedReports & bit) != 0) {
            return Fact.ReportState.ACCEPTED;
        }
        if ((submittedReports & bit) != 0) {
            return Fact.ReportState.SUBMITTED;
        }
        return (returnedReports & bit) != 0 ? Fact.ReportState.RETURNED : Fact.ReportState.OPEN;
    }
}
