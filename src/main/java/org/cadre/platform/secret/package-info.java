/** Text that only its author may read, sealed with a key kept outside the database. */
@NullMarked
package org.cadre.platform.secret;

import org.jspecify.annotations.NullMarked;
