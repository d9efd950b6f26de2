package org.cadre.internship.chat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something entered in a room: a message, the withdrawal of one, or a new agenda.
 *
 * @param number its place in the order all members see; without gaps in each room
 * @param about the message it replies to, or that it withdraws
 * @param aboutAuthor who wrote that message
 * @param aboutBody its words; none when it was withdrawn
 */
record Entry(
        UUID room,
        long number,
        UUID author,
        String name,
        String kind,
        String body,
        @Nullable Long about,
        Instant enteredAt,
        boolean withdrawn,
        @Nullable String aboutAuthor,
        @Nullable String aboutBody) {

    boolean isMessage() {
        return kind.equals("message");
    }

    boolean isWithdrawal() {
        return kind.equals("withdrawal");
    }
}
