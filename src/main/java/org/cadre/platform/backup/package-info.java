/**
 * Backups: everything Cadre keeps, in one file that can be verified, and back from it into an empty place. Owns backup,
 * manifest, restore and what is held after one.
 */
@NullMarked
package org.cadre.platform.backup;

import org.jspecify.annotations.NullMarked;
