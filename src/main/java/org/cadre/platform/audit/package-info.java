/** The append-only trail of every deed. */
@NullMarked
package org.cadre.platform.audit;

import org.jspecify.annotations.NullMarked;
