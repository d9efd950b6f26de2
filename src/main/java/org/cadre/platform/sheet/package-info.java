/**
 * Spreadsheets that leave and enter: written row by row to whoever downloads, so that a hundred thousand rows take no more
 * memory than a hundred. Nothing that somebody typed becomes a formula on the reader's desk.
 */
@NullMarked
package org.cadre.platform.sheet;

import org.jspecify.annotations.NullMarked;
