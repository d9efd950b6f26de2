package org.cadre.registration.refund;

import java.util.List;
import java.util.UUID;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Option;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.ledger.Balance;
import org.jspecify.annotations.Nullable;

/**
 * The refunds of one order.
 *
 * @param left what can still be given back
 * @param form of a refund by hand
 * @param recording the form of the refund that is being recorded or set aside, if it was refused
 */
record OrderRefundsView(
        OrderSummary order,
        Balance balance,
        int left,
        List<Refund> refunds,
        List<Option> ways,
        List<Option> methods,
        Form form,
        @Nullable UUID recorded,
        Form recording) {

    List<Refund> waiting() {
        return refunds.stream().filter(Refund::waitsForOffice).toList();
    }

    List<Refund> others() {
        return refunds.stream().filter(one -> !one.waitsForOffice()).toList();
    }

    /** What was typed for this refund, or a form with what is likely. */
    Form recordingOf(Refund refund) {
        return refund.id().equals(recorded)
                ? recording
                : Form.empty().with("method", refund.method().word()).with("day", likelyDay());
    }

    private @Nullable Object likelyDay() {
        return recording.text("today").isEmpty() ? null : recording.text("today");
    }

    boolean isRefused(Refund refund) {
        return refund.id().equals(recorded);
    }
}
