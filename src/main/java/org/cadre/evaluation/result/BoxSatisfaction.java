package org.cadre.evaluation.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.Satisfaction;
import org.cadre.evaluation.form.Question;
import org.cadre.program.DateRange;
import org.springframework.stereotype.Component;

/** Satisfaction from the boxes. A module is part of an offering, and mid-term of an internship: only the wholes count. */
@Component
class BoxSatisfaction implements Satisfaction {
    private static final List<Moment> WHOLES = List.of(Moment.OFFERING, Moment.INTERNSHIP_END);
    private static final int FEWEST = 2;

    private final Boxes boxes;

    BoxSatisfaction(Boxes boxes) {
        this.boxes = boxes;
    }

    @Override
    public Mean of(DateRange period) {
        var sum = BigDecimal.ZERO;
        int answers = 0;
        int evaluations = 0;
        for (var moment : WHOLES) {
            var closed = boxes.closed(moment);
            var sheets = boxes.sheets(closed);
            var shown = Shown.of(closed, Cut.during(period.first(), period.last()), _ -> true);
            evaluations += shown.evaluations().size();
            for (var one : shown.answers()) {
                var sheet = sheets.get(one.version());
                if (sheet == null) {
                    continue;
                }
                for (var question : sheet.questions().toList()) {
                    if (question instanceof Question.Scale scale && scale.overall()) {
                        for (String step : one.answer().to(scale.key())) {
                            sum = sum.add(fromOneToFive(Integer.parseInt(step), scale.steps()));
                            answers++;
                        }
                    }
                }
            }
        }
        return new Mean(
                answers < FEWEST ? null : sum.divide(BigDecimal.valueOf(answers), 2, RoundingMode.HALF_UP),
                answers,
                evaluations);
    }

    /** A step of any scale as a number from 1 to 5, its ends being 1 and 5. */
    static BigDecimal fromOneToFive(int step, int steps) {
        return BigDecimal.ONE.add(BigDecimal.valueOf(4L * (step - 1))
                .divide(BigDecimal.valueOf(Math.max(1, steps - 1)), 6, RoundingMode.HALF_UP));
    }
}
