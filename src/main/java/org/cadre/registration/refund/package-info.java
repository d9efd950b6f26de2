/**
 * What a seat, an order or an event that ended gives back: the refund policy, credits, refunds on their way, and what is
 * said to districts of what they owe. Owns refund, refund step and reminder; money itself is in the ledger.
 */
@NamedInterface("refund")
@NullMarked
package org.cadre.registration.refund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
