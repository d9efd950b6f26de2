package org.cadre.program;

import java.time.LocalDate;

/**
 * One month of an internship on a day: what the month strip shows.
 *
 * @param number the first month is 1
 * @param minutes contact minutes that count
 * @param excused it may go without a contact
 * @param report as far as it has come
 * @param reportOverdue the report is in the MIT's hands and its due date has passed
 * @param meeting a cohort meeting of this month was attended or made up
 * @param begun the month has begun on that day
 * @param over the month's last day has passed
 */
public record MonthStanding(
        int number,
        LocalDate first,
        LocalDate last,
        int minutes,
        boolean contact,
        boolean excused,
        Fact.ReportState report,
        LocalDate reportDue,
        boolean reportOverdue,
        boolean meeting,
        boolean begun,
        boolean over) {}
