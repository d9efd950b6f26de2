package org.cadre.registration.refund;

import org.cadre.platform.audit.Actor;
import org.cadre.registration.OrderId;

/** Credits an order, with a credit note where it had been invoiced. Without one the ledger alone says it. */
public interface CreditPaper {

    /**
     * Enters the credit, once for each cause.
     *
     * @param cause of the ledger's entry, such as "return:REGISTRATION"
     * @return whether it was entered now; false: it had been
     */
    boolean credit(OrderId order, int cents, String currency, String because, String cause, Actor actor);
}
