package org.cadre.certification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What office keeps about how a certificate goes on.
 *
 * @param need what it waits for; null: it has a next period, or cannot have one now
 * @param extensions the time that was given for renewing
 */
record RenewalFile(@Nullable RenewalNeed need, List<RenewalExtension> extensions) {}
