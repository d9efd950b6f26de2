/** Files, stored by the SHA-256 of their bytes. */
@NullMarked
package org.cadre.platform.file;

import org.jspecify.annotations.NullMarked;
