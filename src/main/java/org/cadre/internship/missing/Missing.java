package org.cadre.internship.missing;

import java.time.LocalDate;
import java.util.List;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody has yet to do in an internship, or for those they coach.
 *
 * @param item names it for good, so that nobody is told the same twice
 * @param due by when, where there is such a day
 * @param facts what its sentence needs: months, days, names, numbers
 * @param place where it is settled
 */
public record Missing(
        PersonId who,
        Kind kind,
        String item,
        Stage stage,
        @Nullable LocalDate due,
        List<Object> facts,
        String place) {
    public Missing {
        facts = List.copyOf(facts);
    }

    /** What it is: of an MIT, then of a coach. */
    public enum Kind {
        PROTEGE,
        AGREEMENT,
        REPORT,
        RETURNED,
        CONTACT,
        DISPUTE,
        CONFIRMATIONS,
        PROJECT,
        MEETING_TIMES,
        REPORTS_TO_READ,
        CONTACTS_TO_VERIFY,
        PROJECTS_TO_READ,
        FLAGS;

        public boolean isOfCoach() {
            return compareTo(REPORTS_TO_READ) >= 0;
        }
    }

    /** How pressing it is. Whatever has no day, or one far off, waits for the week's digest. */
    public enum Stage {
        LATER,
        SOON,
        DUE,
        LONG;

        public boolean isPressing() {
            return this != LATER;
        }
    }
}
