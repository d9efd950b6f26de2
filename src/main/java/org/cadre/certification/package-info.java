@NullMarked
package org.cadre.certification;

import org.jspecify.annotations.NullMarked;
