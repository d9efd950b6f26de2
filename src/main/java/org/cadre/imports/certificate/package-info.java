/** Lists of certificates that were issued before Cadre. */
@NullMarked
package org.cadre.imports.certificate;

import org.jspecify.annotations.NullMarked;
