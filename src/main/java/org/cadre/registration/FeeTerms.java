package org.cadre.registration;

import org.jspecify.annotations.Nullable;

/**
 * What office decides once for all offerings: how long seats are kept, and when money is due.
 *
 * @param cardMinutes how long seats are kept while somebody pays by card
 * @param quoteDays how long a quote, an announced check or a transfer keeps them
 * @param netDays the days until an invoice is due
 * @param netDaysDistrict the same where a district gets it
 * @param offerHours how long a place is offered to somebody who waited
 * @param namesDays so many days before the first day names are due
 * @param substitutionDays so many days before the first day the last substitution is made
 * @param reminderDays so many days before an invoice is due it is reminded of; 0: not before the day itself
 * @param overdueDays so many days after that again
 * @param longOverdueDays and for the last time
 * @param taxForm digest of the W-9 in the file store; null: there is none
 */
public record FeeTerms(
        int cardMinutes,
        int quoteDays,
        int netDays,
        int netDaysDistrict,
        int offerHours,
        int namesDays,
        int substitutionDays,
        int reminderDays,
        int overdueDays,
        int longOverdueDays,
        @Nullable String taxForm) {

    /** The days until an invoice is due. */
    public int netDays(boolean ofDistrict) {
        return ofDistrict ? netDaysDistrict : netDays;
    }
}
