package org.cadre.registration;

import org.cadre.platform.audit.Actor;

/** Credits an order that costs less than it was charged: with a credit note where it had been invoiced. */
public interface OrderCredits {
    /**
     * Enters the credit, once for each cause.
     *
     * @param cause of the ledger's entry, such as "return:REGISTRATION"
     * @return whether it was entered now; false: it had been
     */
    boolean credit(OrderId order, int cents, String currency, String because, String cause, Actor actor);
}
