/** Lists of people. */
@NullMarked
package org.cadre.imports.people;

import org.jspecify.annotations.NullMarked;
