package org.cadre.evaluation.result;

import java.math.BigDecimal;

/** The mean of one trainer, cohort, month …, with the number of answers it is made of. */
record Group(String label, BigDecimal mean, int answers) {
    private static final int LONGEST = 300;

    /** How long its bar is in the picture. */
    String width() {
        return BigDecimal.valueOf(LONGEST)
                .multiply(mean)
                .divide(BigDecimal.valueOf(5), 1, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }
}
