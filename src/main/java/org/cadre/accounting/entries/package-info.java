/** The ledger as office reads it: every entry of a period, by what it was for. */
@NullMarked
package org.cadre.accounting.entries;

import org.jspecify.annotations.NullMarked;
