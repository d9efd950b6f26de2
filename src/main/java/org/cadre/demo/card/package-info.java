/** A stand-in for the payment provider: it answers as Stripe does, keeps what was paid, and moves no money. */
@NullMarked
package org.cadre.demo.card;

import org.jspecify.annotations.NullMarked;
