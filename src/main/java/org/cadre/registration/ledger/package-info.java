/** Money as it came and went: an append-only ledger from which every balance is a sum. Knows orders by their ids only. */
@NamedInterface("ledger")
@NullMarked
package org.cadre.registration.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
