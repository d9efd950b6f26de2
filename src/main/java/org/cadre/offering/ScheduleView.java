package org.cadre.offering;

import java.time.LocalDate;
import java.util.List;
import org.cadre.platform.web.Option;

/**
 * The schedule.
 *
 * @param nothingAtAll whether nothing is offered, whatever the filter
 */
record ScheduleView(
        List<OfferingSummary> offerings,
        List<Option> states,
        List<Option> months,
        String state,
        String month,
        boolean nothingAtAll,
        LocalDate today) {

    boolean filtered() {
        return !state.isEmpty() || !month.isEmpty();
    }
}
