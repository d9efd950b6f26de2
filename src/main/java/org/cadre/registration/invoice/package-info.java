/**
 * An order on paper and as a page: quote, purchase order, invoice, credit note, and what is paid and owed. What was issued is
 * drawn once, numbered without gaps, stored by its digest and never changed.
 */
@NamedInterface("invoice")
@NullMarked
package org.cadre.registration.invoice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
