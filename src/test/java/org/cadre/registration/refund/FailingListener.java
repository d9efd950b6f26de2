package org.cadre.registration.refund;

import org.cadre.registration.OrderId;
import org.cadre.registration.refund.RefundEvents.SeatsCredited;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Breaks down over one order, at the end of its transaction, for as long as it is told to. */
@Component
class FailingListener {
    private volatile @Nullable OrderId failing;

    void failsFor(@Nullable OrderId order) {
        this.failing = order;
    }

    @EventListener
    void hear(SeatsCredited credited) {
        if (credited.order().equals(failing)) {
            throw new IllegalStateException("broken for " + failing);
        }
    }
}
