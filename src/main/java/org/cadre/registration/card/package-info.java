/**
 * Paying an order by card on the provider's page, word from the bank, money that comes late or twice, and the end of holds.
 * What moves money is decided by what the provider says when it is asked, never by a browser or by a message alone.
 */
@NamedInterface("card")
@NullMarked
package org.cadre.registration.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
