@NullMarked
package org.cadre.platform.backup;

import org.jspecify.annotations.NullMarked;
