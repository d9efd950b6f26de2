package org.cadre.certification;

import java.time.LocalDate;

/**
 * More time for renewing, as office gave it: whoever looks at the certificate later sees when, why and by whom.
 *
 * @param until the last day on which it may be renewed as if it had not expired
 * @param signature the name of who gave it
 */
record RenewalExtension(LocalDate on, LocalDate until, String reason, String signature) {}
