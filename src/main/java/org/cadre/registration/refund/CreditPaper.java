package org.cadre.registration.refund;

import org.cadre.registration.OrderCredits;

/** Credits an order, with a credit note where it had been invoiced. Without one the ledger alone says it. */
public interface CreditPaper extends OrderCredits {}
