package org.cadre.evaluation;

import org.cadre.program.DateRange;

/** Whether protégés are still principals: the door for whoever sums up a period. */
public interface StillPrincipals {
    /**
     * @param asked protégés whose follow-up began in the period
     * @param followedUp those of whom the answer is known
     * @param stillPrincipals those of them who are principals
     */
    record Followed(int asked, int followedUp, int stillPrincipals) {}

    /** One and two years after the internship ended. */
    record AfterYears(Followed afterOneYear, Followed afterTwoYears) {}

    AfterYears of(DateRange period);
}
