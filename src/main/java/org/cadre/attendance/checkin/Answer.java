package org.cadre.attendance.checkin;

import java.time.Instant;
import java.util.UUID;
import org.cadre.offering.SessionId;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a scan.
 *
 * @param registration whose seat it is; null: none of this event's
 * @param name of who has the seat now; null: nobody, or nobody of this event
 * @param since here since then, or taken back then
 * @param at when it was scanned
 */
record Answer(
        UUID key,
        SessionId session,
        Outcome outcome,
        @Nullable RegistrationId registration,
        @Nullable String name,
        @Nullable String school,
        @Nullable Instant since,
        Instant at) {}
