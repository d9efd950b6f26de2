/**
 * One search over everything office keeps: people by any name they have or had, places, events, cohorts and the numbers on
 * papers, with typing mistakes forgiven. Reads all capabilities; for office alone.
 */
@NullMarked
package org.cadre.reporting.search;

import org.jspecify.annotations.NullMarked;
