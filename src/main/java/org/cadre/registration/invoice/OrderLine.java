package org.cadre.registration.invoice;

import org.cadre.offering.Covers;

/** One line of an order as it was placed. */
record OrderLine(Covers covers, int quantity, int unitCents, int discountCents, int cents) {}
