package org.cadre.care.request;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/** What others may hear about requests; never what a complaint says. */
public final class CareEvents {
    private CareEvents() {}

    public record RequestReceived(UUID request, RequestKind kind, PersonId person, LocalDate dueOn) {}

    /** @param answer empty where it is confidential: it is read in Cadre, not in a mailbox */
    public record RequestAnswered(UUID request, RequestKind kind, PersonId person, boolean done, String answer) {}

    /** @param owner null: nobody has taken it, so all of office hear of it */
    public record RequestDue(
            UUID request,
            RequestKind kind,
            String personName,
            @Nullable PersonId owner,
            LocalDate dueOn) {}
}
