package org.cadre.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.ShortDay;
import org.cadre.program.MonthStanding;
import org.jspecify.annotations.Nullable;

/** The months of an internship side by side: hours, contact, report and meeting of each, and how each of them stands. */
record MonthStrip(List<Month> months) {

    /** How one thing of a month stands, with the icon and the color that go with its word. */
    enum State {
        MET("done", "check-circle-fill"),
        WITH_COACH("primary", "send-check"),
        DUE("attention", "clock-fill"),
        SHORT("attention", "dash-circle-fill"),
        OVERDUE("problem", "exclamation-triangle-fill"),
        LATER("quiet", "circle");

        private final String tone;
        private final String icon;

        State(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        String tone() {
            return tone;
        }

        String icon() {
            return icon;
        }
    }

    /** @param about hours, contact, report or meeting; month: all of a month to come */
    record Mark(String about, State state, Sentence says) {
        /** What it is about, in a word; a month to come needs none. */
        Optional<Sentence> label() {
            return about.equals("month") ? Optional.empty() : Optional.of(Sentence.of("reporting.strip." + about));
        }
    }

    record Month(int number, LocalDate first, LocalDate last, boolean current, List<Mark> marks) {
        Mark mark(String about) {
            return marks.stream()
                    .filter(mark -> mark.about.equals(about))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * @param programMonths how many months the program asks for; an extension has hours and contacts only
     * @param minutesPerMonth the monthly average of the target
     * @param meetings the days of meetings still to come, by month
     */
    static MonthStrip of(
            List<MonthStanding> standings,
            int programMonths,
            int minutesPerMonth,
            Map<Integer, LocalDate> meetings,
            LocalDate today) {
        var months = new ArrayList<Month>();
        for (var month : standings) {
            var marks = new ArrayList<Mark>();
            var planned = meetings.get(month.number());
            if (month.begun()) {
                marks.add(hours(month, minutesPerMonth));
                marks.add(contact(month));
            } else {
                marks.add(mark("month", State.LATER, "later"));
            }
            if (month.begun() && month.number() <= programMonths) {
                marks.add(report(month, today));
            }
            if (month.number() <= programMonths && (month.begun() || planned != null)) {
                marks.add(meeting(month, planned));
            }
            months.add(new Month(
                    month.number(), month.first(), month.last(), month.begun() && !month.over(), List.copyOf(marks)));
        }
        return new MonthStrip(List.copyOf(months));
    }

    private static Mark hours(MonthStanding month, int average) {
        var state = month.minutes() >= average ? State.MET : month.over() ? State.SHORT : State.DUE;
        return new Mark(
                "hours",
                state,
                Sentence.of("reporting.strip.hours.counted", new Hours(month.minutes()), ProgressRing.whole(average)));
    }

    private static Mark contact(MonthStanding month) {
        if (month.contact()) {
            return mark("contact", State.MET, "met");
        }
        if (month.excused()) {
            return mark("contact", State.MET, "excused");
        }
        return month.over() ? mark("contact", State.OVERDUE, "missing") : mark("contact", State.DUE, "due");
    }

    private static Mark report(MonthStanding month, LocalDate today) {
        return switch (month.report()) {
            case ACCEPTED -> mark("report", State.MET, "met");
            case SUBMITTED -> mark("report", State.WITH_COACH, "with-coach");
            case RETURNED ->
                month.reportOverdue()
                        ? mark("report", State.OVERDUE, "returned")
                        : mark("report", State.DUE, "returned");
            case OPEN -> {
                if (month.reportOverdue()) {
                    yield mark("report", State.OVERDUE, "overdue");
                }
                yield today.isBefore(month.last())
                        ? mark("report", State.LATER, "later")
                        : mark("report", State.DUE, "due");
            }
        };
    }

    private static Mark meeting(MonthStanding month, @Nullable LocalDate planned) {
        if (month.meeting()) {
            return mark("meeting", State.MET, "met");
        }
        if (planned != null) {
            return new Mark(
                    "meeting", State.DUE, Sentence.of("reporting.strip.meeting.planned", new ShortDay(planned)));
        }
        if (month.over()) {
            return mark("meeting", State.SHORT, "missed");
        }
        return mark("meeting", State.LATER, "later");
    }

    private static Mark mark(String about, State state, String word) {
        return new Mark(about, state, Sentence.of("reporting.strip." + about + "." + word));
    }
}
