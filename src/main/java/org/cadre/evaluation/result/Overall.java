package org.cadre.evaluation.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.cadre.evaluation.form.FormVersion;
import org.cadre.evaluation.form.Question;
import org.cadre.evaluation.result.Shown.Gathered;
import org.jspecify.annotations.Nullable;

/** Answers to the questions that ask for the whole, added up on a scale from 1 to 5. */
record Overall(BigDecimal sum, int answers) {
    private static final int WIDTH = 4;
    private static final int DIGITS = 6;

    static Overall of(Collection<Gathered> answers, Map<UUID, FormVersion> versions) {
        var sum = BigDecimal.ZERO;
        int count = 0;
        for (var one : answers) {
            var version = versions.get(one.version());
            if (version == null) {
                continue;
            }
            for (var question : version.sheet().questions().toList()) {
                if (question instanceof Question.Scale scale && scale.overall()) {
                    for (String step : one.answer().to(scale.key())) {
                        sum = sum.add(fromOneToFive(Integer.parseInt(step), scale.steps()));
                        count++;
                    }
                }
            }
        }
        return new Overall(sum, count);
    }

    /** With two decimals; none of no answers. */
    @Nullable
    BigDecimal mean() {
        return answers == 0 ? null : sum.divide(BigDecimal.valueOf(answers), 2, RoundingMode.HALF_UP);
    }

    /** A step of any scale as a number from 1 to 5, its ends being 1 and 5. */
    static BigDecimal fromOneToFive(int step, int steps) {
        return BigDecimal.ONE.add(BigDecimal.valueOf((long) WIDTH * (step - 1))
                .divide(BigDecimal.valueOf(Math.max(1, steps - 1)), DIGITS, RoundingMode.HALF_UP));
    }
}
