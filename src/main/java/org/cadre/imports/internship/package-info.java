/** Lists of internships that are in progress when an association begins with Cadre. */
@NullMarked
package org.cadre.imports.internship;

import org.jspecify.annotations.NullMarked;
