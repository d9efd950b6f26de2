@NullMarked
package org.cadre.attendance;

import org.jspecify.annotations.NullMarked;
