package org.cadre.registration.refund;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Form;

/** The steps of a refund policy as a form asks for them: a few rows of days and percent, the empty ones left out. */
final class PolicyForm {
    static final int ROWS = 5;

    private PolicyForm() {}

    static Form fill(Form form, RefundPolicy policy) {
        for (int i = 0; i < policy.steps().size() && i < ROWS; i++) {
            var step = policy.steps().get(i);
            form.with("days" + (i + 1), step.daysBefore()).with("percent" + (i + 1), step.percent());
        }
        return form;
    }

    /** What was typed; empty when something is wrong with it, which then stands beside its field. */
    static Optional<RefundPolicy> read(Form form) {
        var steps = new ArrayList<RefundStep>();
        var days = new HashSet<Integer>();
        for (int row = 1; row <= ROWS; row++) {
            var daysBefore = whole(form, "days" + row, 365, "refund.policy.days.wrong");
            var percent = whole(form, "percent" + row, 100, "refund.policy.percent.wrong");
            if (daysBefore.isPresent() != percent.isPresent()) {
                form.wrong(
                        (daysBefore.isPresent() ? "percent" : "days") + row, Sentence.of("refund.policy.half-a-step"));
            } else if (daysBefore.isPresent()) {
                if (!days.add(daysBefore.get())) {
                    form.wrong("days" + row, Sentence.of("refund.policy.days.twice", daysBefore.get()));
                }
                steps.add(new RefundStep(daysBefore.get(), percent.get()));
            }
        }
        var policy = new RefundPolicy(steps);
        if (form.isRight()) {
            refuseMoreForLater(policy.steps(), form);
        }
        return form.isRight() ? Optional.of(policy) : Optional.empty();
    }

    private static Optional<Integer> whole(Form form, String field, int most, String wrong) {
        var number = form.number(field);
        if (number.isPresent() && (number.get() < 0 || number.get() > most)) {
            form.wrong(field, Sentence.of(wrong, most));
        }
        return number;
    }

    private static void refuseMoreForLater(List<RefundStep> steps, Form form) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).percent() > steps.get(i - 1).percent()) {
                form.wrong(
                        "percent" + rowOf(form, steps.get(i)),
                        Sentence.of(
                                "refund.policy.more-for-later",
                                steps.get(i).daysBefore(),
                                steps.get(i - 1).daysBefore()));
            }
        }
    }

    private static int rowOf(Form form, RefundStep step) {
        int row = 1;
        while (!form.text("days" + row).equals(String.valueOf(step.daysBefore())) && row < ROWS) {
            row++;
        }
        return row;
    }
}
