/**
 * What the board is told of a period: whom the program served, what was completed, awarded and renewed, hours, money. Each
 * number and the list behind it are read from one view, so that they cannot differ.
 */
@NullMarked
package org.cadre.reporting.board;

import org.jspecify.annotations.NullMarked;
