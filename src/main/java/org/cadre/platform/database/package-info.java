/** The database: the embedded server's keeper, ids and numbers without gaps. */
@NullMarked
package org.cadre.platform.database;

import org.jspecify.annotations.NullMarked;
