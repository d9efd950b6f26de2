package org.cadre.attendance.checkin;

import java.time.Instant;
import java.util.UUID;
import org.cadre.offering.SessionId;
import org.cadre.registration.RegistrationId;
import org.jspecify.annotations.Nullable;

/**
 * What a phone saw: a code, or a name that was tapped.
 *
 * @param key made by the phone; sent twice, it is done once
 * @param typed whether the code was typed, not scanned
 * @param undo whether it takes a wrong tap back
 * @param at by the phone, set right by the server's clock; it may be a while ago
 */
record Scan(
        UUID key,
        SessionId session,
        @Nullable String code,
        @Nullable RegistrationId registration,
        boolean typed,
        boolean undo,
        Instant at) {}
