package org.cadre.offering;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cadre.platform.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The schedule.
 *
 * @param prices what a seat costs today, by fee category
 * @param way how it is shown: "list", "calendar" or "states"
 * @param calendar the month, when it is shown as a calendar
 * @param nothingAtAll whether nothing is offered, whatever the filter
 * @param data the same for machines; null: nothing is held
 */
record ScheduleView(
        List<OfferingSummary> offerings,
        Map<OfferingId, List<ShownPrice>> prices,
        List<Option> states,
        List<Option> months,
        String way,
        String state,
        String month,
        @Nullable ScheduleMonth calendar,
        boolean nothingAtAll,
        LocalDate today,
        @Nullable String data) {
    /** So far ahead one may leaf through the months. */
    private static final int MONTHS_AHEAD = 24;

    List<ShownPrice> prices(OfferingSummary offering) {
        return prices.getOrDefault(offering.id(), List.of());
    }

    boolean filtered() {
        return !state.isEmpty() || !month.isEmpty();
    }

    /** The same dates shown another way. */
    String shown(String otherWay) {
        return address(otherWay, otherWay.equals("calendar") || !way.equals("calendar") ? month : "");
    }

    private String address(String way, String month) {
        var query = new StringBuilder();
        if (!way.equals("list")) {
            query.append("&view=").append(way);
        }
        if (!state.isEmpty()) {
            query.append("&state=").append(state);
        }
        if (!month.isEmpty()) {
            query.append("&month=").append(month);
        }
        return query.isEmpty() ? "/schedule" : "/schedule?" + query.substring(1);
    }

    /** The month before or after; null: so far one does not leaf. */
    @Nullable
    String leaf(int months) {
        if (calendar == null) {
            return null;
        }
        var there = calendar.month().plusMonths(months);
        var now = YearMonth.from(today);
        return there.isBefore(now) || there.isAfter(now.plusMonths(MONTHS_AHEAD))
                ? null
                : address("calendar", there.toString());
    }

    LocalDate leafed(int months) {
        return calendar == null ? today : calendar.first().plusMonths(months);
    }

    /** What is held in each state, by its name; under the empty name what is held nowhere in particular. */
    SequencedMap<String, List<OfferingSummary>> byState() {
        var names = states.stream().collect(Collectors.toMap(Option::value, Option::label));
        var found = new TreeMap<String, List<OfferingSummary>>();
        for (var one : offerings) {
            String name = one.state() == null ? "" : names.getOrDefault(one.state(), one.state());
            found.computeIfAbsent(name, _ -> new java.util.ArrayList<>()).add(one);
        }
        return found;
    }

    /** Where a calendar program reads these dates again and again. */
    String feed() {
        return state.isEmpty() ? "/schedule.ics" : "/schedule.ics?state=" + state;
    }
}
