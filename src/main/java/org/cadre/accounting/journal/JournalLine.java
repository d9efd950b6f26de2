package org.cadre.accounting.journal;

import java.time.LocalDate;
import org.cadre.accounting.Chart;
import org.cadre.accounting.Post;

/**
 * One side of a movement, with the codes as they are on the day of the export.
 *
 * @param posted the day it counts for: its own, or the first open day when its own period was closed before it was known
 */
record JournalLine(Movement of, Post post, Chart.Code code, LocalDate posted, int debit, int credit) {}
