package org.cadre.reporting;

import java.time.LocalDate;
import java.util.List;
import org.cadre.program.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The part of a first page about events: one's seats, and where one stands with part one.
 *
 * @param partOne only while part one is begun, and no internship follows it yet
 * @param completedOn when part one was completed; null: not yet
 */
record ParticipantHome(
        List<EventSeat> seats,
        @Nullable Standing partOne,
        @Nullable LocalDate completedOn,
        List<NextStep> steps) {}
