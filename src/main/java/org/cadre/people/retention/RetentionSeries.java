package org.cadre.people.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.jspecify.annotations.Nullable;

/** One kind of record that is kept for a time; the step that owns the records says which are due and lets them go. */
public interface RetentionSeries {
    /**
     * One unit that goes as a whole.
     *
     * @param since the day from which its time is counted
     * @param about whom it is about: a legal hold on one of them keeps it
     */
    record Due(UUID id, LocalDate since, Set<PersonId> about) {}

    /** The word for it in the table of series. */
    String slug();

    /**
     * Units whose time began on or before a day and that are still there, the oldest first.
     *
     * @param after the last one that was looked at
     */
    List<Due> due(LocalDate day, @Nullable Due after, int most);

    /**
     * Lets one go, in the caller's transaction. Once it is gone, {@link #due} does not name it any more.
     *
     * @return how much of what went, by words that the texts know; empty: something else still needs it
     */
    Map<String, Long> letGo(Due due);
}
