package org.cadre.care.request;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One request as office sees it.
 *
 * @param enteredBy who of office wrote it down for somebody who phoned or wrote
 * @param owner who of office answers for it
 * @param answer what the person was told
 */
record CareRequest(
        UUID id,
        RequestKind kind,
        PersonId person,
        String personName,
        String words,
        LocalDate askedOn,
        @Nullable String enteredBy,
        @Nullable PersonId owner,
        @Nullable String ownerName,
        LocalDate dueOn,
        RequestState state,
        String answer,
        @Nullable String answeredBy,
        @Nullable LocalDate answeredOn) {

    boolean isOpen() {
        return state == RequestState.OPEN;
    }

    /** The same for somebody who may know of it and not read it. */
    CareRequest unread() {
        return new CareRequest(
                id,
                kind,
                person,
                personName,
                "",
                askedOn,
                enteredBy,
                owner,
                ownerName,
                dueOn,
                state,
                "",
                answeredBy,
                answeredOn);
    }

    boolean isOverdue(LocalDate today) {
        return isOpen() && dueOn.isBefore(today);
    }
}
