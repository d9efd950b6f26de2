/** Lists of offerings that took place before Cadre, with who attended how long. */
@NullMarked
package org.cadre.imports.offering;

import org.jspecify.annotations.NullMarked;
