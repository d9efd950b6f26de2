package org.cadre.accounting.journal;

import java.time.LocalDate;

/** What came of exporting a journal. */
sealed interface Closing {
    /** The period is closed and its journal can be fetched, today and later. */
    record Closed(Journal journal) implements Closing {}

    /** Nothing moved that no journal has yet. */
    record NothingNew() implements Closing {}

    /** The day is not over: more may come on it. */
    record NotOver(LocalDate latest) implements Closing {}

    /** The period is closed already, perhaps by somebody else a moment ago. */
    record ClosedBefore(LocalDate through) implements Closing {}

    /** The codes are still the sample that Cadre came with. */
    record SampleCodes() implements Closing {}
}
