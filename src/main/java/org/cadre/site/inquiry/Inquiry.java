package org.cadre.site.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's question for a training in their area.
 *
 * @param organizationName from the directory, or as it was written
 * @param people how many would come; null: not known yet
 * @param preferred when it would suit them, in their words
 * @param offering the proposal; null: none yet
 * @param orders the order that a quote answers it with; null: none yet
 */
record Inquiry(
        UUID id,
        InquiryState state,
        String name,
        String email,
        String phone,
        @Nullable OrganizationId organization,
        String organizationName,
        String area,
        @Nullable Integer people,
        String preferred,
        String about,
        @Nullable PersonId owner,
        @Nullable String ownerName,
        @Nullable LocalDate remindOn,
        @Nullable OfferingId offering,
        boolean sample,
        Instant receivedAt,
        @Nullable UUID orders) {

    boolean isOpen() {
        return state != InquiryState.WON && state != InquiryState.CLOSED;
    }

    /** All that office sets, as a form has seen it: what differs has been changed since. */
    String seen() {
        return state.word() + " " + owner + " " + remindOn;
    }

    /** Who asks, with where they are from. */
    String who() {
        return organizationName.isEmpty() ? name : name + ", " + organizationName;
    }
}
