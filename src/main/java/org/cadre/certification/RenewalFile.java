package org.cadre.certification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What office keeps about how a certificate goes on.
 *
 * @param need what it waits for; null: it has a next period, or cannot have one now
 * @param extensions the time that was given for renewing
 * @param recorded how it came to be kept here; null: Cadre issued it
 */
record RenewalFile(
        @Nullable RenewalNeed need,
        List<RenewalExtension> extensions,
        @Nullable RecordedPeriod recorded) {}
