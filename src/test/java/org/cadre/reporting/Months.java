package org.cadre.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cadre.program.Fact.ReportState;
import org.cadre.program.InternshipTerm;
import org.cadre.program.MonthStanding;

/** Months of an internship to draw in tests. */
final class Months {
    private Months() {}

    /** All months of the term on that day, with these minutes in the first ones and nothing else done. */
    static List<MonthStanding> of(InternshipTerm term, LocalDate today, int... minutes) {
        var months = new ArrayList<MonthStanding>();
        for (int k = 1; k <= term.allMonths(); k++) {
            months.add(month(term, k, today, k <= minutes.length ? minutes[k - 1] : 0, false, ReportState.OPEN, false));
        }
        return months;
    }

    static MonthStanding month(
            InternshipTerm term,
            int number,
            LocalDate today,
            int minutes,
            boolean excused,
            ReportState report,
            boolean meeting) {
        var due = term.monthLast(number).plusDays(10);
        boolean theirs = report == ReportState.OPEN || report == ReportState.RETURNED;
        return new MonthStanding(
                number,
                term.monthFirst(number),
                term.monthLast(number),
                minutes,
                minutes > 0,
                excused,
                report,
                due,
                theirs && due.isBefore(today),
                meeting,
                !term.monthFirst(number).isAfter(today),
                term.monthLast(number).isBefore(today));
    }
}
