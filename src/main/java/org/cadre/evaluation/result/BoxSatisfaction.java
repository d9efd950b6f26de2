package org.cadre.evaluation.result;

import java.math.BigDecimal;
import java.util.List;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.Satisfaction;
import org.cadre.program.DateRange;
import org.springframework.stereotype.Component;

/** Satisfaction from the boxes. A module is part of an offering, and mid-term of an internship: only the wholes count. */
@Component
class BoxSatisfaction implements Satisfaction {
    private static final List<Moment> WHOLES = List.of(Moment.OFFERING, Moment.INTERNSHIP_END);

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
            var closed = boxes.anonymous(moment);
            var shown = Shown.of(closed, Cut.during(period.first(), period.last()), _ -> true);
            var whole = Overall.of(shown.answers(), boxes.versions(closed));
            evaluations += shown.evaluations().size();
            sum = sum.add(whole.sum());
            answers += whole.answers();
        }
        return new Mean(new Overall(sum, answers).mean(), answers, evaluations);
    }
}
