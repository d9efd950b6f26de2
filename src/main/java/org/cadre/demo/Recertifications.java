package org.cadre.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cadre.demo.Crowd.Somebody;
import org.cadre.demo.Histories.Event;

/** Recertification days, each filled with those for whom it lies well. */
final class Recertifications {
    private static final int SEATS = 28;

    private static final class Day {
        final Event event;
        int left = SEATS;

        Day(Event event) {
            this.event = event;
        }
    }

    private final Institutes institutes;
    private final Dice dice;
    private final List<Day> days = new ArrayList<>();

    Recertifications(Institutes institutes, Dice dice) {
        this.institutes = institutes;
        this.dice = dice;
    }

    /** Somebody attends a recertification between two days; returns when that was. */
    LocalDate attended(Somebody somebody, LocalDate first, LocalDate last) {
        var day = between(first, last);
        institutes.attended(day.event, somebody, Institutes.Part.ALL, false);
        return day.event.firstDay();
    }

    /** Somebody has a seat in one to come. */
    void registered(Somebody somebody, LocalDate first, LocalDate last) {
        institutes.registered(between(first, last).event, somebody);
    }

    private Day between(LocalDate first, LocalDate last) {
        var day = days.stream()
                .filter(one -> one.left > 0)
                .filter(one -> !one.event.firstDay().isBefore(first)
                        && !one.event.firstDay().isAfter(last))
                .findFirst()
                .orElseGet(() -> announce(first, last));
        day.left--;
        return day;
    }

    private Day announce(LocalDate first, LocalDate last) {
        var day = new Day(institutes.recertification(dice.workday(first, last), SEATS));
        days.add(day);
        return day;
    }
}
