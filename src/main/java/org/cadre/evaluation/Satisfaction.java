package org.cadre.evaluation;

import java.math.BigDecimal;
import org.cadre.program.DateRange;
import org.jspecify.annotations.Nullable;

/** How satisfied participants were: the door for whoever sums up a period. */
public interface Satisfaction {
    /**
     * The mean of every answer to a question that asks for the whole, on a scale from 1 to 5.
     *
     * @param mean with two decimals; none where too few answered
     * @param answers how many the mean is made of
     * @param evaluations how many evaluations they answered
     */
    record Mean(@Nullable BigDecimal mean, int answers, int evaluations) {}

    /** Of what took place in that period; only evaluations that are closed and that enough people answered count. */
    Mean of(DateRange period);
}
