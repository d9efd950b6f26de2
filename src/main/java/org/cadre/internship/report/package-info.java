/**
 * The monthly report from both sides: written along the way by the MIT, sent, and read, returned or accepted by the
 * coach. Owns report, round and the log's month as a report shows it. Knows log and cohort.
 */
@NullMarked
package org.cadre.internship.report;

import org.jspecify.annotations.NullMarked;
