package org.cadre.program;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recorded fact that can satisfy a requirement, with the id of the record it lives in. */
public sealed interface Fact {
    /** The record it lives in: an award explains itself by it. */
    UUID id();

    /** So many minutes of a module on a day. */
    record Attended(UUID id, String module, int minutes, LocalDate day, OfferingKind kind) implements Fact {}

    /** The internship itself; without a first day it has not begun. */
    record Internship(
            UUID id,
            InternshipState state,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate endedOn,
            List<DateRange> holds,
            int extensionMonths)
            implements Fact {
        public Internship {
            holds = List.copyOf(holds);
        }
    }

    enum InternshipState {
        APPLIED,
        ACTIVE,
        ON_HOLD,
        COMPLETE,
        WITHDRAWN,
        LAPSED
    }

    /** A protégé's agreement. */
    record Pairing(UUID id, LocalDate acceptedOn, @Nullable LocalDate endedOn) implements Fact {}

    /** One contact; mode is the key of a mode of the edition. */
    record Contact(UUID id, LocalDate day, int minutes, String mode, ConfirmationLevel level, ContactState state)
            implements Fact {}

    enum ContactState {
        DRAFT,
        SUBMITTED,
        DISPUTED,
        WITHDRAWN,
        REVERSED;

        public boolean counts() {
            return this == SUBMITTED;
        }
    }

    /** A month that may go without a contact. */
    record ExcusedMonth(UUID id, int month) implements Fact {}

    record Report(
            UUID id,
            int month,
            ReportState state,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate acceptedOn) implements Fact {}

    /** In the order in which they are nearer to done. */
    enum ReportState {
        OPEN,
        RETURNED,
        SUBMITTED,
        ACCEPTED
    }

    record Meeting(UUID id, int month, Presence presence, LocalDate day) implements Fact {}

    enum Presence {
        CAME,
        MADE_UP
    }

    record Project(UUID id, ProjectState state, @Nullable LocalDate passedOn) implements Fact {}

    /** In the order in which they are nearer to done. */
    enum ProjectState {
        NOT_PASSED,
        PROPOSED,
        TOPIC_APPROVED,
        RETURNED,
        SUBMITTED,
        PASSED
    }

    /** So many minutes of a recertification training on a day. */
    record Recertified(UUID id, int minutes, LocalDate day) implements Fact {}
}
