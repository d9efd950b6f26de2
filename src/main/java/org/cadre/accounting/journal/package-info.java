/** The journal: the ledger and the stipends' payments in double entry, exported once, with each period closed after it. */
@NullMarked
package org.cadre.accounting.journal;

import org.jspecify.annotations.NullMarked;
